import iconv from 'iconv-lite';
import { storable } from '../../text/storable.rules.js';
import { importLimits, tooLarge, unreadable, unsupported } from '../import-limits.js';
import { readCsv } from './csv-reader.js';
import { detectEncoding } from './encoding.rules.js';
import { detectSeparator } from './separator.rules.js';
import { type ByteSource, isEmptyRow, type Reading, type SheetRow } from './sheet-row.js';
import { readXlsx } from './xlsx-reader.js';

const headBytes = 64 * 1024;

const workbook: Reading = { encoding: 'xlsx', separator: null };

/**
 * Finds out how a file is to be read, by its content; its name says little.
 * @throws FILE_TYPE_NOT_SUPPORTED for anything that is neither a text table nor a workbook.
 */
export function detectReading(bytes: Buffer): Reading {
  const signature = bytes.toString('latin1', 0, 8);
  if (signature.startsWith('PK\x03\x04')) return workbook;
  if (signature.startsWith('\xd0\xcf\x11\xe0')) throw unsupported('Save the old .xls workbook as .xlsx or CSV');
  if (/^(%PDF|\x89PNG|GIF8|\xff\xd8\xff|\{\\rtf|<\?xml|<!doc|<html)/i.test(signature)) {
    throw unsupported('This is neither a CSV file nor a workbook');
  }
  const encoding = detectEncoding(bytes);
  if (!/^utf-(16|32)/.test(encoding) && bytes.subarray(0, headBytes).includes(0)) {
    throw unsupported('This is neither a CSV file nor a workbook');
  }
  return { encoding, separator: detectSeparator(iconv.decode(bytes.subarray(0, headBytes), encoding)) };
}

/**
 * The lines of a table that are not empty, header first. Empty cells behind the last column that has a header are left out,
 * so a line is longer than the header only if something stands there, and shorter only if its cells are missing.
 * @throws FILE_TOO_LARGE, FILE_UNREADABLE
 */
export async function* readTable(source: ByteSource, reading: Reading): AsyncGenerator<SheetRow> {
  const lines = reading.separator === null ? readXlsx(await bytesOf(source)) : readCsv(source, reading);
  let count = 0;
  let width = 0;
  for await (const { number, cells } of lines) {
    if (isEmptyRow(cells)) continue;
    const trimmed = withoutEmptyEnd(cells, width);
    if (count === 0) width = trimmed.length;
    if (trimmed.length > importLimits.columns) throw tooLarge(`Row ${number} has ${trimmed.length} columns`);
    if (count > importLimits.rows) throw tooLarge('The file has too many rows');
    count += 1;
    yield { number, cells: trimmed.map(storable) };
  }
  if (count === 0) throw unreadable('The file is empty');
}

function withoutEmptyEnd(cells: string[], width: number): string[] {
  let end = cells.length;
  while (end > width && (cells[end - 1] ?? '').trim() === '') end -= 1;
  return cells.slice(0, end);
}

async function bytesOf(source: ByteSource): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}
