import fc from 'fast-check';
import { anyProblem } from '../../test/timetable-problems.js';
import { planTimetable } from './plan-timetable.js';
import { bestValue } from './testing/brute-force.js';
import { verifyTimetable } from './testing/verify.js';
import type { TimetableProblem } from './timetable-types.js';

/** The same problem with its lists in another order. */
function shuffled(problem: TimetableProblem): TimetableProblem {
  return {
    ...problem,
    people: [...problem.people].reverse(),
    wishes: [...problem.wishes].reverse(),
    slots: [...problem.slots].reverse(),
    fixed: [...problem.fixed].reverse(),
    vetoes: [...(problem.vetoes ?? [])].reverse(),
    precedences: [...(problem.precedences ?? [])].reverse(),
    booths: [...(problem.booths ?? [])].reverse(),
  };
}

describe('every timetable', () => {
  it('keeps every rule, counts right, gives true reasons and stays below its bound', async () => {
    await fc.assert(
      fc.asyncProperty(anyProblem({ people: 9, slots: 7, wishes: 24 }), async (problem) => {
        expect(verifyTimetable(problem, await planTimetable(problem))).toEqual([]);
      }),
      { numRuns: 250 },
    );
  }, 60_000);

  it('has a bound that no timetable of a small problem exceeds, and a value that none exceeds by much', async () => {
    let optimal = 0;
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(anyProblem({ people: 6, slots: 4, wishes: 7 }), async (problem) => {
        const { value, bound } = await planTimetable(problem);
        const best = bestValue(problem);
        expect(bound).toBeGreaterThanOrEqual(best - 1e-6);
        expect(value).toBeLessThanOrEqual(best + 1e-6);
        runs++;
        if (value >= best - 1e-6) optimal++;
      }),
      { numRuns: 250 },
    );
    expect(optimal / runs).toBeGreaterThanOrEqual(0.98);
  }, 60_000);

  it('is the same, byte by byte, for the same problem in another order', async () => {
    await fc.assert(
      fc.asyncProperty(anyProblem({ people: 8, slots: 6, wishes: 18 }), async (problem) => {
        const one = JSON.stringify(await planTimetable(problem));
        expect(JSON.stringify(await planTimetable(shuffled(problem)))).toBe(one);
      }),
      { numRuns: 80 },
    );
  }, 60_000);

  it('keeps what stands when it is planned again with its meetings fixed', async () => {
    await fc.assert(
      fc.asyncProperty(anyProblem({ people: 7, slots: 6, wishes: 14 }), async (problem) => {
        const { meetings, value } = await planTimetable(problem);
        const fixed = meetings.map((meeting, n) => ({ ...meeting, id: meeting.fixedId ?? `kept${n}` }));
        const again = await planTimetable({ ...problem, fixed });
        expect(verifyTimetable({ ...problem, fixed }, again)).toEqual([]);
        expect(again.value).toBeGreaterThanOrEqual(value - 1e-9);
      }),
      { numRuns: 80 },
    );
  }, 60_000);
});
