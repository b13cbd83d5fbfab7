import { noShowAfterMinutes } from '@parvis/contracts';
import type { MeetingRecord } from '../agenda/meeting.repository.js';

/** Why a no-show cannot be reported at `now` (ms), null when it can. */
export function noShowRefusal(
  meeting: Pick<MeetingRecord, 'startsAt' | 'endsAt' | 'status' | 'wasHeld'>,
  otherSide: readonly { hasJoined: boolean }[],
  now: number,
): 'MEETING_CANCELLED' | 'NO_SHOW_TOO_EARLY' | 'MEETING_OVER' | 'MEETING_ATTENDED' | null {
  if (meeting.status === 'cancelled') return 'MEETING_CANCELLED';
  if (now < Date.parse(meeting.startsAt) + noShowAfterMinutes * 60_000) return 'NO_SHOW_TOO_EARLY';
  if (now > Date.parse(meeting.endsAt)) return 'MEETING_OVER';
  return meeting.wasHeld || otherSide.some((person) => person.hasJoined) ? 'MEETING_ATTENDED' : null;
}

interface Party {
  participantId: string;
  companyId: string | null;
}

/** The parties who are not of the reporter's company. */
export function otherSideOf<P extends Party>(parties: readonly P[], reporter: Party): P[] {
  return parties.filter(
    ({ participantId, companyId }) =>
      participantId !== reporter.participantId && (companyId === null || companyId !== reporter.companyId),
  );
}
