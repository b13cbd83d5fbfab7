import type { CandidateGraph } from '../matching/match-types.js';
import { neighbourSums } from './neighbour-sums.js';

const EXPONENTS_PER_STEP = 50_000;
/** Prices stand still when the average change of a round is below this, on the log scale. */
const STILL = 0.005;

/** What is balanced. All arrays are by row of the graph. */
export interface Balance {
  graph: CandidateGraph;
  /** In units of the score. */
  beta: number;
  /** Places of each row's list. */
  places: Float64Array;
  /** Lists that each person should stand in; 0 = has nothing left to give. */
  shares: Float64Array;
  /** Where to begin, on the log scale, infinite where the share is 0; holds the result at the end. */
  prices: Float64Array;
  maxRounds: number;
}

/**
 * Prices of the entropic matching with transferable utility between lists and people: list i gives person j the
 * expected number of places `sqrt(mu_i0 mu_0j) exp(surplus_ij / (2 beta))`, where `mu_i0` and `mu_0j` are what the list and
 * the person leave unused (Choo and Siow 2006; solved by IPFP as in Tomita et al., RecSys 2023, arXiv 2306.09060). The
 * surplus of a pair is twice its mutual score: on the scale of p_ij + p_ji, but lists order by the score alone where
 * all prices are equal. The price of j is `-log sqrt(mu_0j)`.
 *
 * Deterministic: a fixed order of summation, no clock.
 */
export function* balancePrices(balance: Balance): Generator<number, { rounds: number }> {
  const { graph, beta, places, shares, prices, maxRounds } = balance;
  const kernel = new Float64Array(graph.score.length);
  for (let k = 0; k < kernel.length; k++) {
    kernel[k] = Math.exp((graph.score[k] as number) / beta);
    if (k % EXPONENTS_PER_STEP === 0) yield 0;
  }
  const left = prices.map((price) => Math.exp(-price));
  let rounds = 0;
  for (let change = Number.POSITIVE_INFINITY; rounds < maxRounds && change > STILL; rounds++) {
    const lists = yield* progressing(neighbourSums(graph, left, kernel), rounds / maxRounds);
    for (let i = 0; i < lists.length; i++) lists[i] = unused(places[i] as number, lists[i] as number);
    const people = yield* progressing(neighbourSums(graph, lists, kernel), (rounds + 0.5) / maxRounds);
    change = 0;
    let counted = 0;
    for (let j = 0; j < people.length; j++) {
      if ((left[j] as number) === 0) continue;
      const now = unused(shares[j] as number, people[j] as number);
      change += Math.abs(Math.log(now / (left[j] as number)));
      counted++;
      left[j] = now;
    }
    change /= Math.max(1, counted);
  }
  for (let j = 0; j < left.length; j++) prices[j] = -Math.log(left[j] as number);
  return { rounds };
}

/** The x > 0 with x^2 + x * sum = budget, in a form that loses no digits where the sum is large. */
function unused(budget: number, sum: number): number {
  return budget === 0 ? 0 : (2 * budget) / (sum + Math.sqrt(sum * sum + 4 * budget));
}

function* progressing<Result>(steps: Generator<void, Result>, done: number): Generator<number, Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield done;
  }
}
