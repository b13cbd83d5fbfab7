import type { ParticipantCard, TakesPart } from '@parvis/contracts';
import type { Place } from '../agenda/meeting.repository.js';

interface Seat {
  /** Null: has not chosen. */
  takesPart: TakesPart | null;
  attendance: ParticipantCard['attendance'] | undefined;
}

/** How somebody takes part: where there is only one way, that; otherwise as chosen, or as the profile says. */
export function takesPartIn(
  { place, hasVideo }: { place: Place; hasVideo: boolean },
  { takesPart, attendance }: Seat,
): TakesPart {
  if (place === 'video') return 'virtual';
  if (!hasVideo) return 'on_site';
  return takesPart ?? (attendance === 'virtual' ? 'virtual' : 'on_site');
}
