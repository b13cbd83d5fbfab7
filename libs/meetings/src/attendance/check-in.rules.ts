import { checkInOpensBeforeMinutes } from '@parvis/contracts';

interface Times {
  startsAt: string;
  endsAt: string;
}

/** From this instant on people can check in. */
export const checkInOpensAt = ({ startsAt }: Pick<Times, 'startsAt'>): string =>
  new Date(Date.parse(startsAt) - checkInOpensBeforeMinutes * 60_000).toISOString();

/** Why nobody can check in to a meeting at `now` (ms), null when one can. */
export function checkInRefusal(
  meeting: Times & { status: 'scheduled' | 'cancelled' },
  now: number,
): 'MEETING_CANCELLED' | 'CHECK_IN_TOO_EARLY' | 'MEETING_OVER' | null {
  if (meeting.status === 'cancelled') return 'MEETING_CANCELLED';
  if (now < Date.parse(checkInOpensAt(meeting))) return 'CHECK_IN_TOO_EARLY';
  return now > Date.parse(meeting.endsAt) ? 'MEETING_OVER' : null;
}
