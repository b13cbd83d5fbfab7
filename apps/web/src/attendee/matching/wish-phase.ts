import type { Fair } from '@parvis/contracts';
import { dayIn } from '../time/zone-time.js';

/**
 * `open` until the deadline, `closed` while the timetable is made, `late` once it is published, `ended` after the fair; `not-open`
 * while the organiser keeps the fair shut.
 */
export type WishPhase = 'not-open' | 'open' | 'closed' | 'late' | 'ended';

type FairTimes = Pick<Fair, 'status' | 'wishesCloseAt' | 'publishedAt' | 'endsOn' | 'timeZone'>;

/** Which wishes a fair takes at a moment (in ms), by the same rule as the server. */
export function wishPhase({ status, wishesCloseAt, publishedAt, endsOn, timeZone }: FairTimes, now: number): WishPhase {
  if (status !== 'open') return 'not-open';
  if (dayIn(now, timeZone) > endsOn) return 'ended';
  if (publishedAt) return 'late';
  return now <= Date.parse(wishesCloseAt) ? 'open' : 'closed';
}
