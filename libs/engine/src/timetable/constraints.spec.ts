import { planTimetable } from './plan-timetable.js';
import { inOrder, person, problemOf, slotsOf, wish } from './testing/small-problems.js';
import { verifyTimetable } from './testing/verify.js';
import type { Timetable, TimetableProblem } from './timetable-types.js';

/** Plans, has the result checked independently, and gives it back. */
async function planned(overrides: Partial<TimetableProblem>): Promise<Timetable> {
  const problem = problemOf(overrides);
  const timetable = await planTimetable(problem);
  expect(verifyTimetable(problem, timetable)).toEqual([]);
  return timetable;
}

const reasons = ({ refusals }: Timetable): Record<string, string> =>
  Object.fromEntries(refusals.map(({ aId, bId, reason }) => [`${aId} ${bId}`, reason]));
const slotOf = ({ meetings }: Timetable, aId: string, bId: string): number | undefined =>
  meetings.find((meeting) => meeting.aId === aId && meeting.bId === bId)?.slot;
const others = ['b', 'c', 'd'].map((id) => person(id));
const allOfA = ['b', 'c', 'd'].map((id) => wish('a', id));

describe('people', () => {
  it('have their lunch: a window keeps a slot free', async () => {
    const a = person('a', { caps: [{ slots: [0, 10, 20], max: 2 }] });
    const timetable = await planned({ people: [a, ...others], wishes: allOfA });
    expect(timetable.meetings).toHaveLength(2);
    expect(Object.values(reasons(timetable))).toEqual(['person-limit']);
    expect(timetable.value).toBe(timetable.bound);
    expect(timetable.loads.find((load) => load.personId === 'a')?.breaks).toBe(0);
  });

  it('rest after each meeting', async () => {
    const rest = [0, 10, 20, 30].map((slot) => ({ slots: [slot, slot + 10], max: 1 }));
    const a = person('a', { caps: rest });
    const timetable = await planned({ slots: slotsOf(5), people: [a, ...others], wishes: allOfA });
    expect(timetable.meetings.map((meeting) => meeting.slot)).toEqual([0, 20, 40]);
  });

  it('are moved to make room for a meeting only within their limits', async () => {
    const people = [person('a', { caps: [{ slots: [0, 10], max: 1 }] }), ...others];
    const wishes = [wish('a', 'b'), { ...wish('a', 'c'), onlySlots: [0] }, { ...wish('b', 'd'), onlySlots: [20] }];
    const timetable = await planned({ people, wishes });
    expect(timetable.meetings).toHaveLength(2);
  });

  it('come to their minimum before others get more, for what it is worth', async () => {
    const people = [person('a'), person('b'), person('c', { minMeetings: 1 })];
    const wishes = [wish('a', 'b', 3), wish('a', 'c', 1)];
    const one = await planned({ slots: slotsOf(1), people, wishes });
    expect(one.meetings.map((meeting) => meeting.bId)).toEqual(['c']);
    expect(one.value).toBe(1 + 4);
    expect(one.bound).toBeCloseTo(5, 9);
    const cheap = await planned({ slots: slotsOf(1), people, wishes, minimumWorth: 1 });
    expect(cheap.meetings.map((meeting) => meeting.bId)).toEqual(['b']);
    expect(cheap.loads[2]).toMatchObject({ personId: 'c', missing: 1, missingReason: 'others-full' });
  });

  it('are told why they miss their minimum', async () => {
    const people = [
      person('few', { minMeetings: 2 }),
      person('short', { minMeetings: 2, unavailableSlots: [0, 10] }),
      ...others,
    ];
    const wishes = [wish('few', 'b'), wish('short', 'c'), wish('short', 'd')];
    const { loads } = await planned({ people, wishes });
    const reasonOf = Object.fromEntries(loads.map((load) => [load.personId, load.missingReason]));
    expect(reasonOf).toMatchObject({ few: 'too-few-wishes', short: 'too-few-slots', b: null });
  });

  it('without any availability or known name are refused, not an error', async () => {
    const people = [person('a', { unavailableSlots: [0, 10, 20] }), ...others];
    const timetable = await planned({ people, wishes: [wish('a', 'b'), wish('b', 'ghost')] });
    expect(reasons(timetable)).toEqual({ 'a b': 'no-common-slot', 'b ghost': 'unknown-person' });
  });
});

describe('meetings', () => {
  it('of vetoed people never take place, not even as companions', async () => {
    const wishes = [wish('a', 'b'), { ...wish('a', 'c'), withIds: ['d'] }];
    const vetoes = [
      { aId: 'b', bId: 'a' },
      { aId: 'c', bId: 'd' },
    ];
    const timetable = await planned({ people: [person('a'), ...others], wishes, vetoes });
    expect(reasons(timetable)).toEqual({ 'a b': 'veto', 'a c': 'veto' });
  });

  it('need a common language where it is required', async () => {
    const people = [
      person('a', { languages: ['fr', 'en'] }),
      person('b', { languages: ['de'] }),
      person('c', { languages: ['en'] }),
      person('d', { languages: [] }),
    ];
    const timetable = await planned({ people, wishes: allOfA, commonLanguage: 'required' });
    expect(reasons(timetable)).toEqual({ 'a b': 'no-common-language' });
    expect(reasons(await planned({ people, wishes: allOfA }))).toEqual({});
  });

  it('take place in the order that was asked for, fixed ones included', async () => {
    const people = [person('a'), ...others];
    const [ab, ac, ad] = ['b', 'c', 'd'].map((bId) => ({ aId: 'a', bId }));
    const chain = await planned({ people, wishes: allOfA, precedences: [inOrder(ad!, ac!), inOrder(ac!, ab!)] });
    expect([slotOf(chain, 'a', 'd'), slotOf(chain, 'a', 'c'), slotOf(chain, 'a', 'b')]).toEqual([0, 10, 20]);
    const fixed = [{ id: 'f', aId: 'a', bId: 'b', slot: 0, table: null }];
    const blocked = await planned({ people, wishes: allOfA, fixed, precedences: [inOrder(ac!, ab!)] });
    expect(reasons(blocked)).toEqual({ 'a c': 'precedence' });
  });

  it('with companions book everyone', async () => {
    const people = [person('a'), ...others, person('e')];
    const wishes = [{ ...wish('a', 'b', 2), withIds: ['c'] }, wish('c', 'd'), wish('c', 'e')];
    const timetable = await planned({ slots: slotsOf(2), people, wishes });
    expect(timetable.meetings.find((meeting) => meeting.aId === 'a')?.withIds).toEqual(['c']);
    expect(Object.values(reasons(timetable))).toEqual(['first-person-full']);
  });

  it('keep to their slots, and other meetings make way', async () => {
    const people = [person('a'), ...others];
    const wishes = [wish('a', 'b'), wish('a', 'c'), { ...wish('a', 'd', 0.5), onlySlots: [10] }];
    const timetable = await planned({ people, wishes });
    expect(slotOf(timetable, 'a', 'd')).toBe(10);
    expect(timetable.refusals).toEqual([]);
  });

  it('that were wished for twice take place once, as whichever wish is possible', async () => {
    const people = [person('a', { unavailableSlots: [0] }), ...others];
    const wishes = [
      { ...wish('a', 'b', 9), onlySlots: [0] },
      { ...wish('b', 'a', 2), withIds: ['c'] },
      wish('a', 'b', 1),
    ];
    const timetable = await planned({ people, wishes });
    expect(timetable.meetings).toMatchObject([{ aId: 'b', bId: 'a', withIds: ['c'], value: 2 }]);
    expect(timetable.refusals.map((refusal) => refusal.reason)).toEqual(['already-meeting', 'already-meeting']);
  });

  it('that the organiser asked for are first among the refusals', async () => {
    const people = [person('a', { unavailableSlots: [0, 10, 20] }), ...others];
    const timetable = await planned({ people, wishes: [wish('a', 'b', 9), { ...wish('a', 'c', 1), must: true }] });
    expect(timetable.refusals.map(({ bId, isMust }) => [bId, isMust])).toEqual([
      ['c', true],
      ['b', false],
    ]);
  });
});

describe('places', () => {
  const onSite = (id: string, companyId: string | null = null) => person(id, { attendance: 'on_site', companyId });

  it('are the booth of a company that has one, for as many meetings as it seats', async () => {
    const people = [onSite('a', 'x'), onSite('e', 'x'), onSite('b'), onSite('c')];
    const wishes = [wish('a', 'b', 2), wish('e', 'c', 1), wish('b', 'c', 1)];
    const timetable = await planned({
      slots: slotsOf(1),
      people,
      wishes: wishes.slice(0, 2),
      booths: [{ companyId: 'x', seats: 1 }],
      tables: 5,
    });
    expect(timetable.meetings).toMatchObject([{ place: 'booth', boothCompanyId: 'x', table: null, hasVideo: false }]);
    expect(reasons(timetable)).toEqual({ 'e c': 'no-booth' });
  });

  it('are needed by mixed meetings only if they are to sit at a table', async () => {
    const people = [onSite('a'), person('b'), person('c', { attendance: 'both' })];
    const wishes = [wish('a', 'b'), wish('a', 'c')];
    const device = await planned({ people, wishes, tables: 1 });
    expect(device.meetings.map(({ bId, place, hasVideo }) => [bId, place, hasVideo]).sort()).toEqual([
      ['b', 'video', true],
      ['c', 'table', false],
    ]);
    const table = await planned({ people, wishes, tables: 1, mixedMeetings: 'table' });
    expect(table.meetings.map(({ bId, place, hasVideo }) => [bId, place, hasVideo]).sort()).toEqual([
      ['b', 'table', true],
      ['c', 'table', false],
    ]);
    expect(reasons(await planned({ people, wishes, tables: 0, mixedMeetings: 'table' }))).toEqual({
      'a b': 'no-table',
      'a c': 'no-table',
    });
  });

  it('of fixed meetings are taken from the others', async () => {
    const people = [onSite('a'), onSite('b'), onSite('c'), onSite('d')];
    const fixed = [{ id: 'f', aId: 'a', bId: 'b', slot: 0, place: 'table' as const, table: null }];
    const timetable = await planned({ slots: slotsOf(1), people, wishes: [wish('c', 'd')], fixed, tables: 1 });
    expect(reasons(timetable)).toEqual({ 'c d': 'no-table' });
  });
});
