import type { CandidateGraph } from '../matching/match-types.js';
import { exposureOf, listsOf } from './candidate-lists.js';

const ROUNDS = 4;
/** How far a round goes towards the price at which exposure would be the share; all the way, it would swing. */
const STEP = 0.3;

/**
 * Corrects prices by what lists really show. Balancing is right on average, but a list takes the first of the order and
 * nothing of the rest: somebody who is just behind everywhere would not be seen at all. Each round makes the lists,
 * raises the prices of those who stand in more of them than their share, and lowers the others'. Prices of rows
 * without a share stay.
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
  for (let round = 0; round < ROUNDS; round++) {
    const making = listsOf(graph, { beta, of: prices }, places);
    let step = making.next();
    while (!step.done) {
      yield round / ROUNDS;
      step = making.next();
    }
    const exposure = exposureOf(step.value, prices.length);
    for (let row = 0; row < prices.length; row++) {
      const share = shares[row] as number;
      if (share === 0) continue;
      // Half a list more on both sides: the log of nothing has no end.
      prices[row] = (prices[row] as number) + STEP * Math.log(((exposure[row] as number) + 0.5) / (share + 0.5));
    }
  }
}
