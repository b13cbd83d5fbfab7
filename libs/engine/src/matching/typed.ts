// One reader per kind of array: a shared one would see several kinds at once, and the engine's loops would run at half speed.

/** Reads an array of whole numbers at a position known to be inside. */
export function at(values: Int32Array, index: number): number {
  return values[index] as number;
}

/** Reads an array of fractions at a position known to be inside. */
export function floatAt(values: Float64Array, index: number): number {
  return values[index] as number;
}

/** Reads an array of small numbers at a position known to be inside. */
export function byteAt(values: Uint8Array, index: number): number {
  return values[index] as number;
}
