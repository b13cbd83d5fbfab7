import { NO_PAIR } from '../src/matching/gaps.js';
import { TextReader } from '../src/matching/words.js';

/** A word, or two words in a row, as strings. */
export interface Word {
  /** What it is compared by: a stem, or two with a blank between. */
  key: string;
  surface: string;
  isPair: boolean;
}

/** The words and pairs of words of a text, in order, repetitions included. */
export function wordsOf(text: string): Word[] {
  const reader = new TextReader();
  const { spellings, between } = reader;
  const count = reader.read(text);
  const read = [...reader.words.subarray(0, count)];
  return read.flatMap((spelling, i) => {
    const [surface, stem] = [spellings.surfaceOf(spelling), spellings.stemOf(spelling)];
    const word: Word = { key: stem, surface, isPair: false };
    const before = read[i - 1];
    const gap = reader.gaps[i] ?? NO_PAIR;
    if (before === undefined || gap === NO_PAIR) return [word];
    const written = spellings.surfaceOf(before) + between.textOf(gap) + surface;
    return [word, { key: `${spellings.stemOf(before)} ${stem}`, surface: written, isPair: true }];
  });
}
