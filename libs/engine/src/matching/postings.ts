/** For every key the rows that hold it, ascending, in one flat array (CSR). `weights` runs parallel to `rows`. */
export interface Postings {
  starts: Int32Array;
  rows: Int32Array;
  weights: Float64Array;
}

/** The keys of one row, ascending and distinct; `weights` runs parallel. */
export interface KeyVector {
  keys: Int32Array;
  weights: Float64Array;
}

/** Inverts the rows' key vectors. */
export function invert(rowCount: number, keyCount: number, vectorOf: (row: number) => KeyVector): Postings {
  const starts = new Int32Array(keyCount + 1);
  for (let row = 0; row < rowCount; row++) {
    for (const key of vectorOf(row).keys) starts[key + 1] = at(starts, key + 1) + 1;
  }
  for (let key = 0; key < keyCount; key++) starts[key + 1] = at(starts, key + 1) + at(starts, key);
  const next = starts.slice();
  const rows = new Int32Array(at(starts, keyCount));
  const weights = new Float64Array(rows.length);
  for (let row = 0; row < rowCount; row++) {
    const { keys, weights: own } = vectorOf(row);
    for (let i = 0; i < keys.length; i++) {
      const position = at(next, at(keys, i));
      next[at(keys, i)] = position + 1;
      rows[position] = row;
      weights[position] = at(own, i);
    }
  }
  return { starts, rows, weights };
}

/** Reads a typed array at a position known to be inside. */
export function at(values: Int32Array | Float64Array | Uint8Array, index: number): number {
  return values[index] as number;
}
