import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { tooLarge, unreadable } from '../import-limits.js';

interface Entry {
  name: string;
  method: number;
  packed: number;
  /** Where the entry's own header begins. */
  offset: number;
}

/** XML of a workbook with 20,000 rows and 100 columns stays below this. */
const mostBytes = 192 * 1024 * 1024;
const mostEntries = 2_000;

/**
 * Unpacks every XML part of a workbook once, in small portions that are thrown away, and so finds out what it weighs without
 * believing what it says of itself.
 * @throws FILE_TOO_LARGE for a file that unpacks into more than memory is meant to hold, FILE_UNREADABLE for a broken one.
 */
export async function assertBearable(archive: Buffer): Promise<void> {
  let weight = 0;
  const scale = () =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        weight += chunk.length;
        done(weight > mostBytes ? tooLarge('The workbook unpacks into too much') : null);
      },
    });
  for (const entry of entriesOf(archive)) {
    if (!/\.(xml|rels)$/.test(entry.name)) continue;
    const packed = contentOf(archive, entry);
    if (entry.method === 0) weight += packed.length;
    else await inflate(packed, scale());
  }
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
