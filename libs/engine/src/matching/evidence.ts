import type { Dictionary } from './dictionary.js';
import type { Person } from './person.js';
import { at, invert, type KeyVector, type Postings } from './postings.js';

/** What a neighbouring topic counts, against the exact one. */
export const RELATED_CREDIT = 0.5;

/** Postings of everything that can be shared. */
export interface EvidencePostings {
  needs: Postings;
  offers: Postings;
  needWords: Postings;
  offerWords: Postings;
  languages: ReadonlyMap<string, readonly number[]>;
}

/** Inverts the index's people. */
export function invertPeople(people: readonly Person[], dictionary: Dictionary): EvidencePostings {
  const by = (keyCount: number, vector: (person: Person) => KeyVector): Postings =>
    invert(people.length, keyCount, (row) => vector(people[row] as Person));
  const languages = new Map<string, number[]>();
  for (const [row, person] of people.entries()) {
    for (const language of person.languages) {
      const rows = languages.get(language);
      if (rows) rows.push(row);
      else languages.set(language, [row]);
    }
  }
  const topicCount = dictionary.topics.ids.length;
  const wordCount = dictionary.surfaces.length;
  return {
    needs: by(topicCount, (person) => person.needs),
    offers: by(topicCount, (person) => person.offers),
    needWords: by(wordCount, (person) => person.needWords),
    offerWords: by(wordCount, (person) => person.offerWords),
    languages,
  };
}

/**
 * What one person shares with everyone, gathered from the postings of their own topics and words only. Sums run over
 * ascending topics and words whichever side asks, so that a pair's numbers are bitwise the same from both sides.
 */
export class Evidence {
  readonly needsExact: Float64Array;
  readonly needsRelated: Float64Array;
  readonly soughtExact: Float64Array;
  readonly soughtRelated: Float64Array;
  readonly needWords: Float64Array;
  readonly soughtWords: Float64Array;
  readonly language: Uint8Array;
  private readonly credited: Int32Array;

  constructor(
    size: number,
    private readonly dictionary: Dictionary,
    private readonly postings: EvidencePostings,
  ) {
    this.needsExact = new Float64Array(size);
    this.needsRelated = new Float64Array(size);
    this.soughtExact = new Float64Array(size);
    this.soughtRelated = new Float64Array(size);
    this.needWords = new Float64Array(size);
    this.soughtWords = new Float64Array(size);
    this.language = new Uint8Array(size);
    this.credited = new Int32Array(size);
  }

  /** Replaces what was gathered before. */
  gather(person: Person): void {
    this.needsExact.fill(0);
    this.needsRelated.fill(0);
    this.soughtExact.fill(0);
    this.soughtRelated.fill(0);
    this.needWords.fill(0);
    this.soughtWords.fill(0);
    this.language.fill(0);
    this.credited.fill(-1);
    this.gatherNeeds(person.needs.keys);
    this.gatherSought(person.offers.keys);
    addProducts(person.needWords, this.postings.offerWords, this.needWords);
    addProducts(person.offerWords, this.postings.needWords, this.soughtWords);
    for (const language of person.languages) {
      for (const row of this.postings.languages.get(language) ?? []) this.language[row] = 1;
    }
  }

  private gatherNeeds(needs: Int32Array): void {
    const { starts, rows } = this.postings.offers;
    for (const need of needs) {
      const idf = at(this.dictionary.topicIdf, need);
      for (let i = at(starts, need); i < at(starts, need + 1); i++) {
        const row = at(rows, i);
        this.credited[row] = need;
        this.needsExact[row] = at(this.needsExact, row) + idf;
      }
      for (const near of this.dictionary.topics.related[need] ?? []) {
        for (let i = at(starts, near); i < at(starts, near + 1); i++) {
          const row = at(rows, i);
          // One credit a need, however many neighbouring topics the other offers.
          if (at(this.credited, row) === need) continue;
          this.credited[row] = need;
          this.needsRelated[row] = at(this.needsRelated, row) + RELATED_CREDIT * idf;
        }
      }
    }
  }

  private gatherSought(offers: Int32Array): void {
    const { starts, rows } = this.postings.needs;
    const exact = new Set(offers);
    const answered = new Set(exact);
    for (const offer of offers) for (const near of this.dictionary.topics.related[offer] ?? []) answered.add(near);
    for (const need of Int32Array.from(answered).sort()) {
      const idf = at(this.dictionary.topicIdf, need);
      const into = exact.has(need) ? this.soughtExact : this.soughtRelated;
      const credit = exact.has(need) ? idf : RELATED_CREDIT * idf;
      for (let i = at(starts, need); i < at(starts, need + 1); i++) {
        const row = at(rows, i);
        into[row] = at(into, row) + credit;
      }
    }
  }
}

function addProducts(own: KeyVector, { starts, rows, weights }: Postings, into: Float64Array): void {
  for (let k = 0; k < own.keys.length; k++) {
    const key = at(own.keys, k);
    const weight = at(own.weights, k);
    for (let i = at(starts, key); i < at(starts, key + 1); i++) {
      const row = at(rows, i);
      into[row] = at(into, row) + weight * at(weights, i);
    }
  }
}
