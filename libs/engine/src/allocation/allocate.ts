import type { CandidateGraph } from '../matching/match-types.js';
import { type Allocation, type AllocationOptions, type CongestionPrices, NOTHING_LEFT } from './allocation-types.js';
import { balancePrices } from './balance-prices.js';
import { exposureOf, listsOf } from './candidate-lists.js';
import { fairShares } from './fair-shares.js';
import { listFigureSteps } from './list-figures.js';
import { settlePrices } from './settle-prices.js';

const DEFAULT_ROUNDS = 10;
/** From prices of nearly the same fair. */
const WARM_ROUNDS = 3;
const BETA_AT_0 = 0.02;
const BETA_AT_1 = 0.03;

/**
 * What a slider position means for the allocation, in units of the score. Warmer than .03 costs score and, once lists
 * are settled, spreads them no further.
 */
export function betaOf(spread: number): number {
  return BETA_AT_0 + (BETA_AT_1 - BETA_AT_0) * spread;
}

/**
 * Allocates exposure: finds the prices at which the lists of everyone, {@link rankByPrice} of each, spread over the fair in
 * proportion to capacity. Yields the share done (0..1, never decreasing) every few milliseconds. The same input gives the
 * same bytes.
 *
 * @throws RangeError if an option is out of its range or a capacity is negative or no number.
 */
export function* allocateSteps(graph: CandidateGraph, options: AllocationOptions): Generator<number, Allocation> {
  const { spread, rowBudget, previous = null } = options;
  if (!(spread >= 0 && spread <= 1)) throw new RangeError(`spread is not within 0..1: ${spread}`);
  if (!Number.isInteger(rowBudget) || rowBudget < 1) throw new RangeError(`no list has ${rowBudget} places`);
  const beta = betaOf(spread);
  const maxRounds = options.rounds ?? (previous && previous.strength > 0 ? WARM_ROUNDS : DEFAULT_ROUNDS);
  const capacity = Float64Array.from(graph.ids, (id) => checked(options.capacity(id), id));
  const places = new Float64Array(graph.ids.length).fill(rowBudget);
  const shares = yield* at(0, fairShares(graph, places, capacity));
  const prices = startPrices(graph.ids, shares, previous);
  let rounds = 0;
  if (spread > 0) {
    const balanced = yield* within(0.2, 0.7, balancePrices({ graph, beta, places, shares, prices, maxRounds }));
    rounds = balanced.rounds;
    yield* within(0.7, 0.9, settlePrices(graph, beta, prices, shares, rowBudget));
  }
  toRelative(prices, spread);
  const lists = yield* at(0.9, listsOf(graph, { beta, of: prices }, rowBudget));
  const exposure = exposureOf(lists, graph.ids.length);
  yield 0.95;
  const figures = yield* at(0.96, listFigureSteps(lists, exposure, shares));
  yield 0.97;
  const priceOf = byId(graph.ids, prices);
  yield 0.99;
  return { prices: { beta, of: priceOf, strength: spread }, exposure: byId(graph.ids, exposure), rounds, ...figures };
}

function byId(ids: readonly string[], values: Float64Array): Map<string, number> {
  const map = new Map<string, number>();
  for (let row = 0; row < ids.length; row++) map.set(ids[row] as string, values[row] as number);
  return map;
}

/** The price of the largest share when nobody crowds there: what relative prices are counted from. */
function lowest(shares: Float64Array): number {
  return -0.5 * Math.log(shares.reduce((most, share) => Math.max(most, share), Number.MIN_VALUE));
}

function startPrices(ids: readonly string[], shares: Float64Array, previous: CongestionPrices | null): Float64Array {
  const floor = lowest(shares);
  return Float64Array.from(ids, (id, row) => {
    const share = shares[row] as number;
    if (share === 0) return Number.POSITIVE_INFINITY;
    const known = previous && previous.strength > 0 ? previous.of.get(id) : undefined;
    if (previous && known !== undefined && known < NOTHING_LEFT) return known / previous.strength + floor;
    return -0.5 * Math.log(share);
  });
}

/** Counts prices from the lowest, so that all are >= 0, and weakens them to what the organiser asked for. */
function toRelative(prices: Float64Array, strength: number): void {
  const floor = prices.reduce((least, price) => Math.min(least, price), Number.POSITIVE_INFINITY);
  for (let row = 0; row < prices.length; row++) {
    const price = prices[row] as number;
    prices[row] = price === Number.POSITIVE_INFINITY ? (strength > 0 ? NOTHING_LEFT : 0) : (price - floor) * strength;
  }
}

function checked(capacity: number, id: string): number {
  if (!(capacity >= 0 && Number.isFinite(capacity))) throw new RangeError(`the capacity of ${id} is ${capacity}`);
  return capacity;
}

function* at<Result>(done: number, steps: Generator<void, Result>): Generator<number, Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield done;
  }
}

function* within<Result>(from: number, to: number, steps: Generator<number, Result>): Generator<number, Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield from + (to - from) * step.value;
  }
}
