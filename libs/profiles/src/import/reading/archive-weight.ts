import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { tooLarge, unreadable } from '../import-limits.js';

interface Entry {
  name: string;
  method: number;
  checksum: number;
  unpacked: number;
  packed: number;
  /** Where the entry's own header begins. */
  offset: number;
}

type Part = Entry & { content: Buffer };

const stored = 0;
const deflated = 8;

/** XML of a workbook with 20,000 rows and 100 columns stays below this. */
const mostBytes = 192 * 1024 * 1024;
const mostEntries = 2_000;

/**
 * Unpacks every XML part of a workbook once, in small portions that are thrown away, and so finds out what it weighs without
 * believing what it says of itself.
 * @returns an archive of just these parts: a reader that goes through a file from its start would also find parts that the
 * directory does not name.
 * @throws FILE_TOO_LARGE for a file that unpacks into more than memory is meant to hold, FILE_UNREADABLE for a broken one.
 */
export async function bearableArchive(archive: Buffer): Promise<Buffer> {
  let weight = 0;
  const scale = () =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        weight += chunk.length;
        done(weight > mostBytes ? tooLarge('The workbook unpacks into too much') : null);
      },
    });
  const parts: Part[] = [];
  let packedBytes = 0;
  for (const entry of entriesOf(archive)) {
    if (!/\.(xml|rels)$/.test(entry.name)) continue;
    if (entry.method !== stored && entry.method !== deflated)
      throw unreadable('The workbook is packed in an unusual way');
    const packed = contentOf(archive, entry);
    packedBytes += packed.length;
    // Only parts that overlap take more room than the file has.
    if (packedBytes > archive.length) throw unreadable('The workbook is damaged');
    if (entry.method === stored) weight += packed.length;
    else await inflate(packed, scale());
    parts.push({ ...entry, content: packed });
  }
  return packedAgain(parts);
}

async function inflate(packed: Buffer, scale: Writable): Promise<void> {
  try {
    const inflator = createInflateRaw();
    inflator.end(packed);
    await pipeline(inflator, scale);
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      throw unreadable('The workbook is damaged');
    }
    throw error;
  }
}

const localSignature = 0x04034b50;
const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;

/** The directory of a ZIP archive (APPNOTE 4.3.12 and 4.3.16). Archives beyond 4 GB cannot be uploaded anyway. */
function entriesOf(archive: Buffer): Entry[] {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > archive.length || archive.readUInt32LE(end) !== endSignature) {
    throw unreadable('The workbook is damaged');
  }
  const count = archive.readUInt16LE(end + 10);
  if (count > mostEntries) throw tooLarge('The workbook has too many parts');
  const entries: Entry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== entrySignature)
      throw unreadable('The workbook is damaged');
    const nameLength = archive.readUInt16LE(at + 28);
    entries.push({
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      method: archive.readUInt16LE(at + 10),
      checksum: archive.readUInt32LE(at + 16),
      unpacked: archive.readUInt32LE(at + 24),
      packed: archive.readUInt32LE(at + 20),
      offset: archive.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

function contentOf(archive: Buffer, { offset, packed }: Entry): Buffer {
  if (offset + 30 > archive.length) throw unreadable('The workbook is damaged');
  const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  return archive.subarray(start, start + packed);
}

/** The parts one behind the other, each with its true length, and a directory. */
function packedAgain(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, method, checksum, unpacked, content } of parts) {
    const label = Buffer.from(name);
    // What the header of an entry and its line in the directory have in common: version, UTF-8 names, method, no date.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(checksum, 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(unpacked, 18);
    common.writeUInt16LE(label.length, 22);
    const local = [signature(localSignature), common, label, content];
    const line = Buffer.alloc(46);
    line.writeUInt32LE(entrySignature, 0);
    line.writeUInt16LE(20, 4);
    common.copy(line, 6);
    line.writeUInt32LE(offset, 42);
    locals.push(...local);
    directory.push(line, label);
    offset += local.reduce((sum, each) => sum + each.length, 0);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endSignature, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, each) => sum + each.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
}
