import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { unreadable } from '../import-limits.js';
import { announcedSeparator } from './separator.rules.js';
import type { ByteSource, Reading, SheetRow } from './sheet-row.js';

/** A single record longer than this means a quote that nobody closed. */
const longestRecord = 1_000_000;

/** Reads a CSV file line by line; other work gets its turn after each portion of the source. */
export async function* readCsv(source: ByteSource, { encoding, separator }: Reading): AsyncGenerator<SheetRow> {
  const parser = parse({
    delimiter: separator ?? ',',
    // A cell's own line break may be another one than the file's, so all three are told apart at each place.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: longestRecord,
  });
  const text = Readable.from(decoded(source, encoding));
  text.once('error', (error) => parser.destroy(error));
  text.pipe(parser);
  let number = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      if (number === 0 && isAnnouncement(cells, separator)) continue;
      number += 1;
      yield { number, cells };
    }
  } catch (error) {
    if (error instanceof CsvError) throw unreadable(whyUnreadable(error, number));
    throw error;
  } finally {
    text.destroy();
    parser.destroy();
  }
}

/** `sep=;` as the parser cuts it: into `sep=` and an empty cell. */
const isAnnouncement = (cells: readonly string[], separator: string | null) =>
  announcedSeparator(cells.join(separator ?? ',')) !== null;

function whyUnreadable(error: CsvError, rows: number): string {
  const isQuote = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
  return isQuote ? `A quote that begins after row ${rows} is never closed` : `Row ${rows + 1} cannot be read`;
}

async function* decoded(source: ByteSource, encoding: string): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding);
  for await (const bytes of source) {
    const text = decoder.write(bytes);
    if (text) yield text;
    await setImmediate();
  }
  const rest = decoder.end();
  if (rest) yield rest;
}
