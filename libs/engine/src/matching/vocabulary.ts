import { NO_PAIR } from './gaps.js';
import { IntList } from './int-list.js';
import { IntPool } from './int-pool.js';
import { PairNumbers } from './pair-numbers.js';
import { TextCensus } from './text-census.js';
import { at } from './typed.js';
import { damped, VectorMaker, type WordVector } from './word-vectors.js';

/** A pair of words beside its two words. */
const PAIR_CREDIT = 0.5;
/** Between two yields: a few milliseconds each. */
const CHARACTERS_PER_STEP = 15_000;
const TOKENS_PER_STEP = 20_000;
const PAIRS_PER_STEP = 50_000;

/** A vocabulary, and the vectors of the texts that it was made from, in their order. */
export interface ReadTexts {
  vocabulary: Vocabulary;
  vectors: readonly WordVector[][];
}

/** Words and pairs of words of a fair. Grows with new texts; how rare a word is stays as it was when it was built. */
export class Vocabulary {
  private readonly maker = new VectorMaker();
  /** Words come first, then pairs, then words that were learnt. */
  private readonly worths: number[] = [];
  private readonly spelling = new IntList();
  /** -1 for a word. */
  private readonly gap = new IntList();
  private readonly second = new IntList();
  private pairs = new PairNumbers(0);
  private firstPair = 0;

  private constructor(
    private readonly census: Pick<TextCensus, 'reader' | 'wordOfStem' | 'wordOfSpelling'>,
    private readonly unseenIdf: number,
  ) {}

  /**
   * Reads each text once, giving way every few milliseconds.
   *
   * @param people the texts of each; the order of people changes nothing that can be seen
   */
  static *readSteps(people: readonly (readonly string[])[]): Generator<void, ReadTexts> {
    let characters = 0;
    for (const texts of people) for (const text of texts) characters += text.length;
    const census = new TextCensus(characters);
    let done = 0;
    for (let person = 0; person < people.length; person++) {
      for (const text of people[person] as readonly string[]) {
        census.read(text, person);
        done += text.length;
      }
      if (done < CHARACTERS_PER_STEP) continue;
      done = 0;
      yield;
    }
    const idfOf = (writers: number): number => Math.log(1 + people.length / (1 + writers));
    const { reader, wordOfStem, wordOfSpelling } = census;
    const vocabulary = new Vocabulary({ reader, wordOfStem, wordOfSpelling }, idfOf(0));
    const keyOfPair = yield* vocabulary.takeOver(census, idfOf);
    return { vocabulary, vectors: yield* vocabulary.vectorsOf(people, census, keyOfPair) };
  }

  get size(): number {
    return this.worths.length;
  }

  surfaceOf(index: number): string {
    const { spellings, between } = this.census.reader;
    const first = spellings.surfaceOf(this.spelling.at(index));
    if (!this.isPairAt(index)) return first;
    return first + between.textOf(this.gap.at(index)) + spellings.surfaceOf(this.second.at(index));
  }

  isPairAt(index: number): boolean {
    return this.gap.at(index) !== NO_PAIR;
  }

  /**
   * Words that are not known lengthen the vector all the same: half a text in common is half a match.
   *
   * @param learns takes in words that are not known yet
   */
  vectorOf(text: string, learns: boolean): WordVector {
    const { reader } = this.census;
    const unseen = new Map<string, number>();
    const count = reader.read(text);
    let before = -1;
    for (let i = 0; i < count; i++) {
      const spelling = at(reader.words, i);
      const word = this.wordOf(spelling, learns);
      if (word >= 0) this.maker.count(word);
      else {
        const stem = reader.spellings.stemOf(spelling);
        unseen.set(stem, (unseen.get(stem) ?? 0) + 1);
      }
      if (at(reader.gaps, i) !== NO_PAIR && before >= 0 && word >= 0) {
        const pair = this.pairs.find(before, word);
        if (pair >= 0) this.maker.count(this.firstPair + pair);
      }
      before = word;
    }
    let squares = 0;
    for (const times of unseen.values()) squares += (damped(times) * this.unseenIdf) ** 2;
    return this.maker.take(this.worthOf, squares, null);
  }

  private readonly worthOf = (key: number): number => this.worths[key] as number;

  /** -1 for a word that is not known. */
  private wordOf(spelling: number, learns: boolean): number {
    const { reader, wordOfSpelling, wordOfStem } = this.census;
    const cached = wordOfSpelling[spelling] ?? -1;
    if (cached >= 0) return cached;
    const stem = reader.spellings.stemOf(spelling);
    let word = wordOfStem.get(stem);
    if (word === undefined) {
      if (!learns) return -1;
      word = this.add(spelling, NO_PAIR, 0, this.unseenIdf);
      wordOfStem.set(stem, word);
    }
    while (wordOfSpelling.length <= spelling) wordOfSpelling.push(-1);
    wordOfSpelling[spelling] = word;
    return word;
  }

  /** Takes in words and pairs. A pair that only one person writes brings nobody together, and there are many. */
  private *takeOver(census: TextCensus, idfOf: (writers: number) => number): Generator<void, Int32Array> {
    const { words, pairs, pairNumbers, pairGap, pairSecond } = census;
    for (let word = 0; word < words.writers.length; word++) {
      this.add(words.spelling.at(word), NO_PAIR, 0, idfOf(words.writers.at(word)));
    }
    this.firstPair = this.size;
    let kept = 0;
    for (let pair = 0; pair < pairNumbers.size; pair++) if (pairs.writers.at(pair) > 1) kept++;
    yield;
    this.pairs = new PairNumbers(kept);
    const keyOfPair = new Int32Array(pairNumbers.size).fill(-1);
    for (let pair = 0; pair < pairNumbers.size; pair++) {
      if (pair % PAIRS_PER_STEP === 0) yield;
      const writers = pairs.writers.at(pair);
      if (writers <= 1) continue;
      this.pairs.findOrAdd(pairNumbers.firstOf(pair), pairNumbers.secondOf(pair));
      const worth = PAIR_CREDIT * idfOf(writers);
      keyOfPair[pair] = this.add(pairs.spelling.at(pair), pairGap.at(pair), pairSecond.at(pair), worth);
    }
    return keyOfPair;
  }

  private *vectorsOf(
    people: readonly (readonly string[])[],
    { tokens, ends }: TextCensus,
    keyOfPair: Int32Array,
  ): Generator<void, WordVector[][]> {
    const pool = new IntPool();
    const vectors: WordVector[][] = [];
    let text = 0;
    let token = 0;
    let next = TOKENS_PER_STEP;
    for (const texts of people) {
      const own: WordVector[] = [];
      for (let i = 0; i < texts.length; i++) {
        for (const end = ends.at(text++); token < end; token++) {
          const number = tokens.at(token);
          const key = number >= 0 ? number : at(keyOfPair, ~number);
          if (key >= 0) this.maker.count(key);
        }
        own.push(this.maker.take(this.worthOf, 0, pool));
      }
      vectors.push(own);
      if (token < next) continue;
      next = token + TOKENS_PER_STEP;
      yield;
    }
    return vectors;
  }

  private add(spelling: number, gap: number, second: number, worth: number): number {
    this.spelling.push(spelling);
    this.gap.push(gap);
    this.second.push(second);
    return this.worths.push(worth) - 1;
  }
}
