import { compileProblem } from './compiled-problem.js';
import { findHallCut } from './hall-cut.js';
import { LinearSolver } from './linear-solver.js';
import { mostPairs } from './most-pairs.js';
import { pricesOf, searchPrices } from './price-search.js';
import { buildRelaxation } from './relaxation.js';
import { mostSlots } from './slot-capacity.js';
import { solveRelaxation } from './solve-relaxation.js';
import { person, problemOf, slotsOf, wish } from './testing/small-problems.js';

/** Each of 60 people wishes for 12 others; they are free in 6 slots. */
function crowd() {
  const people = Array.from({ length: 60 }, (_, n) => person(`p${n}`, { minMeetings: n % 3 }));
  const wishes = people.flatMap((one, n) =>
    [1, 2, 3, 5, 8, 13].map((step, k) => wish(one.id, `p${(n + step) % 60}`, 1 + ((n * 31 + k * 17) % 23) / 7)),
  );
  const input = compileProblem(problemOf({ slots: slotsOf(6), people, wishes }));
  return { input, relaxation: buildRelaxation(input) };
}

const never = async (): Promise<boolean> => false;

describe('the linear solver', () => {
  it('finds the optimum that its own prices prove, from whatever prices it begins', async () => {
    const { input, relaxation } = crowd();
    const solver = new LinearSolver();
    const bounds: number[] = [];
    for (const start of [0, 1, 50]) {
      const prices = new Float64Array(relaxation.capacity.length).fill(start);
      const optimum = (await solveRelaxation(relaxation, prices, solver, never))!;
      const { bound, chosen } = pricesOf(relaxation, input, optimum.rowPrices, optimum.values);
      const value = optimum.values.reduce((sum, x, c) => sum + x * relaxation.value[c]!, relaxation.base);
      expect(value).toBeCloseTo(bound, 6);
      expect(chosen).toHaveLength(input.meetingCount);
      bounds.push(bound);
    }
    await solver.close();
    for (const bound of bounds) expect(bound).toBeCloseTo(bounds[0]!, 6);
    const search = searchPrices(relaxation, 0, 600);
    let step = search.next();
    while (!step.done) step = search.next();
    const searched = pricesOf(relaxation, input, step.value, null).bound;
    expect(searched).toBeGreaterThanOrEqual(bounds[0]! - 1e-6);
    expect(searched).toBeLessThan(bounds[0]! * 1.01);
  });

  it('gives up when it is told to, and works again afterwards', async () => {
    const { relaxation } = crowd();
    const prices = new Float64Array(relaxation.capacity.length);
    const stopped = new LinearSolver();
    const endless = { ...relaxation, value: relaxation.value.map(() => Number.NaN) };
    expect(await solveRelaxation(endless, prices, stopped, async () => true)).toBeNull();
    await stopped.close();
    const solver = new LinearSolver();
    expect(await solveRelaxation(relaxation, prices, solver, never)).not.toBeNull();
    await solver.close();
  });
});

describe('what slots can hold', () => {
  it('is found overfilled where demands have too few of them', () => {
    const demands = [
      { cells: [0, 1], amount: 2 },
      { cells: [1], amount: 0.5 },
      { cells: [1, 2], amount: 1.8 },
    ];
    const cutOf = (seats: number[], own = demands) => {
      const cut = findHallCut(own, (cell) => cell % 10, seats);
      return cut && { cells: [...cut.cells].sort(), capacity: cut.capacity };
    };
    expect(cutOf([1, 1, 1])).toEqual({ cells: [0, 1, 2], capacity: 3 });
    expect(cutOf([9, 9, 0])).toEqual({ cells: [0, 1, 2], capacity: 2 });
    expect(cutOf([1, 1, 1], [{ cells: [0, 1], amount: 2 }])).toBeNull();
    const twoPeople = [
      { cells: [0, 1], amount: 2 },
      { cells: [10, 11], amount: 1.5 },
    ];
    expect(cutOf([1, 9], twoPeople)).toEqual({ cells: [0, 1, 10, 11], capacity: 3 });
    expect(cutOf([2, 9], twoPeople)).toBeNull();
  });

  it('is no more than can be paired off', () => {
    const star = [1, 2, 3].map((n) => [0, n] as const);
    expect(mostPairs(4, star, 9)).toBe(1);
    const path = [
      [1, 2],
      [0, 1],
      [2, 3],
    ] as const;
    expect(mostPairs(4, path, 9)).toBe(2);
    expect(mostPairs(4, path, 1)).toBe(1);
  });

  it('is exact under caps that overlap and that have holes', () => {
    const rest = [0, 1, 2, 3].map((place) => ({ places: [place, place + 1], left: 1 }));
    expect(mostSlots(5, rest)).toBe(3);
    expect(mostSlots(6, [{ places: [0, 2, 4], left: 1 }])).toBe(4);
    const crossing = [
      { places: [0, 2], left: 1 },
      { places: [2, 4], left: 1 },
      { places: [0, 4], left: 1 },
    ];
    expect(mostSlots(5, crossing)).toBe(3);
  });
});
