import type { KindParts } from './compiled-model.js';
import type { PeopleTable } from './people-table.js';
import { at, floatAt } from './typed.js';

/** More than any rounding: a bound must never cost anybody a place. */
export const BOUND_MARGIN = 1e-6;

/** Buckets in which bounds are counted: so many to a unit of log-odds, from so far below 0 on. */
const PER_UNIT = 8;
const LOWEST = -40;
const buckets = new Int32Array(640);

/** Adds what kinds add to the sum of both log-odds, group by group: short loops over one table each. */
export function addKinds(
  bounds: Float64Array,
  start: number,
  end: number,
  kinds: readonly KindParts[],
  { kindFrom, kindTo }: PeopleTable,
): void {
  for (const { group, own, others, sum } of kinds) {
    const to = kindTo[group] as Int32Array;
    if (sum) addOne(bounds, start, end, sum, to);
    else addTwo(bounds, start, end, own, to, others, kindFrom[group] as Int32Array);
  }
}

function addOne(bounds: Float64Array, start: number, end: number, parts: Float64Array, kindOf: Int32Array): void {
  for (let row = start; row < end; row++) bounds[row] = floatAt(bounds, row) + floatAt(parts, at(kindOf, row));
}

function addTwo(
  bounds: Float64Array,
  start: number,
  end: number,
  own: Float64Array,
  to: Int32Array,
  others: Float64Array,
  from: Int32Array,
): void {
  for (let row = start; row < end; row++) {
    bounds[row] = floatAt(bounds, row) + floatAt(own, at(to, row)) + floatAt(others, at(from, row));
  }
}

/**
 * A bound that at least `count` rows reach, and not many more: whoever looks at these first has a high floor for all others.
 * Minus infinity where there are no more rows than that.
 */
export function promisingFrom(bounds: Float64Array, start: number, end: number, count: number): number {
  const top = buckets.length - 1;
  buckets.fill(0);
  for (let row = start; row < end; row++) {
    const bound = floatAt(bounds, row);
    if (bound === Number.NEGATIVE_INFINITY) continue;
    const bucket = bound < LOWEST ? 0 : Math.min(top, Math.floor((bound - LOWEST) * PER_UNIT));
    buckets[bucket] = at(buckets, bucket) + 1;
  }
  let reached = 0;
  for (let bucket = top; bucket > 0; bucket--) {
    reached += at(buckets, bucket);
    if (reached >= count) return LOWEST + bucket / PER_UNIT;
  }
  return Number.NEGATIVE_INFINITY;
}
