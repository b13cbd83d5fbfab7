import type { CandidateGraph } from '../matching/match-types.js';

/** Candidate pairs looked at between two yields; about 1 ms. */
const PAIRS_PER_STEP = 250_000;

/** For each row the sum of `values` over its candidates, each times `kernel` where there is one. */
export function* neighbourSums(
  { starts, columns }: CandidateGraph,
  values: Float64Array,
  kernel?: Float64Array,
): Generator<void, Float64Array> {
  const rows = starts.length - 1;
  const sums = new Float64Array(rows);
  let next = PAIRS_PER_STEP;
  let from = 0;
  while (from < rows) {
    let to = from;
    while (to < rows && (starts[to] as number) < next) to++;
    if (kernel) weighted(starts, columns, values, kernel, sums, from, to);
    else plain(starts, columns, values, sums, from, to);
    from = to;
    next = (starts[to] as number) + PAIRS_PER_STEP;
    yield;
  }
  return sums;
}

function plain(
  starts: Int32Array,
  columns: Int32Array,
  values: Float64Array,
  sums: Float64Array,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    let sum = 0;
    const end = starts[row + 1] as number;
    for (let k = starts[row] as number; k < end; k++) sum += values[columns[k] as number] as number;
    sums[row] = sum;
  }
}

function weighted(
  starts: Int32Array,
  columns: Int32Array,
  values: Float64Array,
  kernel: Float64Array,
  sums: Float64Array,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    let sum = 0;
    const end = starts[row + 1] as number;
    for (let k = starts[row] as number; k < end; k++)
      sum += (values[columns[k] as number] as number) * (kernel[k] as number);
    sums[row] = sum;
  }
}
