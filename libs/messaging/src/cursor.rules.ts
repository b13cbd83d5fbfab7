import { decodeCursor, invalid } from '@parvis/platform';
import { z } from 'zod';

const Position = z.tuple([z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/), z.uuid()]);

/** Place in a list by time and id. The time is exact, as Postgres writes it: a Date would lose its microseconds. */
export interface TimePosition {
  createdAt: string;
  id: string;
}

/** @throws INVALID_INPUT for a cursor that is not of a list by time and id. */
export function positionOf(cursor: string | undefined): TimePosition | null {
  const values = decodeCursor(cursor, 2);
  if (values === null) return null;
  const position = Position.safeParse(values);
  if (!position.success) throw invalid('cursor', 'unknown');
  const [createdAt, id] = position.data;
  return { createdAt, id };
}

/** The columns of a row, as `pageFrom` wants them. */
export const placeOf = ({ at }: { at: TimePosition }) => [at.createdAt, at.id];
