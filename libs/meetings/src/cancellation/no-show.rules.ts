import { noShowAfterMinutes, noShowUntilHours } from '@parvis/contracts';
import type { MeetingRecord } from '../agenda/meeting.repository.js';

/** Why a no-show cannot be reported at `now` (ms), null when it can. */
export function noShowRefusal(
  meeting: Pick<MeetingRecord, 'startsAt' | 'endsAt' | 'status' | 'wasHeld'>,
  otherSide: readonly { hasJoined: boolean }[],
  now: number,
): 'MEETING_CANCELLED' | 'NO_SHOW_TOO_EARLY' | 'MEETING_OVER' | 'MEETING_ATTENDED' | null {
  if (meeting.status === 'cancelled') return 'MEETING_CANCELLED';
  if (now < Date.parse(meeting.startsAt) + noShowAfterMinutes * 60_000) return 'NO_SHOW_TOO_EARLY';
  if (now > Date.parse(meeting.endsAt) + noShowUntilHours * 3_600_000) return 'MEETING_OVER';
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

interface SidedPresence {
  participantId: string;
  side: string;
  hasJoined: boolean;
  /** Was there for as long as one has to wait before one can say that nobody came. */
  hasWaited: boolean;
}

/** After a call: everybody of the sides of which nobody came, if somebody of another side has waited for them. */
export function missingSide(parties: readonly SidedPresence[]): string[] {
  const hasWaited = parties.some((party) => party.hasWaited);
  const sidesThatCame = new Set(parties.filter((party) => party.hasJoined).map(({ side }) => side));
  const missing = parties.filter(({ side }) => !sidesThatCame.has(side));
  return hasWaited ? missing.map(({ participantId }) => participantId) : [];
}
