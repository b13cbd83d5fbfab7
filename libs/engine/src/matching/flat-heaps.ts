import { at, floatAt } from './typed.js';

/**
 * For every row the best `places` others, in flat arrays: a heap each with the worst on top. A pair is judged by the sum of
 * its two odds against (exp of minus the log-odds): the smaller, the higher its mutual score. Ties go to the lower column.
 */
export class FlatHeaps {
  private readonly sizes: Int32Array;
  private readonly columns: Int32Array;
  private readonly own: Float64Array;
  private readonly others: Float64Array;
  private readonly sums: Float64Array;
  /** The sum of both log-odds that a pair needs to have a chance in the row. */
  readonly needed: Float64Array;

  constructor(
    readonly rows: number,
    readonly places: number,
  ) {
    this.sizes = new Int32Array(rows);
    this.columns = new Int32Array(rows * places);
    this.own = new Float64Array(rows * places);
    this.others = new Float64Array(rows * places);
    this.sums = new Float64Array(rows * places);
    this.needed = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY);
  }

  offer(row: number, column: number, own: number, others: number): void {
    const start = row * this.places;
    const size = at(this.sizes, row);
    if (size < this.places) {
      this.sizes[row] = size + 1;
      this.rise(start, size, column, own, others);
    } else {
      if (!this.isWorse(start, own + others, column)) return;
      this.sink(start, column, own, others);
    }
    if (at(this.sizes, row) === this.places) this.needed[row] = neededFor(floatAt(this.sums, start));
  }

  /** Whether the row kept this pair, given the same numbers as it was offered with. */
  has(row: number, column: number, sum: number): boolean {
    const start = row * this.places;
    const worst = floatAt(this.sums, start);
    if (at(this.sizes, row) < this.places) return true;
    return sum < worst || (sum === worst && column <= at(this.columns, start));
  }

  /** Calls for every kept pair of a row, in no particular order. */
  each(row: number, found: (column: number, own: number, others: number) => void): void {
    const start = row * this.places;
    for (let i = start; i < start + at(this.sizes, row); i++) {
      found(at(this.columns, i), floatAt(this.own, i), floatAt(this.others, i));
    }
  }

  /** Whether what stands at a position is worse than a pair. */
  private isWorse(position: number, sum: number, column: number): boolean {
    const there = floatAt(this.sums, position);
    return there > sum || (there === sum && at(this.columns, position) > column);
  }

  private rise(start: number, hole: number, column: number, own: number, others: number): void {
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (this.isWorse(start + parent, own + others, column)) break;
      this.move(start + parent, start + hole);
      hole = parent;
    }
    this.write(start + hole, column, own, others);
  }

  private sink(start: number, column: number, own: number, others: number): void {
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= this.places) break;
      const right = start + child + 1;
      if (
        child + 1 < this.places &&
        this.isWorse(right, floatAt(this.sums, start + child), at(this.columns, start + child))
      )
        child++;
      if (!this.isWorse(start + child, own + others, column)) break;
      this.move(start + child, start + hole);
      hole = child;
    }
    this.write(start + hole, column, own, others);
  }

  private move(from: number, to: number): void {
    this.write(to, at(this.columns, from), floatAt(this.own, from), floatAt(this.others, from));
  }

  private write(position: number, column: number, own: number, others: number): void {
    this.columns[position] = column;
    this.sums[position] = own + others;
    this.own[position] = own;
    this.others[position] = others;
  }
}

/** By the inequality of the means; a hair lower than exact, so that rounding never costs anybody a place. */
function neededFor(worstSum: number): number {
  return -2 * Math.log(worstSum / 2) - 1e-6;
}
