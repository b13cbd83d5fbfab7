/** A line of a sheet as text. */
export interface SheetRow {
  /** As a spreadsheet program counts: from 1, empty lines included. */
  number: number;
  cells: string[];
}

/** How the bytes of a file become lines. */
export interface Reading {
  /** Name of the encoding; `xlsx` for workbooks. */
  encoding: string;
  /** Between cells; null for workbooks. */
  separator: string | null;
}

/** Portions of a file in order. */
export type ByteSource = AsyncIterable<Buffer> | Iterable<Buffer>;

export const isEmptyRow = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

const sliceBytes = 64 * 1024;

/** A file in memory as small portions, so that whoever works through it can pause between them. */
export function* slicesOf(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += sliceBytes) yield bytes.subarray(start, start + sliceBytes);
}
