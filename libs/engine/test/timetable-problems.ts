import fc from 'fast-check';
import { type Held, idsOf, keyOf, Rules } from '../src/timetable/testing/rules.js';
import type {
  BoothPlace,
  FixedMeeting,
  Pair,
  Slot,
  TimetablePerson,
  TimetableProblem,
  TimetableWish,
} from '../src/timetable/timetable-types.js';

/** How large a problem may become. */
export interface ProblemSize {
  people: number;
  slots: number;
  wishes: number;
}

/** Slots of 25 minutes every 30, with a night after every `perDay`; their names are not their positions. */
export function slotsOf(count: number, perDay = 4): Slot[] {
  return Array.from({ length: count }, (_, n) => {
    const start = Date.UTC(2026, 2, 28 + Math.floor(n / perDay), 8, (n % perDay) * 30);
    return {
      index: (count - n) * 10,
      startsAt: new Date(start).toISOString(),
      endsAt: new Date(start + 25 * 60_000).toISOString(),
    };
  });
}

/**
 * Any problem without contradictions, with every feature: attendance, absences, quotas, minima, caps, languages,
 * companions, slots of wishes, vetoes, precedences, booths, fixed meetings, repeated and unknown wishes.
 */
export function anyProblem(size: ProblemSize, slotsPerDay?: number): fc.Arbitrary<TimetableProblem> {
  return fc
    .record({ people: fc.integer({ min: 2, max: size.people }), slots: fc.integer({ min: 1, max: size.slots }) })
    .chain(({ people, slots }) => problemOf(people, slotsOf(slots, slotsPerDay), size.wishes))
    .map(withoutContradictions);
}

interface Proposal extends Omit<TimetableProblem, 'fixed'> {
  fixed: readonly { pair: Pair; slot: number; place: 'default' | 'video' | 'table' }[];
}

function problemOf(people: number, slots: Slot[], wishes: number): fc.Arbitrary<Proposal> {
  const indexes = slots.map((slot) => slot.index);
  const ids = Array.from({ length: people }, (_, n) => `p${n}`);
  const id = fc.constantFrom(...ids);
  const pair = fc
    .tuple(id, id)
    .filter(([a, b]) => a !== b)
    .map(([aId, bId]): Pair => ({ aId, bId }));
  return fc.record({
    slots: fc.constant(slots),
    people: fc.tuple(...ids.map((own) => anyPerson(own, indexes))),
    wishes: fc.array(anyWish(ids, pair, indexes), { maxLength: wishes }),
    fixed: fc.array(
      fc.record({
        pair,
        slot: fc.constantFrom(...indexes),
        place: fc.constantFrom('default' as const, 'default' as const, 'video' as const, 'table' as const),
      }),
      { maxLength: 2 },
    ),
    vetoes: fc.array(pair, { maxLength: 1 }),
    precedences: fc.array(fc.tuple(pair, pair).map(precedenceOf), { maxLength: 2 }),
    tables: fc.integer({ min: 0, max: 3 }),
    booths: fc.uniqueArray(
      fc.record({ companyId: fc.constantFrom('c0', 'c1'), seats: fc.integer({ min: 0, max: 2 }) }),
      { maxLength: 2, selector: (booth: BoothPlace) => booth.companyId },
    ),
    mixedMeetings: fc.constantFrom('device' as const, 'table' as const),
    commonLanguage: fc.constantFrom('ignored' as const, 'required' as const),
    minimumWorth: fc.constantFrom(undefined, 0, 1, 4),
    seed: fc.integer({ min: 0, max: 1000 }),
  });
}

function anyPerson(id: string, slots: readonly number[]): fc.Arbitrary<TimetablePerson> {
  return fc
    .record({
      companyId: fc.constantFrom(null, null, 'c0', 'c1'),
      attendance: fc.constantFrom('virtual' as const, 'on_site' as const, 'both' as const),
      unavailableSlots: fc.oneof(fc.constant<number[]>([]), fc.subarray([...slots])),
      minMeetings: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined, freq: 2 }),
      maxMeetings: fc.option(fc.integer({ min: 0, max: slots.length }), { nil: undefined, freq: 3 }),
      caps: fc.option(
        fc.array(
          fc.record({
            slots: fc.subarray([...slots], { minLength: 1 }),
            max: fc.integer({ min: 0, max: Math.max(1, slots.length - 1) }),
          }),
          { maxLength: 2 },
        ),
        { nil: undefined, freq: 2 },
      ),
      languages: fc.subarray(['en', 'fr', 'de']),
    })
    .map((person) => ({ id, ...person, minMeetings: lower(person.minMeetings, person.maxMeetings) }));
}

function anyWish(
  ids: readonly string[],
  pair: fc.Arbitrary<Pair>,
  slots: readonly number[],
): fc.Arbitrary<TimetableWish> {
  const known = fc
    .record({
      pair,
      companions: fc.oneof(
        { weight: 3, arbitrary: fc.constant<string[]>([]) },
        fc.subarray([...ids], { maxLength: 1 }),
      ),
      value: fc.oneof(fc.constantFrom(1, 2, 3), fc.double({ min: 0.01, max: 10, noNaN: true })),
      mutual: fc.boolean(),
      must: fc.constantFrom(undefined, undefined, true),
      onlySlots: fc.option(fc.subarray([...slots]), { nil: undefined, freq: 3 }),
    })
    .map(({ pair: { aId, bId }, companions, ...rest }) => ({
      aId,
      bId,
      withIds: companions.filter((id) => id !== aId && id !== bId),
      ...rest,
    }));
  const unknown = known.map((wish) => ({ ...wish, bId: 'nobody' }));
  return fc.oneof({ weight: 20, arbitrary: known }, { weight: 1, arbitrary: unknown });
}

function precedenceOf([first, later]: readonly [Pair, Pair]): { first: Pair; then: Pair } {
  // biome-ignore lint/suspicious/noThenProperty: the name in the problem; nobody awaits it
  return { first, then: later };
}

/** Drops what contradicts the rest: precedences in a circle, fixed meetings that collide. */
function withoutContradictions({ fixed, ...rest }: Proposal): TimetableProblem {
  const precedences = (rest.precedences ?? []).filter(
    (one, i, all) =>
      keyOf(one.first) !== keyOf(one.then) &&
      !all
        .slice(0, i)
        .some((other) => keyOf(other.first) === keyOf(one.then) && keyOf(other.then) === keyOf(one.first)),
  );
  const problem: TimetableProblem = { ...rest, precedences, fixed: [] };
  const rules = new Rules(problem);
  const kept: FixedMeeting[] = [];
  const held: Held[] = [];
  for (const [n, { pair, slot, place }] of fixed.entries()) {
    const ids = idsOf(pair);
    const natural = rules.placeOf(ids);
    const seat = place === 'default' ? natural.seat : place === 'table' ? 'tables' : null;
    if (ids.some((id) => rules.isBusy(held, id, slot)) || !rules.seatIsFree(held, seat, slot)) continue;
    if (rules.isVetoed(ids) || !rules.isInOrder(held, pair, slot)) continue;
    if (held.some((meeting) => keyOf(pair) === keyOf({ aId: meeting.ids[0] ?? '', bId: meeting.ids[1] ?? '' })))
      continue;
    held.push({ ids, slot, seat });
    kept.push({ id: `f${n}`, ...pair, slot, table: null, ...(place === 'default' ? {} : { place }) });
  }
  return { ...problem, fixed: kept };
}

function lower(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? undefined : Math.min(a, b ?? a);
}
