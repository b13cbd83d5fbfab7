import {
  doorOpensAfterMinutes,
  roomClosesAfterMinutes,
  roomOpensBeforeMinutes,
  teamRoomOpensBeforeMinutes,
} from '@parvis/contracts';

/**
 * Whether the room of a meeting, or the back room of one of its sides, can be entered at `now` (ms): early enough to get ready, late enough
 * to finish the talk.
 */
export function roomState(
  meeting: { startsAt: string; endsAt: string },
  now: number,
  room: 'meeting' | 'team' = 'meeting',
): 'early' | 'open' | 'over' {
  const opensBefore = room === 'team' ? teamRoomOpensBeforeMinutes : roomOpensBeforeMinutes;
  if (now < Date.parse(meeting.startsAt) - opensBefore * 60_000) return 'early';
  if (now > Date.parse(meeting.endsAt) + roomClosesAfterMinutes * 60_000) return 'over';
  return 'open';
}

/** From this instant on nobody waits for a side that still prepares. */
export const doorOpensAt = ({ startsAt }: { startsAt: string }): string =>
  new Date(Date.parse(startsAt) + doorOpensAfterMinutes * 60_000).toISOString();
