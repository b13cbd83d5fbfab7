import { DateTime } from 'luxon';

/**
 * `open` until the deadline, `closed` while the timetable is made, `late` once it is published until the fair is over, `over` then.
 */
export type WishPhase = 'open' | 'closed' | 'late' | 'over';

export interface WishTimes {
  wishesCloseAt: string;
  /** Last day of the fair, and the zone in which it is a day. */
  endsOn: string;
  timeZone: string;
}

/**
 * @param isPublished whether a timetable is on the agendas
 * @param now in ms
 */
export function wishPhaseAt(
  { wishesCloseAt, endsOn, timeZone }: WishTimes,
  isPublished: boolean,
  now: number,
): WishPhase {
  if (now > DateTime.fromISO(endsOn, { zone: timeZone }).endOf('day').toMillis()) return 'over';
  if (isPublished) return 'late';
  return now <= Date.parse(wishesCloseAt) ? 'open' : 'closed';
}
