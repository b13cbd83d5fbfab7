import type { CandidateGraph } from '../matching/match-types.js';
import { neighbourSums } from './neighbour-sums.js';

/** More change little: on a two-sided fair of 11,000 people three rounds meet the proportions to a thousandth. */
const ROUNDS = 3;

/**
 * In how many lists each person would stand if exposure went by capacity alone: the places of all lists, shared out over
 * the candidates of each list's owner so that shares are proportional to capacity as far as the graph allows. On a
 * two-sided fair that makes exhibitors share the visitors' places and visitors the exhibitors'.
 *
 * Method: proportional fitting of the graph's pattern (Deming and Stephan 1940), ended on the rows, so the shares of each
 * connected part sum to its places. Runs in the order of rows.
 *
 * @param places of each row's list, by row
 * @param capacity by row
 */
export function* fairShares(
  graph: CandidateGraph,
  places: Float64Array,
  capacity: Float64Array,
): Generator<void, Float64Array> {
  const weight = capacity.slice();
  let shares: Float64Array = new Float64Array(capacity.length);
  for (let round = 0; round <= ROUNDS; round++) {
    const perWeight = yield* neighbourSums(graph, weight);
    for (let row = 0; row < perWeight.length; row++) {
      const sum = perWeight[row] as number;
      perWeight[row] = sum > 0 ? (places[row] as number) / sum : 0;
    }
    shares = yield* neighbourSums(graph, perWeight);
    for (let row = 0; row < shares.length; row++) {
      const share = (shares[row] as number) * (weight[row] as number);
      shares[row] = share;
      if (round < ROUNDS && share > 0) weight[row] = ((weight[row] as number) * (capacity[row] as number)) / share;
    }
  }
  return shares;
}
