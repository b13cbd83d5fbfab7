import { invalid } from '@parvis/platform';
import { z } from 'zod';

const Position = z.tuple([z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/), z.uuid()]);

/** Place in a list by time and id. The time is exact, as Postgres writes it: a Date would lose its microseconds. */
export interface TimePosition {
  createdAt: string;
  id: string;
}

export const encodeCursor = ({ createdAt, id }: TimePosition): string =>
  Buffer.from(JSON.stringify([createdAt, id])).toString('base64url');

/** @throws INVALID_INPUT for a cursor that we did not make. */
export function decodeCursor(cursor: string | undefined): TimePosition | null {
  if (cursor === undefined) return null;
  try {
    const [createdAt, id] = Position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { createdAt, id };
  } catch {
    throw invalid('cursor', 'unknown');
  }
}
