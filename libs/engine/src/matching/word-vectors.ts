import type { IntPool } from './int-pool.js';
import { at, floatAt } from './typed.js';

/** Weights are whole numbers out of this, so that sums are exact whatever their order. */
export const WORD_UNIT = 32767;

/** A text as TF-IDF of length {@link WORD_UNIT}, keys ascending; empty for a text without words. */
export interface WordVector {
  keys: Int32Array;
  weights: Int32Array;
}

/** Makes a vector of one text after the other. */
export class VectorMaker {
  private counts = new Int32Array(1024);
  private touched = new Int32Array(1024);
  private exact = new Float64Array(1024);
  private length = 0;

  count(key: number): void {
    if (key >= this.counts.length) this.counts = widened(this.counts, key + 1);
    const count = at(this.counts, key);
    this.counts[key] = count + 1;
    if (count > 0) return;
    if (this.length === this.touched.length) {
      this.touched = widened(this.touched, this.length + 1);
      this.exact = new Float64Array(this.touched.length);
    }
    this.touched[this.length++] = key;
  }

  /**
   * The vector of what was counted since the last.
   *
   * @param unseenSquares what words that are not known add to the square of the length
   */
  take(worthOf: (key: number) => number, unseenSquares: number, pool: IntPool | null): WordVector {
    const { counts, exact, length } = this;
    const keys = this.touched.subarray(0, length).sort();
    let squares = unseenSquares;
    for (let i = 0; i < length; i++) {
      const key = at(keys, i);
      const weight = damped(at(counts, key)) * worthOf(key);
      counts[key] = 0;
      exact[i] = weight;
      squares += weight * weight;
    }
    const scale = squares > 0 ? WORD_UNIT / Math.sqrt(squares) : 0;
    const kept = pool === null ? keys.slice() : pool.copy(keys, length);
    for (let i = 0; i < length; i++) keys[i] = Math.round(floatAt(exact, i) * scale);
    this.length = 0;
    return { keys: kept, weights: pool === null ? keys.slice() : pool.copy(keys, length) };
  }
}

/** The second mention says less than the first. */
export function damped(count: number): number {
  return count === 1 ? 1 : 1 + Math.log(count);
}

function widened(values: Int32Array, room: number): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(Math.max(room, 2 * values.length));
  wide.set(values);
  return wide;
}
