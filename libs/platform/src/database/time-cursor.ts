import { z } from 'zod';
import { invalid } from '../http/domain-error.js';
import { decodeCursor } from './cursor.js';

const Position = z.tuple([z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/), z.uuid()]);

/** Place in a list by time and id. The time is exact, as Postgres writes it (`::text`): a Date would lose its microseconds. */
export interface TimePosition {
  time: string;
  id: string;
}

/** @throws INVALID_INPUT for a cursor that is not of a list by time and id. */
export function timePositionOf(cursor: string | undefined): TimePosition | null {
  const values = decodeCursor(cursor, 2);
  if (values === null) return null;
  const position = Position.safeParse(values);
  if (!position.success) throw invalid('cursor', 'unknown');
  const [time, id] = position.data;
  return { time, id };
}

/** The columns of a row's place, as `pageFrom` wants them. */
export const timePlaceOf = ({ at }: { at: TimePosition }) => [at.time, at.id];
