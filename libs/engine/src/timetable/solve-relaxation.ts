import type { LinearModel, LinearSolver } from './linear-solver.js';
import { reducedValue } from './price-search.js';
import type { Relaxation } from './relaxation.js';

/** The optimum of a relaxation: a price for each row, a value for each column. */
export interface RelaxedOptimum {
  rowPrices: Float64Array;
  values: Float64Array;
}

const MAX_ROUNDS = 12;
/** Relaxations up to this many columns are solved as they are. */
const SMALL = 3_000;
const SHARE = 0.12;
const EPSILON = 1e-9;

/**
 * Solves a relaxation exactly by sifting: near-optimal prices tell which columns are beyond doubt (worth far more or far
 * less than what they use); the solver gets the others, and whatever its prices then put in doubt, until nothing is.
 * Null if the solver gives up.
 */
export async function solveRelaxation(
  relaxation: Relaxation,
  nearPrices: Float64Array,
  solver: LinearSolver,
  shouldStop: () => Promise<boolean>,
): Promise<RelaxedOptimum | null> {
  const sieve = new Sieve(relaxation, nearPrices);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    sieve.relieveRows();
    const { model, columns, rows } = sieve.model();
    const optimum = await solver.solve(model, shouldStop);
    if (optimum === null) return null;
    const rowPrices = new Float64Array(relaxation.capacity.length);
    for (const [i, row] of rows.entries()) rowPrices[row] = Math.max(0, -(optimum.rowDuals[i] as number));
    const isExact = !sieve.admitDoubtful(rowPrices);
    if (!isExact && round < MAX_ROUNDS - 1) continue;
    const values = sieve.settled.slice();
    for (const [i, column] of columns.entries()) values[column] = optimum.values[i] as number;
    return { rowPrices, values };
  }
  return null;
}

/** Which columns the solver gets, and the values of the others. */
class Sieve {
  /** Value of each column that is not in doubt, 0 or its upper limit; 0 for those that are. */
  readonly settled: Float64Array;
  private readonly inDoubt: Uint8Array;
  private readonly reduced: Float64Array;

  constructor(
    private readonly relaxation: Relaxation,
    prices: Float64Array,
  ) {
    const { value, upper, meetings } = relaxation;
    this.reduced = value.map((_, c) => reducedValue(relaxation, prices, c));
    const distances = this.reduced.map(Math.abs).sort();
    const size = Math.max(SMALL, Math.ceil(value.length * SHARE));
    const limit = distances[size - 1] ?? Number.POSITIVE_INFINITY;
    this.inDoubt = Uint8Array.from(this.reduced, (own, c) => (c >= meetings.length || Math.abs(own) <= limit ? 1 : 0));
    this.settled = this.reduced.map((own, c) => (!this.inDoubt[c] && own > 0 ? (upper[c] as number) : 0));
  }

  /** Where the settled columns alone are too much for a row, the least of them are in doubt after all. */
  relieveRows(): void {
    const { capacity } = this.relaxation;
    const left = this.capacityLeft();
    if (!left.some((rest) => rest < -EPSILON)) return;
    const columns = [...this.settled.keys()].filter((c) => (this.settled[c] as number) > 0);
    columns.sort((a, b) => (this.reduced[a] as number) - (this.reduced[b] as number) || a - b);
    for (const column of columns) {
      if (!this.entriesOf(column).some(([row, sign]) => sign > 0 && (left[row] as number) < -EPSILON)) continue;
      for (const [row, sign] of this.entriesOf(column)) {
        left[row] = Math.min(capacity[row] as number, (left[row] as number) + sign * (this.settled[column] as number));
      }
      this.admit(column);
    }
  }

  /** Admits columns whose settled value these prices contradict; false if there is none. */
  admitDoubtful(prices: Float64Array): boolean {
    let found = false;
    for (let c = 0; c < this.inDoubt.length; c++) {
      if (this.inDoubt[c]) continue;
      const own = reducedValue(this.relaxation, prices, c);
      if ((this.settled[c] as number) > 0 ? own >= -EPSILON : own <= EPSILON) continue;
      this.admit(c);
      found = true;
    }
    return found;
  }

  model(): { model: LinearModel; columns: Int32Array; rows: Int32Array } {
    const { value, upper } = this.relaxation;
    const columns = Int32Array.from([...this.inDoubt.keys()].filter((c) => this.inDoubt[c]));
    const left = this.capacityLeft();
    const numberOf = new Map<number, number>();
    const starts = new Int32Array(columns.length + 1);
    const entries: [number, number][] = [];
    for (const [i, column] of columns.entries()) {
      for (const [row, sign] of this.entriesOf(column)) {
        if (!numberOf.has(row)) numberOf.set(row, numberOf.size);
        entries.push([numberOf.get(row) as number, sign]);
      }
      starts[i + 1] = entries.length;
    }
    const rows = Int32Array.from(numberOf.keys());
    const model = {
      cost: Float64Array.from(columns, (c) => -(value[c] as number)),
      upper: Float64Array.from(columns, (c) => upper[c] as number),
      capacity: Float64Array.from(rows, (row) => left[row] as number),
      starts,
      rows: Int32Array.from(entries, ([row]) => row),
      coefficients: Float64Array.from(entries, ([, sign]) => sign),
    };
    return { model, columns, rows };
  }

  private admit(column: number): void {
    this.inDoubt[column] = 1;
    this.settled[column] = 0;
  }

  /** What the settled columns leave of each row. */
  private capacityLeft(): Float64Array {
    const left = this.relaxation.capacity.slice();
    for (const [column, value] of this.settled.entries()) {
      if (value === 0) continue;
      for (const [row, sign] of this.entriesOf(column)) left[row] = (left[row] as number) - sign * value;
    }
    return left;
  }

  private entriesOf(column: number): [row: number, sign: number][] {
    const { starts, rows, coefficients } = this.relaxation;
    const entries: [number, number][] = [];
    for (let i = starts[column] as number; i < (starts[column + 1] as number); i++) {
      entries.push([rows[i] as number, coefficients[i] as number]);
    }
    return entries;
  }
}
