import iconv from 'iconv-lite';
import type { SheetRow } from './sheet-row.js';
import { slicesOf } from './sheet-row.js';
import { detectReading, readTable } from './table-reader.js';

async function rowsOf(bytes: Buffer): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of readTable(slicesOf(bytes), detectReading(bytes))) rows.push(row);
  return rows;
}

const cellsOf = async (text: string, encoding = 'utf-8') =>
  (await rowsOf(iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf-16') }))).map((row) => row.cells);

const table = [
  ['Prénom', 'Société'],
  ['Zoë', 'A, B; "C"'],
];

describe('readTable', () => {
  it.each([',', ';', '\t', '|'])('finds the separator %j', async (separator) => {
    const text = [`Prénom${separator}Société`, `Zoë${separator}"A, B; ""C"""`].join('\r\n');
    expect(await cellsOf(text)).toEqual(table);
  });

  it('does not take a quote for a separator, whatever a sep= line says', async () => {
    const rows = await rowsOf(Buffer.from('sep="\na,b\n1,2\n'));
    expect(rows.slice(1).map((row) => row.cells)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('believes a sep= line, which spreadsheets hide and do not count', async () => {
    const rows = await rowsOf(Buffer.from('sep=;\r\na,b;c\r\n1,2;3\r\n'));
    expect(rows).toEqual([
      { number: 1, cells: ['a,b', 'c'] },
      { number: 2, cells: ['1,2', '3'] },
    ]);
  });

  it.each(['\n', '\r\n', '\r'])('reads lines that end with %j', async (end) => {
    expect(await cellsOf(['a;b', 'c;d', ''].join(end))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('keeps a line break within quotes, whatever ends the lines', async () => {
    expect(await cellsOf('a;b\r\n"x\ny";z\r\n')).toEqual([
      ['a', 'b'],
      ['x\ny', 'z'],
    ]);
  });

  it.each(['utf-16le', 'utf-16be', 'windows-1252', 'macintosh'])('reads %s', async (encoding) => {
    expect(await cellsOf('Prénom;Société\r\nZoë;"A, B; ""C"""\r\n', encoding)).toEqual(table);
  });

  it('reads letters that lie across two portions of the file', async () => {
    const text = `a;b\n${'é;ü\n'.repeat(40_000)}`.slice(0, 80_004);
    const rows = await cellsOf(text);
    expect(rows.slice(1).every(([first, second]) => first === 'é' && second === 'ü')).toBe(true);
    expect(rows).toHaveLength(20_001);
  });

  it('leaves out empty lines but counts them, and cuts empty cells behind the header', async () => {
    expect(await rowsOf(Buffer.from('a;b;;\n;;;\n\nc;;;\nd\ne;f;;g\n'))).toEqual([
      { number: 1, cells: ['a', 'b'] },
      { number: 4, cells: ['c', ''] },
      { number: 5, cells: ['d'] },
      { number: 6, cells: ['e', 'f', '', 'g'] },
    ]);
  });

  it('takes a quote within a cell as it is', async () => {
    expect(await cellsOf('a;b\n5" screen;x\n')).toEqual([
      ['a', 'b'],
      ['5" screen', 'x'],
    ]);
  });

  it('refuses a quote that is never closed', async () => {
    await expect(cellsOf('a;b\nc;"d\ne;f\n')).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });

  it('refuses too many rows and too many columns', async () => {
    await expect(cellsOf(`a;b\n${'c;d\n'.repeat(20_001)}`)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
    await expect(
      cellsOf(`${Array.from({ length: 101 }, (_, index) => `h${index}`).join(';')}\n`),
    ).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
    });
  });

  it.each([
    ['nothing', ''],
    ['only blanks', ' \n\n ; \n'],
  ])('refuses a file with %s', async (_, text) => {
    await expect(cellsOf(text)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });

  it.each([
    ['a PDF', Buffer.from('%PDF-1.7 ...')],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['a web page', Buffer.from('<!DOCTYPE html><html></html>')],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(64), Buffer.from([200, 1, 255, 0, 7])])],
  ])('refuses %s', (_, bytes) => {
    expect(() => detectReading(bytes)).toThrow(expect.objectContaining({ code: 'FILE_TYPE_NOT_SUPPORTED' }));
  });
});
