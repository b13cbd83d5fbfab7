import { lateFromMinutes } from '@parvis/contracts';
import type { MeetingRecord } from '../agenda/meeting.repository.js';

type Times = Pick<MeetingRecord, 'startsAt' | 'endsAt' | 'status'>;

function refusal({ startsAt, endsAt, status }: Times, now: number, fromMinutes: number) {
  if (status === 'cancelled') return 'MEETING_CANCELLED';
  if (now < Date.parse(startsAt) - fromMinutes * 60_000) return 'MEETING_NOT_STARTED';
  return now > Date.parse(endsAt) ? 'MEETING_OVER' : null;
}

/** Why one cannot say at `now` (ms) that one is late, null when one can. */
export const lateRefusal = (meeting: Times, now: number) => refusal(meeting, now, lateFromMinutes);

/** Why one cannot ask where the other side is, null when one can: it is not missed before the start, nor when it has come. */
export function whereRefusal(meeting: Times, otherSide: readonly { hasJoined: boolean }[], now: number) {
  return refusal(meeting, now, 0) ?? (otherSide.some(({ hasJoined }) => hasJoined) ? 'MEETING_ATTENDED' : null);
}
