import { type Place, placeOf, type Whereabouts } from './place.rules.js';
import type { RemoteMeeting } from './travel.repository.js';
import type { Encounter } from './trip.rules.js';

/** Where somebody comes from, for whom, and whether he or she comes to the fair. */
export interface Origin extends Whereabouts {
  id: string;
  companyId: string | null;
  attendance: 'virtual' | 'on_site' | 'both';
}

/**
 * Who meets whom across places, both ways. People of one company do not meet each other. Whoever comes to the fair is there if the meeting
 * has a table or a booth; the fair itself is in the principal place of its zone.
 */
export function* encountersIn(
  meetings: Iterable<RemoteMeeting>,
  originOf: (participantId: string) => Origin | undefined,
  fairZone: string,
): Generator<Encounter> {
  const fairPlace = placeOf({ country: null, timeZone: fairZone });
  const places = new Map<string, Place | null>();
  const homeOf = (origin: Origin): Place | null => {
    const known = places.get(origin.id);
    if (known !== undefined) return known;
    const place = placeOf(origin);
    places.set(origin.id, place);
    return place;
  };
  for (const { id: meetingId, isAtFair, partyIds } of meetings) {
    const people = partyIds.flatMap((id) => originOf(id) ?? []);
    const placeIn = (origin: Origin) => (isAtFair && origin.attendance !== 'virtual' ? fairPlace : homeOf(origin));
    for (const person of people)
      for (const other of people) {
        if (person === other || (person.companyId !== null && person.companyId === other.companyId)) continue;
        const from = placeIn(person);
        const to = placeIn(other);
        if (from && to) yield { meetingId, personId: person.id, from, to };
      }
  }
}
