import { compareIds } from '../compare-ids.js';
import { EngineInputError } from '../engine.errors.js';
import type { FixedMeeting, TimetablePerson, TimetableProblem, TimetableWish } from './timetable-types.js';

/** What became of an entry of `wishes` before any planning. */
export type WishStatus =
  | { kind: 'open'; meeting: number }
  | { kind: 'fixed' }
  | { kind: 'repeated'; first: number }
  | { kind: 'unknown-person' };

/** A fixed meeting in the problem's numbers. */
export interface CompiledFixed {
  source: FixedMeeting;
  slot: number;
  a: number;
  b: number;
  atTable: boolean;
  value: number;
}

/**
 * The problem in numbers: people in the order of their ids, slots in the order of time, meetings (wishes that can be
 * planned) in the order of their pairs, so that the order of the input cannot influence the result.
 */
export interface CompiledProblem {
  problem: TimetableProblem;
  people: readonly TimetablePerson[];
  personOf: ReadonlyMap<string, number>;
  /** Slot names by position. */
  slotNames: readonly number[];
  slotCount: number;
  /** `available[person * slotCount + slot]`, as declared. */
  available: Uint8Array;
  quota: Int32Array;
  /** Open meetings: their two people, worth, whether they need a table, and where ties go (lower first). */
  meetingCount: number;
  first: Int32Array;
  second: Int32Array;
  values: Float64Array;
  atTable: Uint8Array;
  tieBreak: Float64Array;
  /** Meeting numbers by person. */
  meetingsOf: readonly Int32Array[];
  wishes: readonly TimetableWish[];
  status: readonly WishStatus[];
  fixed: readonly CompiledFixed[];
}

const NO_QUOTA = 2 ** 31 - 1;

/** Whether two people sit down together: at least one is there for sure and the other can be. */
export function needsTable(a: TimetablePerson, b: TimetablePerson): boolean {
  return (
    a.attendance !== 'virtual' &&
    b.attendance !== 'virtual' &&
    (a.attendance === 'on_site' || b.attendance === 'on_site')
  );
}

/** Numbers a problem that `checkProblem` has accepted. */
export function compileProblem(problem: TimetableProblem): CompiledProblem {
  const people = [...problem.people].sort((a, b) => compareIds(a.id, b.id));
  const personOf = new Map(people.map((person, index) => [person.id, index]));
  const slots = [...problem.slots].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  const slotOf = new Map(slots.map((slot, position) => [slot.index, position]));
  const slotCount = slots.length;
  const available = new Uint8Array(people.length * slotCount).fill(1);
  const quota = new Int32Array(people.length);
  for (const [index, person] of people.entries()) {
    for (const name of person.unavailableSlots) {
      const slot = slotOf.get(name);
      if (slot !== undefined) available[index * slotCount + slot] = 0;
    }
    quota[index] = Math.min(person.maxMeetings ?? NO_QUOTA, NO_QUOTA);
  }
  const keyed = problem.wishes.map((wish) => ({ wish, key: pairKey(wish) })).sort(compareWishes);
  const wishes = keyed.map(({ wish }) => wish);
  const { status, open, fixedValue } = sortOut(keyed, problem.fixed, personOf);
  const first = Int32Array.from(open, ({ wish }) => personOf.get(wish.aId) ?? -1);
  const second = Int32Array.from(open, ({ wish }) => personOf.get(wish.bId) ?? -1);
  const lists: number[][] = people.map(() => []);
  for (let m = 0; m < open.length; m++) {
    lists[first[m] as number]?.push(m);
    lists[second[m] as number]?.push(m);
  }
  const person = (index: number | undefined): TimetablePerson => people[index ?? -1] as TimetablePerson;
  const fixed = [...problem.fixed]
    .sort((a, b) => compareIds(a.id, b.id))
    .map((source): CompiledFixed => {
      const a = personOf.get(source.aId) as number;
      const b = personOf.get(source.bId) as number;
      return {
        source,
        slot: slotOf.get(source.slot) as number,
        a,
        b,
        atTable: source.table !== null || needsTable(person(a), person(b)),
        value: fixedValue.get(source.id) ?? 0,
      };
    });
  checkTables(
    fixed,
    slots.map((slot) => slot.index),
    problem.tables,
  );
  return {
    problem,
    people,
    personOf,
    slotNames: slots.map((slot) => slot.index),
    slotCount,
    available,
    quota,
    meetingCount: open.length,
    first,
    second,
    values: Float64Array.from(open, ({ wish }) => wish.value),
    atTable: Uint8Array.from(open, (_, m) => (needsTable(person(first[m]), person(second[m])) ? 1 : 0)),
    tieBreak: Float64Array.from(open, ({ wish, key }) => (wish.mutual ? 0 : 1) + hash(key, problem.seed)),
    meetingsOf: lists.map((list) => Int32Array.from(list)),
    wishes,
    status,
    fixed,
  };
}

interface KeyedWish {
  wish: TimetableWish;
  /** The unordered pair. */
  key: string;
}

/** Which wishes are to be planned; of a pair listed twice the more valuable entry, and none where a meeting is fixed. */
function sortOut(wishes: readonly KeyedWish[], fixed: readonly FixedMeeting[], personOf: ReadonlyMap<string, number>) {
  const fixedOf = new Map<string, string>();
  for (const meeting of [...fixed].sort((a, b) => compareIds(a.id, b.id)).reverse())
    fixedOf.set(pairKey(meeting), meeting.id);
  const fixedValue = new Map<string, number>();
  const seen = new Map<string, number>();
  const open: KeyedWish[] = [];
  const status = wishes.map((entry, index): WishStatus => {
    const { wish, key } = entry;
    if (!personOf.has(wish.aId) || !personOf.has(wish.bId)) return { kind: 'unknown-person' };
    const first = seen.get(key);
    if (first !== undefined) return { kind: 'repeated', first };
    seen.set(key, index);
    const fixedId = fixedOf.get(key);
    if (fixedId !== undefined) {
      fixedValue.set(fixedId, wish.value);
      return { kind: 'fixed' };
    }
    open.push(entry);
    return { kind: 'open', meeting: open.length - 1 };
  });
  return { status, open, fixedValue };
}

function checkTables(fixed: readonly CompiledFixed[], slotNames: readonly number[], tables: number): void {
  const used = new Map<number, number>();
  for (const { slot, atTable } of fixed) if (atTable) used.set(slot, (used.get(slot) ?? 0) + 1);
  for (const [slot, count] of used) {
    if (count > tables) {
      throw new EngineInputError('FIXED_TOO_MANY_AT_TABLES', { slot: slotNames[slot] ?? -1, meetings: count, tables });
    }
  }
}

function pairKey({ aId, bId }: { aId: string; bId: string }): string {
  return aId < bId ? `${aId}\u0000${bId}` : `${bId}\u0000${aId}`;
}

function compareWishes({ wish: a, key: aKey }: KeyedWish, { wish: b, key: bKey }: KeyedWish): number {
  return compareIds(aKey, bKey) || b.value - a.value || Number(b.mutual) - Number(a.mutual) || compareIds(a.aId, b.aId);
}

/** FNV-1a with a final mix, 0 <= h < 1: spreads ties by seed without favouring anybody's id. */
function hash(text: string, seed: number): number {
  let h = 2166136261 ^ seed ^ Math.floor(seed / 2 ** 32);
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  h = Math.imul(h ^ (h >>> 15), 2246822507);
  h = Math.imul(h ^ (h >>> 13), 3266489909);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}
