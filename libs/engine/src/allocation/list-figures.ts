import type { ListFigures } from './allocation-types.js';
import type { CandidateLists } from './candidate-lists.js';

/** Places looked at between two yields. */
const PLACES_PER_STEP = 50_000;

/**
 * Figures of lists.
 *
 * @param exposure lists in which each row stands
 * @param shares lists in which each row should stand (`fairShares`); rows with share 0 are left out of Gini and unseen
 */
export function listFigures(lists: CandidateLists, exposure: Float64Array, shares: Float64Array): ListFigures {
  const steps = listFigureSteps(lists, exposure, shares);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, giving way every few milliseconds. */
export function* listFigureSteps(
  lists: CandidateLists,
  exposure: Float64Array,
  shares: Float64Array,
): Generator<void, ListFigures> {
  const relative: number[] = [];
  let busiest = 0;
  let unseen = 0;
  for (let row = 0; row < exposure.length; row++) {
    const times = exposure[row] as number;
    const share = shares[row] as number;
    busiest = Math.max(busiest, times);
    if (share <= 0) continue;
    relative.push(times / share);
    if (times === 0) unseen++;
  }
  const gini = giniOf(Float64Array.from(relative));
  yield;
  return { gini, busiest, unseen, ...(yield* pairFigures(lists)) };
}

/** Gini coefficient of non-negative values: 0 where all are alike, towards 1 where one has everything; 0 for no values. */
export function giniOf(values: Float64Array): number {
  const sorted = values.slice().sort();
  let weighted = 0;
  let total = 0;
  for (let i = 0; i < sorted.length; i++) {
    const value = sorted[i] as number;
    weighted += (2 * i + 1 - sorted.length) * value;
    total += value;
  }
  return total > 0 ? weighted / (sorted.length * total) : 0;
}

function* pairFigures({
  limit,
  rows,
  scores,
}: CandidateLists): Generator<void, Pick<ListFigures, 'meanScore' | 'mutualPairs'>> {
  let places = 0;
  let sum = 0;
  let mutualPairs = 0;
  for (let position = 0; position < rows.length; position++) {
    if (position % PLACES_PER_STEP === PLACES_PER_STEP - 1) yield;
    const other = rows[position] as number;
    if (other < 0) continue;
    places++;
    sum += scores[position] as number;
    const row = Math.floor(position / limit);
    if (other > row && holds(rows, other * limit, limit, row)) mutualPairs++;
  }
  return { meanScore: places > 0 ? sum / places : 0, mutualPairs };
}

function holds(rows: Int32Array, from: number, limit: number, wanted: number): boolean {
  for (let position = from; position < from + limit; position++) if (rows[position] === wanted) return true;
  return false;
}
