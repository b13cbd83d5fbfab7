import { compareIds } from '../compare-ids.js';
import type { TimetablePerson, TimetableProblem } from './timetable-types.js';

/** What a meeting takes up in its slot: nothing, one of the tables, or a seat of a booth. */
export const NO_RESOURCE = -1;
export const TABLES = 0;

/** Tables and booths as one list of things of which each slot has so many. Number 0 is the tables. */
export interface Resources {
  /** Company of each booth; null for the tables. */
  companies: readonly (string | null)[];
  /** How many there are at each time. */
  seats: Int32Array;
  boothOf: ReadonlyMap<string, number>;
}

/** Where people would meet. */
export interface Venue {
  resource: number;
  /** Somebody takes part by video. */
  hasVideo: boolean;
}

export function resourcesOf({ tables, booths = [] }: TimetableProblem): Resources {
  const sorted = [...booths].sort((a, b) => compareIds(a.companyId, b.companyId));
  return {
    companies: [null, ...sorted.map((booth) => booth.companyId)],
    seats: Int32Array.from([tables, ...sorted.map((booth) => booth.seats)]),
    boothOf: new Map(sorted.map((booth, i) => [booth.companyId, i + 1])),
  };
}

/** Where the people of a meeting, the two sides first, would meet. */
export function venueOf(
  members: readonly TimetablePerson[],
  resources: Resources,
  mixedMeetings: TimetableProblem['mixedMeetings'],
): Venue {
  const isOnSite = members.some((person) => person.attendance === 'on_site');
  const present = isOnSite ? members.filter((person) => person.attendance !== 'virtual') : [];
  const hasVideo = present.length < members.length;
  const needsPlace = sitTogether(members, present) || (mixedMeetings === 'table' && present.length > 0);
  if (!needsPlace) return { resource: NO_RESOURCE, hasVideo: true };
  return { resource: boothAmong(present, resources) ?? TABLES, hasVideo };
}

/** The booth where these people would meet, if one of their companies has one. */
export function boothAmong(people: readonly TimetablePerson[], { boothOf, seats }: Resources): number | null {
  let best: number | null = null;
  for (const { companyId } of people) {
    const booth = companyId === null ? undefined : boothOf.get(companyId);
    if (booth === undefined) continue;
    const more = best === null ? 1 : (seats[booth] as number) - (seats[best] as number);
    if (more > 0 || (more === 0 && booth < (best ?? 0))) best = booth;
  }
  return best;
}

/** Both sides are there; colleagues of one side alone do not make a meeting on site. */
function sitTogether([a, b]: readonly TimetablePerson[], present: readonly TimetablePerson[]): boolean {
  if (a && b && present.includes(a) && present.includes(b)) return true;
  return present.some((one) => present.some((other) => other !== one && !areColleagues(one, other)));
}

function areColleagues(a: TimetablePerson, b: TimetablePerson): boolean {
  return a.companyId !== null && a.companyId === b.companyId;
}
