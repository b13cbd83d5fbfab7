import { IntList } from './int-list.js';
import { at } from './typed.js';

const NONE = -1;

/** Numbers of pairs of whole numbers, in the order in which they were met. A hash table without objects: pairs are many. */
export class PairNumbers {
  private readonly heads: Int32Array;
  private readonly next: IntList;
  private readonly firsts: IntList;
  private readonly seconds: IntList;
  private readonly shift: number;

  /** @param expected about how many pairs there will be; more are only slower */
  constructor(expected: number) {
    const bits = Math.min(20, Math.max(6, Math.ceil(Math.log2(expected + 1))));
    this.shift = 32 - bits;
    this.heads = new Int32Array(2 ** bits).fill(NONE);
    this.next = new IntList(expected);
    this.firsts = new IntList(expected);
    this.seconds = new IntList(expected);
  }

  get size(): number {
    return this.firsts.length;
  }

  firstOf(number: number): number {
    return this.firsts.at(number);
  }

  secondOf(number: number): number {
    return this.seconds.at(number);
  }

  /** -1 for a pair that was never met. */
  find(first: number, second: number): number {
    let number = at(this.heads, this.bucketOf(first, second));
    while (number !== NONE && (this.firsts.at(number) !== first || this.seconds.at(number) !== second))
      number = this.next.at(number);
    return number;
  }

  findOrAdd(first: number, second: number): number {
    const known = this.find(first, second);
    if (known !== NONE) return known;
    const bucket = this.bucketOf(first, second);
    this.next.push(at(this.heads, bucket));
    this.firsts.push(first);
    this.seconds.push(second);
    this.heads[bucket] = this.size - 1;
    return this.size - 1;
  }

  private bucketOf(first: number, second: number): number {
    const hash = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b);
    return Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35) >>> this.shift;
  }
}
