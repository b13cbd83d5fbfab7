import { roomClosesAfterMinutes, roomOpensBeforeMinutes } from '@parvis/contracts';

/** Whether the room of a meeting can be entered at `now` (ms): early enough to get ready, late enough to finish the talk. */
export function roomState(meeting: { startsAt: string; endsAt: string }, now: number): 'early' | 'open' | 'over' {
  if (now < Date.parse(meeting.startsAt) - roomOpensBeforeMinutes * 60_000) return 'early';
  if (now > Date.parse(meeting.endsAt) + roomClosesAfterMinutes * 60_000) return 'over';
  return 'open';
}
