import { decodeCursor, invalid } from '@parvis/platform';

/** The id in a cursor of a list whose place is looked up by the row itself; null for the first page. */
export function idInCursor(cursor: string | undefined): string | null {
  const [id = null] = decodeCursor(cursor, 1) ?? [];
  if (id === null) return null;
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(id))) throw invalid('cursor', 'unknown');
  return String(id);
}
