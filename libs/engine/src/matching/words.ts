import { fold } from './fold.js';
import { stemOf } from './stem.js';
import { stopWords } from './stop-words.js';

/** A word, or two words in a row, that can tell one profile from another. */
export interface Word {
  /** What it is compared by: a stem, or two with a blank between. */
  key: string;
  /** How it was written, in lower case, the small words between the two included (`chaîne du froid`). */
  surface: string;
  isPair: boolean;
}

/** What a spelling has been found to mean. */
interface Meaning {
  stem: string;
  isFrenchStop: boolean;
  isEnglishStop: boolean;
  counts: boolean;
}

/** Found meanings, for a run over many texts. */
export type WordMemo = Map<string, Meaning>;

/** Longer texts are cut: a profile is a paragraph, and the cost of an index must not depend on one person's paste. */
const MAX_WORDS = 400;
/** What may lie between the two words of a pair: small words, blanks, hyphens, apostrophes; no end of a clause. */
const WITHIN_A_PHRASE = /^[\p{L}\p{M}\s'’-]*$/u;
const LONGEST_GAP = 12;

/**
 * The words and pairs of words of a text, in order, repetitions included. Small words are those of the language whose
 * small words the text uses more, or of both if that is undecided: `or` is gold in French, `the` is tea.
 */
export function wordsOf(text: string, memo: WordMemo = new Map()): Word[] {
  const clean = text.toLowerCase().normalize('NFC');
  const tokens: { surface: string; start: number; meaning: Meaning }[] = [];
  let french = 0;
  let english = 0;
  for (const match of clean.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const meaning = meaningOf(match[0], memo);
    if (meaning.isFrenchStop) french++;
    if (meaning.isEnglishStop) english++;
    tokens.push({ surface: match[0], start: match.index, meaning });
    if (tokens.length === MAX_WORDS) break;
  }
  const words: Word[] = [];
  let before: { stem: string; start: number; end: number } | null = null;
  for (const { surface, start, meaning } of tokens) {
    const isStop = (meaning.isFrenchStop && french >= english) || (meaning.isEnglishStop && english >= french);
    if (isStop || !meaning.counts) continue;
    const end = start + surface.length;
    words.push({ key: meaning.stem, surface, isPair: false });
    if (before !== null && isPhrase(clean, before.end, start)) {
      const written = clean.slice(before.start, end);
      const both = start - before.end === 1 ? written : written.replace(/\s+/gu, ' ');
      words.push({ key: `${before.stem} ${meaning.stem}`, surface: both, isPair: true });
    }
    before = { stem: meaning.stem, start, end };
  }
  return words;
}

function isPhrase(text: string, from: number, to: number): boolean {
  if (to - from > LONGEST_GAP) return false;
  const gap = text.slice(from, to);
  return gap === ' ' || gap === '-' || (WITHIN_A_PHRASE.test(gap) && !gap.includes('\n'));
}

function meaningOf(surface: string, memo: WordMemo): Meaning {
  const known = memo.get(surface);
  if (known !== undefined) return known;
  const folded = fold(surface);
  const meaning = {
    stem: stemOf(surface),
    isFrenchStop: stopWords.french.has(folded),
    isEnglishStop: stopWords.english.has(folded),
    counts: folded.length > 1 && !/^\p{N}+$/u.test(folded),
  };
  memo.set(surface, meaning);
  return meaning;
}
