import type { CandidateGraph } from '../matching/match-types.js';
import { type CandidateLists, exposureOf, listsOf } from './candidate-lists.js';

const ROUNDS = 7;
/** How far a round goes towards the price at which exposure would be the share; all the way, it would swing. */
const STEP = 0.3;
/** Where many candidates are nearly alike, a small step moves many places: after a bad round, one this much smaller. */
const SHORTER = 0.25;

/**
 * Corrects prices by what lists really show. Balancing is right on average, but a list takes the first of the order and
 * nothing of the rest: somebody who is just behind everywhere would not be seen at all. Each round makes the lists,
 * raises the prices of those who stand in more of them than their share, and lowers the others'; of all rounds the
 * prices stay whose lists are nearest to the shares. Prices of rows without a share stay.
 *
 * @param prices by row; changed in place
 */
export function* settlePrices(
  graph: CandidateGraph,
  beta: number,
  prices: Float64Array,
  shares: Float64Array,
  places: number,
): Generator<number, void> {
  const best: { distance: number; prices: Float64Array; exposure: Float64Array } = {
    distance: Number.POSITIVE_INFINITY,
    prices: prices.slice(),
    exposure: new Float64Array(0),
  };
  let length = STEP;
  let lists: CandidateLists | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    const making: Generator<void, CandidateLists> = listsOf(graph, { beta, of: prices }, places, lists);
    let step = making.next();
    while (!step.done) {
      yield round / ROUNDS;
      step = making.next();
    }
    lists = step.value;
    const exposure = exposureOf(lists, prices.length);
    yield round / ROUNDS;
    const distance = distanceBetween(exposure, shares);
    if (distance < best.distance) {
      best.distance = distance;
      best.exposure = exposure;
      best.prices.set(prices);
    } else length *= SHORTER;
    for (let row = 0; row < prices.length; row++) {
      const share = shares[row] as number;
      if (share === 0) continue;
      // Half a list more on both sides: the log of nothing has no end.
      const excess = Math.log(((best.exposure[row] as number) + 0.5) / (share + 0.5));
      prices[row] = (best.prices[row] as number) + length * excess;
    }
    yield (round + 1) / ROUNDS;
  }
  prices.set(best.prices);
}

function distanceBetween(exposure: Float64Array, shares: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < shares.length; row++) {
    if (shares[row] !== 0) sum += Math.abs((exposure[row] as number) - (shares[row] as number));
  }
  return sum;
}
