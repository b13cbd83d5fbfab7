import { NO_PAIR } from './gaps.js';
import { IntList } from './int-list.js';
import { PairNumbers } from './pair-numbers.js';
import { at } from './typed.js';
import { TextReader } from './words.js';

const NOBODY = -1;
/** A character of text in so many begins a pair that was not met before, roughly. */
const CHARACTERS_PER_PAIR = 24;

/** How words, or pairs of words, are written and by how many people. */
export interface Mentions {
  writers: IntList;
  lastWriter: IntList;
  /** The spelling that is shown: the shortest, of these the first by code units. Of a pair its first word. */
  spelling: IntList;
}

/** All words and pairs of words of a fair's texts, as numbers in the order in which they were met. */
export class TextCensus {
  readonly reader = new TextReader();
  readonly wordOfStem = new Map<string, number>();
  /** Word of each spelling; -1 = not met as a word. */
  readonly wordOfSpelling: number[] = [];
  readonly words = noMentions(1024);
  readonly pairs: Mentions;
  readonly pairNumbers: PairNumbers;
  /** How each pair is shown, together with its first spelling. */
  readonly pairGap: IntList;
  readonly pairSecond: IntList;
  /** All texts one after the other: a word's number, or the complement of a pair's. */
  readonly tokens: IntList;
  /** Where each text ends. */
  readonly ends = new IntList();

  constructor(characters: number) {
    const expected = Math.ceil(characters / CHARACTERS_PER_PAIR);
    this.pairNumbers = new PairNumbers(expected);
    this.pairs = noMentions(expected);
    this.pairGap = new IntList(expected);
    this.pairSecond = new IntList(expected);
    this.tokens = new IntList(2 * expected);
  }

  /** @param person number of the writer; the texts of one person come one after the other */
  read(text: string, person: number): void {
    const { reader } = this;
    const count = reader.read(text);
    let before = -1;
    for (let i = 0; i < count; i++) {
      const spelling = at(reader.words, i);
      const word = this.word(spelling);
      this.tokens.push(word);
      mention(this.words, word, person);
      const gap = at(reader.gaps, i);
      if (gap !== NO_PAIR) {
        const pair = this.pair(before, word, at(reader.words, i - 1), gap, spelling);
        this.tokens.push(~pair);
        mention(this.pairs, pair, person);
      }
      before = word;
    }
    this.ends.push(this.tokens.length);
  }

  private word(spelling: number): number {
    const known = this.wordOfSpelling[spelling] ?? -1;
    if (known >= 0) return known;
    while (this.wordOfSpelling.length <= spelling) this.wordOfSpelling.push(-1);
    const { spellings } = this.reader;
    const stem = spellings.stemOf(spelling);
    let word = this.wordOfStem.get(stem);
    if (word === undefined) {
      word = this.wordOfStem.size;
      this.wordOfStem.set(stem, word);
      add(this.words, spelling);
    } else if (isMoreReadable(spellings.surfaceOf(spelling), spellings.surfaceOf(this.words.spelling.at(word)))) {
      this.words.spelling.set(word, spelling);
    }
    this.wordOfSpelling[spelling] = word;
    return word;
  }

  private pair(first: number, second: number, spelling: number, gap: number, secondSpelling: number): number {
    const { pairs, pairGap, pairSecond, pairNumbers } = this;
    const met = pairNumbers.size;
    const pair = pairNumbers.findOrAdd(first, second);
    if (pair === met) {
      add(pairs, spelling);
      pairGap.push(gap);
      pairSecond.push(secondSpelling);
      return pair;
    }
    const shown = pairs.spelling.at(pair);
    const shownGap = pairGap.at(pair);
    const shownSecond = pairSecond.at(pair);
    if (shown === spelling && shownGap === gap && shownSecond === secondSpelling) return pair;
    if (isMoreReadable(this.written(spelling, gap, secondSpelling), this.written(shown, shownGap, shownSecond))) {
      pairs.spelling.set(pair, spelling);
      pairGap.set(pair, gap);
      pairSecond.set(pair, secondSpelling);
    }
    return pair;
  }

  private written(first: number, gap: number, second: number): string {
    const { spellings, between } = this.reader;
    return spellings.surfaceOf(first) + between.textOf(gap) + spellings.surfaceOf(second);
  }
}

function noMentions(room: number): Mentions {
  return { writers: new IntList(room), lastWriter: new IntList(room), spelling: new IntList(room) };
}

function add(mentions: Mentions, spelling: number): void {
  mentions.writers.push(0);
  mentions.lastWriter.push(NOBODY);
  mentions.spelling.push(spelling);
}

function mention({ writers, lastWriter }: Mentions, number: number, person: number): void {
  if (lastWriter.at(number) === person) return;
  lastWriter.set(number, person);
  writers.set(number, writers.at(number) + 1);
}

function isMoreReadable(surface: string, than: string): boolean {
  return surface.length < than.length || (surface.length === than.length && surface < than);
}
