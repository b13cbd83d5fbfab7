import fc from 'fast-check';
import type { CandidateGraph } from '../matching/match-types.js';
import { allocateSteps } from './allocate.js';
import { rankByPrice } from './allocation-types.js';
import { balancePrices } from './balance-prices.js';
import { exposureOf, listsOf } from './candidate-lists.js';
import { fairShares } from './fair-shares.js';
import { giniOf } from './list-figures.js';
import { generatedGraph, graphOf, type Pair, randomFrom } from './testing/graphs.js';

function finish<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const allocate = (graph: CandidateGraph, spread: number, capacity: (id: string) => number = () => 24, rowBudget = 5) =>
  finish(allocateSteps(graph, { spread, rowBudget, capacity }));

/** Anybody with anybody: pairs over at most 12 people. */
const pairs = fc.array(
  fc.record({ a: fc.nat(11), b: fc.nat(11), score: fc.double({ min: 0.01, max: 0.99, noNaN: true }) }),
  { maxLength: 60 },
);
const anyGraph = pairs.map((list) => {
  const distinct = new Map<string, Pair>();
  for (const { a, b, score } of list) if (a < b) distinct.set(`${a}-${b}`, [a, b, score]);
  return graphOf(12, [...distinct.values()]);
});

describe('allocateSteps', () => {
  const fair = generatedGraph({ visitors: 400, exhibitors: 40, perVisitor: 20, seed: 7 });
  const isExhibitor = (id: string) => id >= 'p00400';
  const exhibitorsGini = (exposure: ReadonlyMap<string, number>) =>
    giniOf(Float64Array.from([...exposure].filter(([id]) => isExhibitor(id)).map(([, times]) => times)));

  it('spreads exposure at little loss of score', () => {
    const best = allocate(fair, 0);
    const spread = allocate(fair, 1);
    expect(exhibitorsGini(best.exposure)).toBeGreaterThan(0.3);
    expect(exhibitorsGini(spread.exposure)).toBeLessThan(0.154);
    expect(spread.meanScore).toBeGreaterThan(0.88 * best.meanScore);
    expect(spread.busiest).toBeLessThan(best.busiest);
    expect(spread.unseen).toBeLessThan(best.unseen);
  });

  it('follows the score alone at the left end of the slider, and moves away from it steadily', () => {
    const runs = [0, 0.02, 0.25, 0.5, 0.75, 1].map((spread) => allocate(fair, spread));
    expect([...runs[0]!.prices.of.values()].every((price) => price === 0)).toBe(true);
    for (let i = 1; i < runs.length; i++) {
      expect(exhibitorsGini(runs[i]!.exposure)).toBeLessThanOrEqual(exhibitorsGini(runs[i - 1]!.exposure) + 0.01);
      expect(runs[i]!.meanScore).toBeLessThanOrEqual(runs[i - 1]!.meanScore + 1e-9);
    }
    expect(Math.abs(runs[1]!.meanScore - runs[0]!.meanScore)).toBeLessThan(0.001);
  });

  it('spreads exposure where anybody may meet anybody', () => {
    const random = randomFrom(11);
    const appeal = Array.from({ length: 200 }, () => 0.3 * random() ** 3);
    const everyone = appeal.flatMap((own, a) =>
      appeal.slice(a + 1).map((theirs, i): Pair => [a, a + 1 + i, 0.1 + own + theirs + 0.2 * random()]),
    );
    const graph = graphOf(200, everyone);
    const best = allocate(graph, 0);
    const spread = allocate(graph, 1);
    expect(best.gini).toBeGreaterThan(0.5);
    expect(spread.gini).toBeLessThan(0.154);
    expect(spread.unseen).toBe(0);
    expect(spread.meanScore).toBeGreaterThan(0.7 * best.meanScore);
  });

  it('gives somebody with half the places left about half the exposure', () => {
    const halved = (id: string) => (isExhibitor(id) && Number(id.slice(1)) % 2 === 0 ? 12 : 24);
    const { exposure } = allocate(fair, 1, halved);
    const total = (even: boolean) =>
      [...exposure]
        .filter(([id]) => isExhibitor(id) && (Number(id.slice(1)) % 2 === 0) === even)
        .reduce((sum, [, n]) => sum + n, 0);
    expect(total(true) / total(false)).toBeGreaterThan(0.4);
    expect(total(true) / total(false)).toBeLessThan(0.6);
  });

  it('puts somebody with nothing left behind everybody else', () => {
    const full = 'p00401';
    const { exposure, prices } = allocate(fair, 1, (id) => (id === full ? 0 : 24));
    expect(exposure.get(full)).toBe(0);
    expect(Number.isFinite(prices.of.get(full))).toBe(true);
  });

  it('needs fewer rounds from earlier prices, for figures as good', () => {
    const cold = allocate(fair, 1);
    const options = { spread: 1, rowBudget: 5, capacity: () => 24 };
    const warm = finish(allocateSteps(fair, { ...options, previous: cold.prices }));
    expect(warm.rounds).toBeLessThan(cold.rounds);
    expect(exhibitorsGini(warm.exposure)).toBeLessThanOrEqual(exhibitorsGini(cold.exposure) + 0.02);
  });

  it('reports progress that never falls', () => {
    const seen: number[] = [];
    const steps = allocateSteps(fair, { spread: 1, rowBudget: 5, capacity: () => 24 });
    for (let step = steps.next(); !step.done; step = steps.next()) seen.push(step.value);
    expect(seen.length).toBeGreaterThan(20);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('refuses options that mean nothing', () => {
    expect(() => allocate(fair, 2)).toThrow(RangeError);
    expect(() => allocate(fair, Number.NaN)).toThrow(RangeError);
    expect(() => allocate(fair, 1, () => -1)).toThrow(RangeError);
    expect(() => allocate(fair, 1, () => 24, 0)).toThrow(RangeError);
  });

  it('gives finite prices, true exposure and the same bytes again, whoever may meet whom', () => {
    fc.assert(
      fc.property(anyGraph, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(3), (graph, spread, empty) => {
        const capacity = (id: string) => (Number(id.slice(1)) < empty ? 0 : 3);
        const run = allocate(graph, spread, capacity, 3);
        const again = allocate(graph, spread, capacity, 3);
        expect(JSON.stringify([...run.prices.of])).toBe(JSON.stringify([...again.prices.of]));
        for (const price of run.prices.of.values()) expect(price >= 0 && Number.isFinite(price)).toBe(true);
        expect([...run.exposure]).toEqual([...exposureByRank(graph, run.prices, 3)]);
      }),
    );
  });
});

/** The lists that `rankByPrice` asks for, made the slow way. */
function exposureByRank(
  graph: CandidateGraph,
  prices: Parameters<typeof rankByPrice>[2],
  places: number,
): Map<string, number> {
  const exposure = new Map(graph.ids.map((id) => [id, 0]));
  for (let row = 0; row < graph.ids.length; row++) {
    const list: { id: string; rank: number }[] = [];
    for (let k = graph.starts[row]!; k < graph.starts[row + 1]!; k++) {
      const id = graph.ids[graph.columns[k]!]!;
      list.push({ id, rank: rankByPrice(graph.score[k]!, id, prices) });
    }
    list.sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
    for (const { id } of list.slice(0, places)) exposure.set(id, exposure.get(id)! + 1);
  }
  return exposure;
}

describe('fairShares', () => {
  it("shares each side's places among the other side", () => {
    const graph = generatedGraph({ visitors: 400, exhibitors: 40, perVisitor: 20, seed: 3 });
    const shares = finish(fairShares(graph, new Float64Array(440).fill(5), new Float64Array(440).fill(24)));
    for (const share of shares.subarray(400)) expect(Math.abs(share - 50)).toBeLessThan(1);
    for (const share of shares.subarray(0, 400)) expect(Math.abs(share - 0.5)).toBeLessThan(0.05);
  });

  it('shares out exactly the places of the lists that have candidates with capacity', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const shares = finish(fairShares(graph, new Float64Array(12).fill(4), new Float64Array(12).fill(9)));
        const withCandidates = graph.ids.filter((_, row) => graph.starts[row + 1]! > graph.starts[row]!).length;
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(4 * withCandidates, 6);
      }),
    );
  });
});

describe('balancePrices', () => {
  it('meets both budgets: what is given and what stays unused make up the whole', () => {
    const graph = graphOf(5, [
      [0, 3, 0.4],
      [0, 4, 0.2],
      [1, 3, 0.5],
      [2, 3, 0.3],
      [2, 4, 0.1],
    ]);
    const places = new Float64Array([2, 2, 2, 1, 1]);
    const shares = new Float64Array([1, 1, 1, 3, 3]);
    const prices = new Float64Array(5);
    finish(balancePrices({ graph, beta: 0.05, places, shares, prices, maxRounds: 5_000 }));
    const left = prices.map((price) => Math.exp(-price));
    // The lists' side follows from the people's; then the people's side has to come out again.
    const lists = places.map((budget, i) => positiveRoot(budget, sumOver(graph, i, left)));
    for (let j = 0; j < 5; j++) expect(left[j]! ** 2 + left[j]! * sumOver(graph, j, lists)).toBeCloseTo(shares[j]!, 1);
  });
});

function sumOver(graph: CandidateGraph, row: number, values: Float64Array): number {
  let sum = 0;
  for (let k = graph.starts[row]!; k < graph.starts[row + 1]!; k++)
    sum += values[graph.columns[k]!]! * Math.exp(graph.score[k]! / 0.05);
  return sum;
}

function positiveRoot(budget: number, sum: number): number {
  return (-sum + Math.sqrt(sum ** 2 + 4 * budget)) / 2;
}

describe('listsOf', () => {
  it('orders by score, ties by id, and leaves places empty where candidates end', () => {
    const graph = graphOf(4, [
      [0, 1, 0.5],
      [0, 2, 0.7],
      [0, 3, 0.5],
    ]);
    const lists = finish(listsOf(graph, null, 2));
    expect([...lists.rows]).toEqual([2, 1, 0, -1, 0, -1, 0, -1]);
    expect([...exposureOf(lists, 4)]).toEqual([3, 1, 1, 0]);
  });
});

describe('giniOf', () => {
  it('is 0 for equal shares and near 1 where one has everything', () => {
    expect(giniOf(new Float64Array([3, 3, 3]))).toBe(0);
    expect(giniOf(new Float64Array([0, 0, 0, 8]))).toBeCloseTo(0.75, 12);
    expect(giniOf(new Float64Array(0))).toBe(0);
  });
});
