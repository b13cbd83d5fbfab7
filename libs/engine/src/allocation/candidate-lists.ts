import type { CandidateGraph } from '../matching/match-types.js';

/** Candidate pairs looked at between two yields; about 2 ms. */
const PAIRS_PER_STEP = 60_000;

/** The lists of everyone: row i has the positions `i * limit ... ` up to the first -1, best first, as rows of the graph. */
export interface CandidateLists {
  limit: number;
  rows: Int32Array;
  /** Mutual score of each place; 0 where the place is empty. */
  scores: Float64Array;
}

/**
 * The best candidates of everyone, ordered by `score / beta - price`; ties by row, which is by id.
 *
 * @param prices by row of the graph; null: by score
 * @param into lists of the same graph and limit that are no longer needed: theirs is the memory that is used
 */
export function* listsOf(
  graph: CandidateGraph,
  prices: { beta: number; of: Float64Array } | null,
  limit: number,
  into: CandidateLists | null = null,
): Generator<void, CandidateLists> {
  const { starts, columns, score } = graph;
  const people = graph.ids.length;
  const rows = into?.rows ?? new Int32Array(people * limit);
  const scores = into?.scores ?? new Float64Array(people * limit);
  rows.fill(-1);
  scores.fill(0);
  const ranks = new Float64Array(limit);
  const positions = new Int32Array(limit);
  const beta = prices?.beta ?? 1;
  const of = prices?.of ?? new Float64Array(people);
  let next = PAIRS_PER_STEP;
  for (let row = 0; row < people; row++) {
    const end = starts[row + 1] as number;
    let held = 0;
    for (let k = starts[row] as number; k < end; k++) {
      const rank = (score[k] as number) / beta - (of[columns[k] as number] as number);
      // Columns ascend, so an equal later one stays behind.
      if (held === limit && !(rank > (ranks[limit - 1] as number))) continue;
      let place = held < limit ? held++ : limit - 1;
      while (place > 0 && rank > (ranks[place - 1] as number)) {
        ranks[place] = ranks[place - 1] as number;
        positions[place] = positions[place - 1] as number;
        place--;
      }
      ranks[place] = rank;
      positions[place] = k;
    }
    for (let place = 0; place < held; place++) {
      const k = positions[place] as number;
      rows[row * limit + place] = columns[k] as number;
      scores[row * limit + place] = score[k] as number;
    }
    if (end >= next) {
      next = end + PAIRS_PER_STEP;
      yield;
    }
  }
  return { limit, rows, scores };
}

/** In how many lists each row stands. */
export function exposureOf({ rows }: CandidateLists, people: number): Float64Array {
  const exposure = new Float64Array(people);
  for (const row of rows) if (row >= 0) exposure[row] = (exposure[row] as number) + 1;
  return exposure;
}
