import { at } from './typed.js';

/** Keys of many rows, each with a weight or each counting 1. */
export interface KeyedRow {
  keys: Int32Array;
  weights: Int32Array | null;
}

interface Added {
  rows: number[];
  weights: number[];
}

/** Sorted in between two yields. */
const KEYS_PER_STEP = 100_000;

/** Where the rows of a key begin that are still to come, in a walk over ascending rows. */
export type Cursors = Int32Array;

/**
 * For every key the rows that hold it: a flat array (CSR) for the rows of the build, ascending, and short lists for those
 * added since. Rows are never taken out; whoever reads passes over the dead ones.
 */
export class Postings {
  private readonly added = new Map<number, Added>();

  private constructor(
    private readonly keyCount: number,
    private readonly starts: Int32Array,
    private readonly rows: Int32Array,
    private readonly weights: Int32Array | null,
  ) {}

  /** Sorts the rows of a build by keys, giving way every few milliseconds. */
  static *steps(rowCount: number, keyCount: number, keysOf: (row: number) => KeyedRow): Generator<void, Postings> {
    const starts = new Int32Array(keyCount + 1);
    let done = 0;
    for (let row = 0; row < rowCount; row++) {
      const { keys } = keysOf(row);
      for (let i = 0; i < keys.length; i++) starts[at(keys, i) + 1] = at(starts, at(keys, i) + 1) + 1;
      done += keys.length + 1;
      if (done < KEYS_PER_STEP) continue;
      done = 0;
      yield;
    }
    for (let key = 0; key < keyCount; key++) starts[key + 1] = at(starts, key + 1) + at(starts, key);
    const sample = rowCount > 0 ? keysOf(0).weights : null;
    const next = starts.slice();
    const total = at(starts, keyCount);
    const rows = new Int32Array(total);
    const weights = sample === null ? null : new Int32Array(total);
    for (let row = 0; row < rowCount; row++) {
      const { keys, weights: own } = keysOf(row);
      for (let i = 0; i < keys.length; i++) {
        const position = at(next, at(keys, i));
        next[at(keys, i)] = position + 1;
        rows[position] = row;
        if (weights && own) weights[position] = at(own, i);
      }
      done += keys.length + 1;
      if (done < KEYS_PER_STEP) continue;
      done = 0;
      yield;
    }
    return new Postings(keyCount, starts, rows, weights);
  }

  /** Adds a row that is higher than all before. */
  add(row: number, { keys, weights }: KeyedRow): void {
    for (let i = 0; i < keys.length; i++) {
      const key = at(keys, i);
      let list = this.added.get(key);
      if (list === undefined) {
        list = { rows: [], weights: [] };
        this.added.set(key, list);
      }
      list.rows.push(row);
      list.weights.push(weights === null ? 1 : at(weights, i));
    }
  }

  /** For {@link gather} over the rows of the build alone. */
  cursors(): Cursors {
    return this.starts.slice(0, this.keyCount);
  }

  /** Passes over a row that every later question of the walk lies behind. */
  pass(keys: Int32Array, cursors: Cursors): void {
    for (let i = 0; i < keys.length; i++) {
      const key = at(keys, i);
      cursors[key] = at(cursors, key) + 1;
    }
  }

  /**
   * Adds `factor` times the weight to each row that holds the key. Whole numbers, so any order gives the same sums.
   *
   * @returns how many rows that were
   */
  gather(key: number, factor: number, into: Int32Array, cursors: Cursors | null): number {
    const { rows, weights } = this;
    let read = 0;
    if (key < this.keyCount) {
      const end = at(this.starts, key + 1);
      const begin = at(cursors ?? this.starts, key);
      read = end - begin;
      if (weights === null) {
        for (let i = begin; i < end; i++) {
          const row = at(rows, i);
          into[row] = at(into, row) + factor;
        }
      } else {
        for (let i = begin; i < end; i++) {
          const row = at(rows, i);
          into[row] = at(into, row) + factor * at(weights, i);
        }
      }
    }
    if (cursors !== null || this.added.size === 0) return read;
    const list = this.added.get(key);
    if (list === undefined) return read;
    for (let i = 0; i < list.rows.length; i++) {
      const row = list.rows[i] as number;
      into[row] = at(into, row) + factor * (list.weights[i] as number);
    }
    return read + list.rows.length;
  }
}
