import { crc32, deflateRawSync } from 'node:zlib';
import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import type { SheetRow } from './sheet-row.js';
import { slicesOf } from './sheet-row.js';
import { detectReading, readTable } from './table-reader.js';

// Threads and a bomb take their time on a busy machine.
jest.setTimeout(60_000);

const workbook = async (rows: SheetData) => Buffer.from(await (await writeWorkbook(rows)).toBuffer());

async function rowsOf(bytes: Buffer): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of readTable(slicesOf(bytes), detectReading(bytes))) rows.push(row);
  return rows;
}

/** A ZIP archive whose entries all claim to be small. */
function archive(parts: Record<string, Buffer>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content, { level: 1 });
    const sizes = (header: Buffer, at: number) => {
      header.writeUInt32LE(crc32(content), at);
      header.writeUInt32LE(packed.length, at + 4);
      header.writeUInt32LE(Math.min(content.length, 1_000), at + 8);
      header.writeUInt16LE(name.length, at + 12);
      return header;
    };
    const local = sizes(Buffer.alloc(30), 14);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(8, 8);
    const entry = sizes(Buffer.alloc(46), 16);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += local.length + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

/** All that a workbook needs beside its sheet. */
const smallParts = {
  'xl/_rels/workbook.xml.rels': Buffer.from(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  ),
  'xl/workbook.xml': Buffer.from(
    `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
  ),
};

describe('readXlsx', () => {
  it('gives dates, numbers and truth values as text and keeps the numbers of rows', async () => {
    const bytes = await workbook([
      [{ value: 'Prénom' }, { value: 'Date' }, { value: 'Number' }],
      [{ value: 'Zoë' }, { value: new Date('2026-01-02'), type: Date, format: 'yyyy-mm-dd' }, { value: 1.5 }],
      [null, null, null],
      [{ value: 'two\nlines' }, { value: true }, null],
    ]);
    expect(await rowsOf(bytes)).toEqual([
      { number: 1, cells: ['Prénom', 'Date', 'Number'] },
      { number: 2, cells: ['Zoë', '2026-01-02', '1.5'] },
      { number: 4, cells: ['two\nlines', 'true', ''] },
    ]);
  });

  it('lets other work go on while it reads', async () => {
    const bytes = await workbook(
      Array.from({ length: 5_000 }, (_, row) =>
        Array.from({ length: 10 }, (_, column) => ({ value: `${row}/${column}` })),
      ),
    );
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    const rows = await rowsOf(bytes);
    clearInterval(timer);
    expect(rows).toHaveLength(5_000);
    // On the main thread the library gives way only a few times.
    expect(turns).toBeGreaterThan(20);
  });

  it('refuses a workbook that unpacks into more than it says', async () => {
    const bomb = archive({ 'xl/worksheets/sheet1.xml': Buffer.alloc(200 * 1024 * 1024, 0x20) });
    expect(bomb.length).toBeLessThan(2_000_000);
    await expect(rowsOf(bomb)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
  });

  it('does not unpack what stands in front of the directory but is not in it', async () => {
    const sheet = (text: string) =>
      Buffer.from(
        `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row></sheetData></worksheet>`,
      );
    const named = { ...smallParts, 'xl/worksheets/sheet1.xml': sheet('named') };
    const hidden = archive({ 'xl/worksheets/sheet1.xml': sheet('hidden') });
    const hiddenPart = hidden.subarray(0, hidden.readUInt32LE(hidden.length - 6));
    const whole = archive(named);
    // Behind the parts, where a reader that goes from the start meets it last.
    const at = whole.readUInt32LE(whole.length - 6);
    const bytes = Buffer.concat([whole.subarray(0, at), hiddenPart, whole.subarray(at)]);
    bytes.writeUInt32LE(at + hiddenPart.length, bytes.length - 6);
    expect(await rowsOf(bytes)).toEqual([{ number: 1, cells: ['named'] }]);
  });

  it('refuses a damaged workbook', async () => {
    const bytes = await workbook([[{ value: 'a' }]]);
    await expect(rowsOf(bytes.subarray(0, bytes.length - 30))).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });

  it('survives a sheet with one cell in the last row and column that there can be', async () => {
    const parts = {
      ...smallParts,
      'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>b</t></is></c></row></sheetData></worksheet>`,
    };
    const bytes = archive(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, Buffer.from(part)])));
    await expect(rowsOf(bytes)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
  });

  it('refuses an archive that is no workbook', async () => {
    await expect(rowsOf(archive({ 'readme.txt': Buffer.from('hello') }))).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
    });
  });
});
