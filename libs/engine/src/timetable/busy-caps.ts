import { countBits, type WordLayout } from './busy-words.js';
import type { BoardCap } from './polish-input.js';

/** A limit as bits of the words of its person. */
interface CapBits {
  /** One mask for each word. */
  masks: Int32Array;
  max: number;
  isRest: boolean;
}

/** The limits of one person, for busy patterns in words. */
export class BusyCaps {
  private readonly caps: readonly CapBits[];
  readonly hasRests: boolean;

  constructor(caps: readonly BoardCap[], { words, wordOf, bitOf }: WordLayout) {
    this.caps = caps.map(({ slots, max, isRest }) => {
      const masks = new Int32Array(words.length);
      for (const slot of slots) {
        const word = wordOf[slot] as number;
        masks[word] = (masks[word] as number) | (bitOf[slot] as number);
      }
      return { masks, max, isRest };
    });
    this.hasRests = caps.some((cap) => cap.isRest);
  }

  /** Whether a pattern keeps within all of them. */
  hold(busy: Int32Array): boolean {
    return this.caps.every(({ masks, max }) => countIn(busy, masks) <= max);
  }

  /** Takes the slots of full lunch and rest windows out of the slots at which idle time counts. */
  spare(busy: Int32Array, available: Int32Array): void {
    for (const { masks, max, isRest } of this.caps) {
      if (!isRest || countIn(busy, masks) !== max) continue;
      for (let word = 0; word < masks.length; word++)
        available[word] = (available[word] as number) & ~(masks[word] as number);
    }
  }
}

function countIn(busy: Int32Array, masks: Int32Array): number {
  let count = 0;
  for (let word = 0; word < masks.length; word++) count += countBits((busy[word] as number) & (masks[word] as number));
  return count;
}
