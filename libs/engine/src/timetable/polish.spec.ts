import fc from 'fast-check';
import { anyProblem, slotsOf } from '../../test/timetable-problems.js';
import { checkPlaces } from './check-places.js';
import { checkProblem } from './check-problem.js';
import { compileProblem } from './compiled-problem.js';
import { personLoads } from './person-loads.js';
import { fillUp } from './plan-steps.js';
import { polishSteps } from './polish.js';
import { Schedule } from './schedule.js';
import { verifyMeetings } from './testing/verify.js';
import type { PersonLoad, TimetablePerson, TimetableProblem } from './timetable-types.js';
import { writeTimetable } from './write-timetable.js';

/** Everything that fits, put as late as possible: sound, and full of breaks. */
function scattered(problem: TimetableProblem): Schedule {
  checkProblem(problem);
  const input = compileProblem(problem);
  checkPlaces(input);
  const schedule = new Schedule(input);
  for (let meeting = 0; meeting < input.meetingCount; meeting++) {
    const slots = [...input.slotNames.keys()].sort(
      (a, b) => ((a * 7 + meeting * 3) % 11) - ((b * 7 + meeting * 3) % 11),
    );
    const slot = slots.find((one) => schedule.canPut(meeting, one));
    if (slot !== undefined) schedule.put(meeting, slot);
  }
  schedule.commit();
  return schedule;
}

/** Loads before and after polishing, meetings before, and the timetable once wishes that became possible are granted. */
function polished(problem: TimetableProblem, budget: number, options?: { maxBreaksPerPerson?: number }) {
  const schedule = scattered(problem);
  const before = { slots: schedule.slotOf.slice(), loads: personLoads(schedule) };
  let done = 0;
  for (const share of polishSteps(schedule, budget, options)) {
    expect(share).toBeGreaterThanOrEqual(done);
    done = share;
  }
  const after = { slots: schedule.slotOf.slice(), loads: personLoads(schedule), value: schedule.placedValue };
  fillUp(schedule);
  return { before, after, meetings: writeTimetable(schedule, Number.POSITIVE_INFINITY).meetings };
}

const breaksIn = (loads: readonly PersonLoad[]): number => loads.reduce((sum, load) => sum + load.breaks, 0);

const person = (id: string, overrides: Partial<TimetablePerson> = {}): TimetablePerson => ({
  id,
  companyId: null,
  attendance: 'virtual',
  unavailableSlots: [],
  ...overrides,
});

const star = (overrides: Partial<TimetablePerson> = {}): TimetableProblem => ({
  slots: slotsOf(6, 6),
  people: [person('hub', overrides), person('a'), person('b'), person('c')],
  wishes: ['a', 'b', 'c'].map((bId) => ({ aId: 'hub', bId, value: 1, mutual: true })),
  fixed: [],
  tables: 0,
  seed: 1,
});

describe('polishSteps', () => {
  it('keeps every rule, who meets whom and the fixed meetings, and never adds a break', () => {
    fc.assert(
      fc.property(anyProblem({ people: 7, slots: 8, wishes: 14 }), (problem) => {
        const { before, after, meetings } = polished(problem, 4_000);
        expect(verifyMeetings(problem, meetings)).toEqual([]);
        expect([...after.slots].map((slot) => slot >= 0)).toEqual([...before.slots].map((slot) => slot >= 0));
        expect(breaksIn(after.loads)).toBeLessThanOrEqual(breaksIn(before.loads));
      }),
      { numRuns: 300 },
    );
  });

  it('closes gaps that can be closed', () => {
    const { before, after } = polished(star(), 20_000);
    expect(breaksIn(before.loads)).toBeGreaterThan(0);
    expect(breaksIn(after.loads)).toBe(0);
  });

  it('closes gaps of days with forty slots', () => {
    const problem = { ...star(), slots: slotsOf(80, 40) };
    const fixed = [0, 39].map((position, i) => ({
      id: `f${i}`,
      aId: 'hub',
      bId: `x${i}`,
      slot: problem.slots[position]!.index,
      table: null,
    }));
    const people = [...problem.people, person('x0'), person('x1')];
    const { before, after } = polished({ ...problem, people, fixed }, 50_000);
    expect(breaksIn(before.loads)).toBeGreaterThan(1);
    expect(breaksIn(after.loads)).toBe(1);
  });

  it('keeps every rule on days with forty slots', () => {
    fc.assert(
      fc.property(anyProblem({ people: 6, slots: 44, wishes: 12 }, 40), (problem) => {
        const { before, after, meetings } = polished(problem, 3_000);
        expect(verifyMeetings(problem, meetings)).toEqual([]);
        expect(breaksIn(after.loads)).toBeLessThanOrEqual(breaksIn(before.loads));
      }),
      { numRuns: 60 },
    );
  });

  it('does not count own absences and the free slot of a lunch window as breaks', () => {
    const slots = slotsOf(6, 6).map((slot) => slot.index);
    const fixed = [0, 2, 4].map((position, i) => ({
      id: `f${i}`,
      aId: 'hub',
      bId: 'abc'[i] as string,
      slot: slots[position] as number,
      table: null,
    }));
    const at = (position: number): number => slots[position] as number;
    const breaksWith = (overrides: Partial<TimetablePerson>): number =>
      polished({ ...star(overrides), fixed, wishes: [] }, 1_000).after.loads.find((load) => load.personId === 'hub')!
        .breaks;
    expect(breaksWith({})).toBe(2);
    expect(breaksWith({ unavailableSlots: [at(1)] })).toBe(1);
    expect(breaksWith({ unavailableSlots: [at(1)], caps: [{ slots: [at(2), at(3)], max: 1 }] })).toBe(0);
    expect(breaksWith({ caps: [{ slots, max: 3 }] })).toBe(2);
  });

  it('gives the same timetable for the same seed', () => {
    const problem = star({ unavailableSlots: [slotsOf(6, 6)[2]!.index] });
    expect(polished(problem, 5_000).after).toEqual(polished(problem, 5_000).after);
  });

  it('spares a single person many breaks where a limit asks for it', () => {
    fc.assert(
      fc.property(anyProblem({ people: 6, slots: 8, wishes: 12 }), (problem) => {
        const { before, after, meetings } = polished(problem, 4_000, { maxBreaksPerPerson: 1 });
        const beyond = ({ loads }: { loads: PersonLoad[] }) =>
          loads.reduce((sum, load) => sum + Math.max(0, load.breaks - 1), 0);
        expect(beyond(after)).toBeLessThanOrEqual(beyond(before));
        expect(verifyMeetings(problem, meetings)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
