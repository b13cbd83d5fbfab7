import { moveOfferedAfterMinutes } from '@parvis/contracts';
import type { MeetingRecord } from '../agenda/meeting.repository.js';

interface Present {
  hasJoined: boolean;
}
type Waited = Pick<MeetingRecord, 'startsAt' | 'endsAt' | 'place' | 'wasHeld'>;

/**
 * Why another time cannot be proposed at `now` (ms) for a meeting that has begun, null when it can: by whoever has come and waits for a side of
 * which nobody has. Who waits at a table, nobody sees; as with no-shows, the person's word counts there.
 */
export function lateMoveRefusal(
  meeting: Waited,
  own: Present,
  otherSide: readonly Present[],
  now: number,
): 'MEETING_BEGUN' | 'MEETING_OVER' | 'MEETING_ATTENDED' | 'NOT_THERE' | null {
  if (now < Date.parse(meeting.startsAt) + moveOfferedAfterMinutes * 60_000) return 'MEETING_BEGUN';
  if (now > Date.parse(meeting.endsAt)) return 'MEETING_OVER';
  if (meeting.wasHeld || otherSide.some(({ hasJoined }) => hasJoined)) return 'MEETING_ATTENDED';
  return meeting.place === 'video' && !own.hasJoined ? 'NOT_THERE' : null;
}

/** Whether a proposal to move a meeting was made after it had begun: then it is open beyond the start, and until the two have met. */
export const isLateMove = (createdAt: string, meetingStartsAt: string): boolean =>
  Date.parse(createdAt) >= Date.parse(meetingStartsAt);
