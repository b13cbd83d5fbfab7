import { compareIds } from '../compare-ids.js';
import { at } from './typed.js';
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
  /** In the order of first appearance. */
  number: number;
  lastPerson: number;
  writers: number;
  surface: string;
  isPair: boolean;
}

/** A vocabulary, and the vectors of the texts that it was made from, in their order. */
export interface ReadTexts {
  vocabulary: Vocabulary;
  vectors: readonly WordVector[][];
}

/** People read between two yields; about 3 ms. */
const PEOPLE_PER_STEP = 50;

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

  /**
   * Reads each text once, giving way every few milliseconds.
   *
   * @param people the texts of each; the order of people changes nothing that can be seen
   */
  static *readSteps(people: readonly (readonly string[])[]): Generator<void, ReadTexts> {
    const memo: WordMemo = new Map();
    const entries = new Map<string, Entry>();
    const read: Int32Array[][] = [];
    for (const [person, texts] of people.entries()) {
      read.push(texts.map((text) => numbersOf(text, person, entries, memo)));
      if (person % PEOPLE_PER_STEP === 0) yield;
    }
    const idfOf = (writers: number): number => Math.log(1 + people.length / (1 + writers));
    const vocabulary = new Vocabulary(memo, idfOf(0));
    // A pair that only one person writes brings nobody together, and there are many.
    const kept = [...entries].filter(([, { isPair, writers }]) => !isPair || writers > 1);
    const indexOf = new Int32Array(entries.size).fill(-1);
    for (const [key, { number, surface, isPair, writers }] of kept.sort(([a], [b]) => compareIds(a, b))) {
      indexOf[number] = vocabulary.add(key, surface, isPair, idfOf(writers));
    }
    const vectorOf = (numbers: Int32Array): WordVector => {
      const counts = new Map<number, number>();
      for (const number of numbers) {
        const index = at(indexOf, number);
        if (index >= 0) counts.set(index, (counts.get(index) ?? 0) + 1);
      }
      return vocabulary.vector(counts, 0);
    };
    const vectors: WordVector[][] = [];
    for (const [person, texts] of read.entries()) {
      vectors.push(texts.map(vectorOf));
      if (person % PEOPLE_PER_STEP === 0) yield;
    }
    return { vocabulary, vectors };
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
    let squares = 0;
    for (const count of unseen.values()) squares += (damped(count) * this.unseenIdf) ** 2;
    return this.vector(counts, squares);
  }

  /** @param unseenSquares what words that are not known add to the square of the length */
  private vector(counts: ReadonlyMap<number, number>, unseenSquares: number): WordVector {
    const keys = Int32Array.from(counts.keys()).sort();
    const exact = Array.from(keys, (key) => damped(counts.get(key) ?? 1) * this.worth(key));
    let squares = unseenSquares;
    for (const weight of exact) squares += weight * weight;
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

/** The words of one text by their entries' numbers, repetitions included. */
function numbersOf(text: string, person: number, entries: Map<string, Entry>, memo: WordMemo): Int32Array {
  const numbers: number[] = [];
  for (const { key, surface, isPair } of text === '' ? [] : wordsOf(text, memo)) {
    let entry = entries.get(key);
    if (entry === undefined) {
      entry = { number: entries.size, lastPerson: person, writers: 1, surface, isPair };
      entries.set(key, entry);
    } else {
      if (entry.lastPerson !== person) entry.writers++;
      entry.lastPerson = person;
      if (isMoreReadable(surface, entry.surface)) entry.surface = surface;
    }
    numbers.push(entry.number);
  }
  return Int32Array.from(numbers);
}

/** The second mention says less than the first. */
function damped(count: number): number {
  return 1 + Math.log(count);
}

function isMoreReadable(surface: string, than: string): boolean {
  return surface.length < than.length || (surface.length === than.length && surface < than);
}
