import { compareIds } from '../compare-ids.js';
import { membersOfFixed } from './check-fixed.js';
import { type CompiledCaps, compileCaps } from './compiled-caps.js';
import { compileOrder, type MeetingOrder } from './compiled-order.js';
import { boothAmong, NO_RESOURCE, type Resources, resourcesOf, TABLES, venueOf } from './meeting-place.js';
import { pairKey } from './pair-key.js';
import { type SortedWishes, sortWishes, type WishStatus } from './sort-wishes.js';
import type { FixedMeeting, TimetablePerson, TimetableProblem, TimetableWish } from './timetable-types.js';

/**
 * The problem in numbers: people in the order of their ids, slots in the order of time, meetings in the order of their
 * pairs, so that the order of the input cannot influence the result. Meetings up to `meetingCount` are the wishes that
 * can be planned, those from there on the fixed ones, in the order of their ids.
 *
 * Where a pair is wished for more than once (other companions, other slots), a *stand-in* beyond the people is a member
 * of each of these meetings and takes part in one at most.
 */
export interface CompiledProblem {
  problem: TimetableProblem;
  people: readonly TimetablePerson[];
  personOf: ReadonlyMap<string, number>;
  /** People and stand-ins. */
  personCount: number;
  /** Slot names by position. */
  slotNames: readonly number[];
  slotCount: number;
  /** Day of each slot: a new one begins after more than four hours without a slot. */
  dayOf: Int32Array;
  /** `available[person * slotCount + slot]`, as declared. */
  available: Uint8Array;
  /** Most meetings of each person, and how many are worth `minimumWorth` more. */
  quota: Int32Array;
  minimum: Int32Array;
  minimumWorth: number;
  caps: CompiledCaps | null;
  /** Open meetings. */
  meetingCount: number;
  /** Everyone in meeting m: `members[memberStart[m]]` to before `memberStart[m + 1]`, the two sides first. */
  memberStart: Int32Array;
  members: Int32Array;
  values: Float64Array;
  /** What each meeting takes up in its slot: -1 nothing, 0 a table, else a seat of that booth. */
  resource: Int32Array;
  resources: Resources;
  hasVideo: Uint8Array;
  /** `allowed[meeting * slotCount + slot]`: a common slot of an open meeting. Fixed meetings have none. */
  allowed: Uint8Array;
  order: MeetingOrder | null;
  /** Where ties go (lower first). */
  tieBreak: Float64Array;
  /** Open meetings by person. */
  meetingsOf: readonly Int32Array[];
  wishes: readonly TimetableWish[];
  status: readonly WishStatus[];
  fixed: readonly FixedMeeting[];
  /** Slot position of each fixed meeting. */
  fixedSlot: Int32Array;
}

/** What each meeting up to a minimum is worth beyond its own value where the problem does not say. */
export const MINIMUM_WORTH = 4;
const NO_QUOTA = 2 ** 31 - 1;
const NIGHT_MS = 4 * 3_600_000;

/** Numbers a problem that `checkProblem` has accepted. The wishes may have been sorted before, to do it in two steps. */
export function compileProblem(problem: TimetableProblem, sorted: SortedWishes = sortWishes(problem)): CompiledProblem {
  const people = [...problem.people].sort((a, b) => compareIds(a.id, b.id));
  const personOf = new Map(people.map((person, index) => [person.id, index]));
  const slots = [...problem.slots].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  const slotOf = new Map(slots.map((slot, position) => [slot.index, position]));
  const slotCount = slots.length;
  const { wishes, status, open, keys, fixedValue } = sorted;
  const fixed = [...problem.fixed].sort((a, b) => compareIds(a.id, b.id));
  const standIns = standInsOf(keys, people.length);
  const personCount = people.length + standIns.count;
  const available = new Uint8Array(personCount * slotCount).fill(1);
  const quota = new Int32Array(personCount).fill(1);
  const minimum = new Int32Array(personCount);
  for (const [index, person] of people.entries()) {
    for (const name of person.unavailableSlots) {
      const slot = slotOf.get(name);
      if (slot !== undefined) available[index * slotCount + slot] = 0;
    }
    quota[index] = Math.min(person.maxMeetings ?? NO_QUOTA, NO_QUOTA);
    minimum[index] = Math.min(person.minMeetings ?? 0, NO_QUOTA);
  }
  const numberOf = (id: string): number => personOf.get(id) as number;
  const groups = [
    ...open.map(({ aId, bId, withIds = [] }, m) => [...[aId, bId, ...withIds].map(numberOf), ...standIns.of(m)]),
    ...fixed.map((meeting) => membersOfFixed(meeting).map(numberOf)),
  ];
  const lists: number[][] = Array.from({ length: personCount }, () => []);
  for (let m = 0; m < open.length; m++) for (const person of groups[m] ?? []) lists[person]?.push(m);
  const resources = resourcesOf(problem);
  const venues = groups.map((group, m) => {
    const members = group.flatMap((person) => people[person] ?? []);
    const own = venueOf(members, resources, problem.mixedMeetings);
    const source = fixed[m - open.length];
    return source ? { ...own, resource: resourceOfFixed(source, members, resources, own.resource) } : own;
  });
  const starts = slots.map((slot) => Date.parse(slot.startsAt));
  const ends = slots.map((slot) => Date.parse(slot.endsAt));
  let day = 0;
  return {
    problem,
    people,
    personOf,
    personCount,
    slotNames: slots.map((slot) => slot.index),
    slotCount,
    dayOf: Int32Array.from(starts, (start, s) => (start - (ends[s - 1] ?? start) > NIGHT_MS ? ++day : day)),
    available,
    quota,
    minimum,
    minimumWorth: problem.minimumWorth ?? MINIMUM_WORTH,
    caps: compileCaps(people, personCount, slotOf),
    meetingCount: open.length,
    memberStart: startsOf(groups),
    members: Int32Array.from(groups.flat()),
    values: Float64Array.from([...open.map((wish) => wish.value), ...fixed.map(({ id }) => fixedValue.get(id) ?? 0)]),
    resource: Int32Array.from(venues, (venue) => venue.resource),
    resources,
    hasVideo: Uint8Array.from(venues, (venue) => (venue.hasVideo || venue.resource === NO_RESOURCE ? 1 : 0)),
    allowed: commonSlots(open, groups, available, slotOf),
    order: compileOrder(problem, [...keys, ...fixed.map(pairKey)]),
    tieBreak: Float64Array.from(open, (wish, m) => (wish.mutual ? 0 : 1) + hash(keys[m] as string, problem.seed)),
    meetingsOf: lists.map((list) => Int32Array.from(list)),
    wishes,
    status,
    fixed,
    fixedSlot: Int32Array.from(fixed, (meeting) => slotOf.get(meeting.slot) as number),
  };
}

/** What a fixed meeting takes up; `byPeople` is what these people would get. */
export function resourceOfFixed(
  { place, table }: FixedMeeting,
  members: readonly TimetablePerson[],
  resources: Resources,
  byPeople: number,
): number {
  if (place === 'video') return NO_RESOURCE;
  if (place === 'table' || table !== null) return TABLES;
  return place === 'booth' ? (boothAmong(members, resources) ?? byPeople) : byPeople;
}

/** Pairs that occur more than once among the sorted keys, and the stand-in of each of their meetings. */
function standInsOf(keys: readonly string[], from: number) {
  const standInOf = new Map<number, number>();
  let count = 0;
  for (let m = 0; m < keys.length; m++) {
    if (keys[m] === keys[m - 1]) standInOf.set(m, from + count - 1);
    else if (keys[m] === keys[m + 1]) standInOf.set(m, from + count++);
  }
  const of = (meeting: number): number[] => {
    const standIn = standInOf.get(meeting);
    return standIn === undefined ? [] : [standIn];
  };
  return { count, of };
}

function startsOf(groups: readonly (readonly number[])[]): Int32Array {
  const starts = new Int32Array(groups.length + 1);
  for (const [m, group] of groups.entries()) starts[m + 1] = (starts[m] as number) + group.length;
  return starts;
}

function commonSlots(
  open: readonly TimetableWish[],
  groups: readonly (readonly number[])[],
  available: Uint8Array,
  slotOf: ReadonlyMap<number, number>,
): Uint8Array {
  const slotCount = slotOf.size;
  const allowed = new Uint8Array(open.length * slotCount);
  for (const [m, { onlySlots }] of open.entries()) {
    const row = allowed.subarray(m * slotCount, (m + 1) * slotCount);
    if (onlySlots === undefined) row.fill(1);
    for (const name of onlySlots ?? []) {
      const slot = slotOf.get(name);
      if (slot !== undefined) row[slot] = 1;
    }
    for (const person of groups[m] ?? []) {
      for (let s = 0; s < slotCount; s++) row[s] = (row[s] as number) & (available[person * slotCount + s] as number);
    }
  }
  return allowed;
}

/** FNV-1a with a final mix, 0 <= h < 1: spreads ties by seed without favouring anybody's id. */
function hash(text: string, seed: number): number {
  let h = 2166136261 ^ seed ^ Math.floor(seed / 2 ** 32);
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  h = Math.imul(h ^ (h >>> 15), 2246822507);
  h = Math.imul(h ^ (h >>> 13), 3266489909);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}
