import fc from 'fast-check';
import { anyProblem, slotsOf } from '../../test/timetable-problems.js';
import { fillGaps } from './fill-gaps.js';
import { planTimetable } from './plan-timetable.js';
import { bestValue } from './testing/brute-force.js';
import { Rules } from './testing/rules.js';
import { heldOf, verifyMeetings } from './testing/verify.js';
import type { PlacedMeeting, TimetablePerson, TimetableProblem, TimetableWish } from './timetable-types.js';

const person = (id: string, overrides: Partial<TimetablePerson> = {}): TimetablePerson => ({
  id,
  companyId: null,
  attendance: 'virtual',
  unavailableSlots: [],
  ...overrides,
});

const wish = (aId: string, bId: string, value = 1): TimetableWish => ({ aId, bId, value, mutual: true });

const slots = slotsOf(3);
const at = (position: number): number => slots[position]?.index ?? -1;

const problemOf = (overrides: Partial<TimetableProblem>): TimetableProblem => ({
  slots,
  people: ['a', 'b', 'c', 'd'].map((id) => person(id)),
  wishes: [],
  fixed: [],
  tables: 0,
  seed: 1,
  ...overrides,
});

const placed = (aId: string, bId: string, slot: number, overrides: Partial<PlacedMeeting> = {}): PlacedMeeting => ({
  aId,
  bId,
  withIds: [],
  slot,
  place: 'video',
  table: null,
  boothCompanyId: null,
  hasVideo: true,
  value: 1,
  fixedId: null,
  ...overrides,
});

/** A plan of the problem, some of whose meetings were cancelled: those pairs do not wait for one another any more. */
async function withCancellations(problem: TimetableProblem, cancelled: readonly number[]) {
  const { meetings } = await planTimetable(problem);
  const gone = cancelled.flatMap((n) => meetings.filter((meeting) => meeting.fixedId === null)[n] ?? []);
  const standing = meetings.filter((meeting) => !gone.includes(meeting));
  const pair = ({ aId, bId }: { aId: string; bId: string }): string => [aId, bId].sort().join(' ');
  const wishes = problem.wishes.filter((one) => !gone.some((meeting) => pair(meeting) === pair(one)));
  return { problem: { ...problem, wishes }, standing };
}

/** The value of meetings with the worth of minimums. */
const worthOf = (problem: TimetableProblem, meetings: readonly PlacedMeeting[]): number =>
  meetings.reduce((sum, meeting) => sum + meeting.value, 0) + new Rules(problem).bonus(heldOf(meetings));

describe('fillGaps', () => {
  it('adds only meetings that every rule allows and leaves the others as they are', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyProblem({ people: 7, slots: 6, wishes: 14 }),
        fc.uniqueArray(fc.nat(5), { maxLength: 3 }),
        fc.subarray<string>(['p0', 'p1', 'p2'], { maxLength: 2 }),
        async (whole, cancelled, personIds) => {
          const { problem, standing } = await withCancellations(whole, cancelled);
          const added = fillGaps(problem, standing, { personIds });
          expect(verifyMeetings(problem, [...standing, ...added])).toEqual([]);
          for (const { aId, bId, withIds } of added)
            expect([aId, bId, ...withIds].some((id) => personIds.includes(id))).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('finds the most valuable additions of small problems', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyProblem({ people: 5, slots: 4, wishes: 7 }),
        fc.uniqueArray(fc.nat(5), { maxLength: 3 }),
        async (whole, cancelled) => {
          const { problem, standing } = await withCancellations(whole, cancelled);
          const added = fillGaps(problem, standing, {});
          const held = { ...problem, fixed: standing.map((meeting, n) => ({ ...meeting, id: `held${n}` })) };
          const before = worthOf(problem, standing);
          const worthOfHeld = bestValue({ ...held, wishes: [] });
          const open = problem.wishes.filter(
            (one) =>
              !standing.some(
                (meeting) => [meeting.aId, meeting.bId].sort().join() === [one.aId, one.bId].sort().join(),
              ),
          );
          const best = before + bestValue({ ...held, wishes: open }) - worthOfHeld;
          expect(worthOf(problem, [...standing, ...added])).toBeCloseTo(best, 6);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('gives the same answer whatever the order of the wishes and meetings', async () => {
    await fc.assert(
      fc.asyncProperty(anyProblem({ people: 7, slots: 6, wishes: 14 }), async (whole) => {
        const { problem, standing } = await withCancellations(whole, [0, 1]);
        const turned = { ...problem, wishes: [...problem.wishes].reverse(), people: [...problem.people].reverse() };
        const untabled = (meetings: PlacedMeeting[]) =>
          meetings.map(({ aId, bId, slot, place }) => ({ aId, bId, slot, place }));
        expect(untabled(fillGaps(turned, [...standing].reverse(), {}))).toEqual(
          untabled(fillGaps(problem, standing, {})),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('offers a freed slot to the best wish of those who wait', () => {
    const problem = problemOf({ wishes: [wish('a', 'c', 2), wish('a', 'd', 5), wish('c', 'd', 9)] });
    const current = [
      placed('a', 'b', at(0)),
      placed('c', 'b', at(1)),
      placed('a', 'x', at(2)),
      placed('d', 'y', at(2)),
    ];
    const added = fillGaps(problem, current, { personIds: ['a'], slots: [at(1)] });
    expect(added).toEqual([expect.objectContaining({ aId: 'a', bId: 'd', slot: at(1), value: 5, place: 'video' })]);
  });

  it('gives a table that is free, the one where they sit next to it if it can', () => {
    const people = ['a', 'b', 'c', 'd'].map((id) => person(id, { attendance: 'on_site' }));
    const seat = (table: number) => ({ place: 'table' as const, table, hasVideo: false });
    const current = [placed('c', 'd', at(1), seat(1)), placed('a', 'c', at(0), seat(3))];
    const added = fillGaps(problemOf({ people, wishes: [wish('a', 'b')], tables: 3 }), current, { slots: [at(1)] });
    expect(added).toEqual([expect.objectContaining({ slot: at(1), place: 'table', table: 3, hasVideo: false })]);
  });

  it('adds nothing where the tables are taken', () => {
    const people = ['a', 'b', 'c', 'd'].map((id) => person(id, { attendance: 'on_site' }));
    const current = [placed('c', 'd', at(1), { place: 'table', table: 1, hasVideo: false })];
    expect(fillGaps(problemOf({ people, wishes: [wish('a', 'b')], tables: 1 }), current, { slots: [at(1)] })).toEqual(
      [],
    );
  });

  it('lets fixed meetings that the caller does not list stand', () => {
    const fixed = [{ id: 'f', aId: 'a', bId: 'c', slot: at(0), table: null }];
    const added = fillGaps(problemOf({ wishes: [wish('a', 'b')], fixed }), [], { slots: [at(0)] });
    expect(added).toEqual([]);
  });
});
