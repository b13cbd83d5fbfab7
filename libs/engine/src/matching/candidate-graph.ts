import type { FlatHeaps } from './flat-heaps.js';
import type { CandidateGraph } from './match-types.js';
import { at, floatAt } from './typed.js';

/** Kept pairs written down between two yields. */
const PAIRS_PER_STEP = 50_000;

/** Both directions of every pair that either side kept. Gives way every few milliseconds. */
export function* candidateGraph(ids: readonly string[], heaps: FlatHeaps): Generator<void, CandidateGraph> {
  const starts = new Int32Array(ids.length + 1);
  const rowsPerStep = Math.ceil(PAIRS_PER_STEP / (heaps.places + 1));
  const isLent = (row: number, column: number, sum: number): boolean => !heaps.has(column, row, sum);
  for (let row = 0; row < ids.length; row++) {
    heaps.each(row, (column, own, others) => {
      starts[row + 1] = at(starts, row + 1) + 1;
      if (isLent(row, column, own + others)) starts[column + 1] = at(starts, column + 1) + 1;
    });
    if (row % rowsPerStep === 0) yield;
  }
  for (let row = 0; row < ids.length; row++) starts[row + 1] = at(starts, row + 1) + at(starts, row);
  const total = at(starts, ids.length);
  const next = starts.slice();
  const unsorted = { columns: new Int32Array(total), p: new Float64Array(total), score: new Float64Array(total) };
  const put = (row: number, column: number, own: number, others: number): void => {
    const position = at(next, row);
    next[row] = position + 1;
    unsorted.columns[position] = column;
    unsorted.p[position] = 1 / (1 + own);
    unsorted.score[position] = 2 / (2 + (own + others));
  };
  for (let row = 0; row < ids.length; row++) {
    heaps.each(row, (column, own, others) => {
      put(row, column, own, others);
      if (isLent(row, column, own + others)) put(column, row, others, own);
    });
    if (row % rowsPerStep === 0) yield;
  }
  return { ids, starts, ...(yield* sortedRows(starts, unsorted)) };
}

type Entries = Pick<CandidateGraph, 'columns' | 'p' | 'score'>;

/** Sorts the columns of every row by transposing twice in one: a symmetric pattern read by columns comes out ascending. */
function* sortedRows(starts: Int32Array, { columns, p, score }: Entries): Generator<void, Entries> {
  let rest = PAIRS_PER_STEP;
  const order = new Int32Array(columns.length);
  const next = starts.slice();
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let i = at(starts, row); i < at(starts, row + 1); i++) {
      const column = at(columns, i);
      const position = at(next, column);
      next[column] = position + 1;
      order[position] = row;
    }
    rest -= at(starts, row + 1) - at(starts, row);
    if (rest > 0) continue;
    rest = PAIRS_PER_STEP;
    yield;
  }
  // `order` now holds, for each column, its rows ascending; being symmetric, these are the row's columns in order.
  const sorted: Entries = { columns: order, p: new Float64Array(p.length), score: new Float64Array(p.length) };
  const placeOf = new Int32Array(starts.length - 1);
  for (let row = 0; row + 1 < starts.length; row++) {
    const begin = at(starts, row);
    const end = at(starts, row + 1);
    for (let i = begin; i < end; i++) placeOf[at(order, i)] = i;
    for (let i = begin; i < end; i++) {
      const position = at(placeOf, at(columns, i));
      sorted.p[position] = floatAt(p, i);
      sorted.score[position] = floatAt(score, i);
    }
    rest -= end - begin;
    if (rest > 0) continue;
    rest = PAIRS_PER_STEP;
    yield;
  }
  return sorted;
}
