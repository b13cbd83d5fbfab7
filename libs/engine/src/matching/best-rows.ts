import { at } from './postings.js';

/** Keeps the best `limit` of many scored rows; ties go to the lower row. */
export class BestRows {
  private rows: number[] = [];
  private lowest = -1;

  constructor(
    private readonly limit: number,
    private readonly scores: Float64Array,
  ) {}

  /** A row that scores less cannot get in. Never decreases. */
  get floor(): number {
    return this.lowest;
  }

  offer(row: number): void {
    if (at(this.scores, row) < this.lowest) return;
    this.rows.push(row);
    if (this.rows.length >= 2 * this.limit + 64) this.cut();
  }

  /** Best first. */
  take(): readonly number[] {
    this.cut();
    return this.rows;
  }

  private cut(): void {
    const { scores } = this;
    this.rows.sort((a, b) => at(scores, b) - at(scores, a) || a - b);
    this.rows.length = Math.min(this.rows.length, this.limit);
    const last = this.rows[this.limit - 1];
    if (last !== undefined) this.lowest = at(scores, last);
  }
}
