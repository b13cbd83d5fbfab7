import { compareIds } from '../compare-ids.js';
import { floatAt } from './typed.js';

/** Keeps the best `limit` of many rows by their values; ties go to the lower id. */
export class BestRows {
  private rows: number[] = [];
  private lowest = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly limit: number,
    private readonly values: Float64Array,
    private readonly idOf: (row: number) => string,
  ) {}

  /** A row of a lower value cannot get in. Never decreases. */
  get floor(): number {
    return this.lowest;
  }

  offer(row: number): void {
    if (floatAt(this.values, row) < this.lowest) return;
    this.rows.push(row);
    if (this.rows.length >= 2 * this.limit + 32) this.cut();
  }

  /** Raises the floor as far as what was offered allows. */
  settle(): void {
    if (this.rows.length >= this.limit) this.cut();
  }

  /** Best first. */
  take(): readonly number[] {
    this.cut();
    return this.rows;
  }

  private cut(): void {
    const { values, idOf } = this;
    this.rows.sort((a, b) => floatAt(values, b) - floatAt(values, a) || compareIds(idOf(a), idOf(b)));
    this.rows.length = Math.min(this.rows.length, this.limit);
    const last = this.rows[this.limit - 1];
    if (last !== undefined) this.lowest = floatAt(values, last);
  }
}
