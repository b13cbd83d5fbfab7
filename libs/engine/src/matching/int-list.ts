import { at } from './typed.js';

/** A list of whole numbers that grows. */
export class IntList {
  length = 0;
  private values: Int32Array<ArrayBuffer>;

  constructor(room = 1024) {
    this.values = new Int32Array(Math.max(16, room));
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = new Int32Array(2 * this.length);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length++] = value;
  }

  at(index: number): number {
    return at(this.values, index);
  }

  set(index: number, value: number): void {
    this.values[index] = value;
  }
}
