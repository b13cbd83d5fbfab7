import type { AgendaMeeting } from '@parvis/contracts';

type Times = Pick<AgendaMeeting, 'id' | 'startsAt' | 'endsAt' | 'status'>;

export interface Following<Meeting> {
  meeting: Meeting;
  /** It has begun while this one goes on: somebody waits. */
  hasBegun: boolean;
}

/** Shown so long before the next meeting begins. */
const shownBeforeMs = 30 * 60_000;

/**
 * The caller's next meeting after the one that is going on: from half an hour before it begins until it ends, and only where it begins at or
 * after the end of this one.
 */
export function followingOf<Meeting extends Times>(
  meetings: readonly Meeting[],
  current: Times,
  now: number,
): Following<Meeting> | null {
  const [meeting] = meetings
    .filter(
      ({ id, status, startsAt, endsAt }) =>
        id !== current.id &&
        status === 'scheduled' &&
        Date.parse(startsAt) >= Date.parse(current.endsAt) &&
        Date.parse(endsAt) > now,
    )
    .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  if (meeting === undefined || Date.parse(meeting.startsAt) - now > shownBeforeMs) return null;
  return { meeting, hasBegun: Date.parse(meeting.startsAt) <= now };
}
