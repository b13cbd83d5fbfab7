import { compareIds } from '../compare-ids.js';
import { type WordMemo, wordsOf } from './words.js';

/** Weights are whole numbers out of this, so that sums are exact whatever their order. */
export const WORD_UNIT = 32767;
/** A pair of words beside its two words. */
const PAIR_CREDIT = 0.5;

/** A text as TF-IDF of length {@link WORD_UNIT}, keys ascending; empty for a text without words. */
export interface WordVector {
  keys: Int32Array;
  weights: Int32Array;
}

interface Entry {
  index: number;
  count: number;
  surface: string;
  isPair: boolean;
}

/** Words and pairs of words of a fair. Grows with new texts; how rare a word is stays as it was when it was built. */
export class Vocabulary {
  private readonly indexOf = new Map<string, number>();
  private readonly surfaces: string[] = [];
  private readonly idf: number[] = [];
  private readonly isPair: boolean[] = [];

  private constructor(
    private readonly memo: WordMemo,
    private readonly unseenIdf: number,
  ) {}

  /** @param texts those of one person in one string; their order changes nothing that can be seen */
  static of(texts: readonly string[]): Vocabulary {
    const memo: WordMemo = new Map();
    const entries = new Map<string, Entry>();
    for (const [person, text] of texts.entries()) {
      for (const { key, surface, isPair } of wordsOf(text, memo)) {
        const entry = entries.get(key);
        if (entry === undefined) entries.set(key, { index: person, count: 1, surface, isPair });
        else {
          if (entry.index !== person) entry.count++;
          entry.index = person;
          if (isMoreReadable(surface, entry.surface)) entry.surface = surface;
        }
      }
    }
    const idfOf = (count: number): number => Math.log(1 + texts.length / (1 + count));
    const vocabulary = new Vocabulary(memo, idfOf(0));
    // A pair that only one person writes brings nobody together, and there are many.
    const kept = [...entries].filter(([, { isPair, count }]) => !isPair || count > 1);
    for (const [key, { surface, isPair, count }] of kept.sort(([a], [b]) => compareIds(a, b))) {
      vocabulary.add(key, surface, isPair, idfOf(count));
    }
    return vocabulary;
  }

  get size(): number {
    return this.surfaces.length;
  }

  surfaceOf(index: number): string {
    return this.surfaces[index] ?? '';
  }

  isPairAt(index: number): boolean {
    return this.isPair[index] === true;
  }

  /**
   * Words that are not known lengthen the vector all the same: half a text in common is half a match.
   *
   * @param learns takes in words that are not known yet
   */
  vectorOf(text: string, learns: boolean): WordVector {
    const counts = new Map<number, number>();
    const unseen = new Map<string, number>();
    for (const { key, surface, isPair } of text === '' ? [] : wordsOf(text, this.memo)) {
      let index = this.indexOf.get(key);
      if (index === undefined && learns && !isPair) index = this.add(key, surface, false, this.unseenIdf);
      if (index !== undefined) counts.set(index, (counts.get(index) ?? 0) + 1);
      else if (!isPair) unseen.set(key, (unseen.get(key) ?? 0) + 1);
    }
    const keys = Int32Array.from(counts.keys()).sort();
    const exact = Array.from(keys, (key) => damped(counts.get(key) ?? 1) * this.worth(key));
    let squares = 0;
    for (const weight of exact) squares += weight * weight;
    for (const count of unseen.values()) squares += (damped(count) * this.unseenIdf) ** 2;
    const scale = squares > 0 ? WORD_UNIT / Math.sqrt(squares) : 0;
    return { keys, weights: Int32Array.from(exact, (weight) => Math.round(weight * scale)) };
  }

  private worth(index: number): number {
    return (this.idf[index] ?? 0) * (this.isPair[index] ? PAIR_CREDIT : 1);
  }

  private add(key: string, surface: string, isPair: boolean, idf: number): number {
    const index = this.surfaces.length;
    this.indexOf.set(key, index);
    this.surfaces.push(surface);
    this.isPair.push(isPair);
    this.idf.push(idf);
    return index;
  }
}

/** The second mention says less than the first. */
function damped(count: number): number {
  return 1 + Math.log(count);
}

function isMoreReadable(surface: string, than: string): boolean {
  return surface.length < than.length || (surface.length === than.length && surface < than);
}
