import { invalid } from '../http/domain-error.js';

/** The place in a list after which the next page begins: values of the columns it is ordered by. */
export type CursorValues = readonly (string | number | null)[];

/** Opaque text for `nextCursor`. */
export const encodeCursor = (values: CursorValues): string => Buffer.from(JSON.stringify(values)).toString('base64url');

/**
 * The values of a cursor that this list gave out, null for the first page.
 * @throws INVALID_INPUT when it is not one of its cursors.
 */
export function decodeCursor(cursor: string | undefined, columns: number): CursorValues | null {
  if (cursor === undefined) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const isPlain = (value: unknown) => value === null || ['string', 'number'].includes(typeof value);
    if (Array.isArray(values) && values.length === columns && values.every(isPlain)) return values;
  } catch {
    // Told below, like every other wrong cursor.
  }
  throw invalid('cursor', 'unknown');
}

/**
 * Makes a page out of `limit + 1` rows: the row too many tells that there is more.
 * @param place the columns of a row by which the list is ordered.
 */
export function pageFrom<Row, Item>(
  rows: readonly Row[],
  limit: number,
  total: number,
  place: (row: Row) => CursorValues,
  toItem: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null; total: number } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toItem),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(place(last)) : null,
    total,
  };
}
