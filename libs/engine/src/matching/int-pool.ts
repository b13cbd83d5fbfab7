const CHUNK = 65_536;

/** Cuts many small arrays out of few large ones: an array of its own costs more than the dozen numbers in it. */
export class IntPool {
  private chunk = new Int32Array(0);
  private used = 0;

  /** A copy of the first `length` values. */
  copy(values: Int32Array, length: number): Int32Array {
    if (this.used + length > this.chunk.length) {
      this.chunk = new Int32Array(Math.max(CHUNK, length));
      this.used = 0;
    }
    const part = new Int32Array(this.chunk.buffer, this.used * Int32Array.BYTES_PER_ELEMENT, length);
    for (let i = 0; i < length; i++) part[i] = values[i] as number;
    this.used += length;
    return part;
  }
}
