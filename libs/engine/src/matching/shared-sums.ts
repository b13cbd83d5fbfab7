import type { PeopleTable } from './people-table.js';
import type { Person } from './person.js';
import type { Cursors, Postings } from './postings.js';
import type { TopicTable } from './topic-table.js';
import { at } from './typed.js';
import type { WordVector } from './word-vectors.js';

/**
 * What two people share, in whole numbers: worth of the first one's needs that the second offers, exactly and within the
 * family; the same for the second one's needs; and the dot products of what one seeks and the other offers in words.
 */
export interface SharedSums {
  needs: number;
  needsFamily: number;
  sought: number;
  soughtFamily: number;
  needWords: number;
  soughtWords: number;
}

/** The sums of one pair. The same numbers as {@link Gathering} has for it. */
export function sharedSums(one: Person, other: Person, topics: TopicTable): SharedSums {
  const needs = worthInCommon(one.needs, other.offers, topics);
  const sought = worthInCommon(other.needs, one.offers, topics);
  const { hasFamilies } = topics;
  return {
    needs,
    needsFamily: hasFamilies ? weightInCommon(one.needFamilies, one.needFamilyWorth, other.offerFamilies) : needs,
    sought,
    soughtFamily: hasFamilies ? weightInCommon(other.needFamilies, other.needFamilyWorth, one.offerFamilies) : sought,
    needWords: product(one.needWords, other.offerWords),
    soughtWords: product(other.needWords, one.offerWords),
  };
}

/** The sums of one person with everybody, from the postings of their own topics, families and words only. */
export class Gathering {
  readonly needs: Int32Array;
  readonly needsFamily: Int32Array;
  readonly sought: Int32Array;
  readonly soughtFamily: Int32Array;
  readonly needWords: Int32Array;
  readonly soughtWords: Int32Array;

  constructor(
    readonly capacity: number,
    private readonly topics: TopicTable,
  ) {
    this.needs = new Int32Array(capacity);
    this.sought = new Int32Array(capacity);
    this.needsFamily = topics.hasFamilies ? new Int32Array(capacity) : this.needs;
    this.soughtFamily = topics.hasFamilies ? new Int32Array(capacity) : this.sought;
    this.needWords = new Int32Array(capacity);
    this.soughtWords = new Int32Array(capacity);
  }

  /**
   * Replaces what was gathered before.
   *
   * @returns how many places of postings were read
   */
  gather(person: Person, { postings }: PeopleTable, walk: Walk | null = null): number {
    const { topics } = this;
    const { needWords, offerWords } = person;
    let read = 0;
    for (const sums of [this.needs, this.sought, this.needWords, this.soughtWords]) sums.fill(0);
    for (const need of person.needs)
      read += postings.offers.gather(need, topics.worthOf(need), this.needs, walk?.offers ?? null);
    for (const offer of person.offers)
      read += postings.needs.gather(offer, topics.worthOf(offer), this.sought, walk?.needs ?? null);
    if (topics.hasFamilies) {
      this.needsFamily.fill(0);
      this.soughtFamily.fill(0);
      const { offerFamilies, needFamilies } = postings;
      for (let i = 0; i < person.needFamilies.length; i++) {
        const worth = at(person.needFamilyWorth, i);
        read += offerFamilies.gather(at(person.needFamilies, i), worth, this.needsFamily, walk?.offerFamilies ?? null);
      }
      for (const family of person.offerFamilies)
        read += needFamilies.gather(family, 1, this.soughtFamily, walk?.needFamilies ?? null);
    }
    read += gatherWords(needWords, postings.offerWords, this.needWords, walk?.offerWords ?? null);
    read += gatherWords(offerWords, postings.needWords, this.soughtWords, walk?.needWords ?? null);
    return read;
  }
}

function gatherWords(words: WordVector, postings: Postings, into: Int32Array, cursors: Cursors | null): number {
  const { keys, weights } = words;
  let read = 0;
  for (let i = 0; i < keys.length; i++) read += postings.gather(at(keys, i), at(weights, i), into, cursors);
  return read;
}

/** Cursors of a walk over all rows in order, in which a row is gathered with later rows only. */
export interface Walk {
  needs: Cursors;
  offers: Cursors;
  needFamilies: Cursors;
  offerFamilies: Cursors;
  needWords: Cursors;
  offerWords: Cursors;
}

export function startWalk({ postings }: PeopleTable): Walk {
  return {
    needs: postings.needs.cursors(),
    offers: postings.offers.cursors(),
    needFamilies: postings.needFamilies.cursors(),
    offerFamilies: postings.offerFamilies.cursors(),
    needWords: postings.needWords.cursors(),
    offerWords: postings.offerWords.cursors(),
  };
}

/** Steps over a person who has had their turn, or has it now. */
export function passBy(person: Person, { postings }: PeopleTable, walk: Walk): void {
  postings.needs.pass(person.needs, walk.needs);
  postings.offers.pass(person.offers, walk.offers);
  postings.needFamilies.pass(person.needFamilies, walk.needFamilies);
  postings.offerFamilies.pass(person.offerFamilies, walk.offerFamilies);
  postings.needWords.pass(person.needWords.keys, walk.needWords);
  postings.offerWords.pass(person.offerWords.keys, walk.offerWords);
}

/** Calls for every key that two ascending lists have in common. */
export function eachInCommon(a: Int32Array, b: Int32Array, found: (i: number, j: number) => void): void {
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = at(a, i) - at(b, j);
    if (difference === 0) found(i++, j++);
    else if (difference < 0) i++;
    else j++;
  }
}

function worthInCommon(needs: Int32Array, offers: Int32Array, topics: TopicTable): number {
  let sum = 0;
  eachInCommon(needs, offers, (i) => {
    sum += topics.worthOf(at(needs, i));
  });
  return sum;
}

function weightInCommon(keys: Int32Array, weights: Int32Array, others: Int32Array): number {
  let sum = 0;
  eachInCommon(keys, others, (i) => {
    sum += at(weights, i);
  });
  return sum;
}

function product(one: Person['needWords'], other: Person['needWords']): number {
  let sum = 0;
  eachInCommon(one.keys, other.keys, (i, j) => {
    sum += at(one.weights, i) * at(other.weights, j);
  });
  return sum;
}
