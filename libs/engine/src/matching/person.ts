import type { Dictionary } from './dictionary.js';
import type { MatchProfile } from './match-types.js';
import type { TopicTable } from './topic-table.js';
import { type TrackRecord, trackRecord } from './track-record.js';
import { type Traits, traitsOf } from './traits.js';
import type { WordVector } from './vocabulary.js';

/** A profile in the index's numbers. All keys are ascending and distinct. */
export interface Person {
  id: string;
  companyId: string | null;
  isExhibitor: boolean;
  needs: Int32Array;
  offers: Int32Array;
  /** Families that answer the needs, and the worth of the needs in each; empty where no topic has a neighbour. */
  needFamilies: Int32Array;
  needFamilyWorth: Int32Array;
  offerFamilies: Int32Array;
  /** Worth of all needs, those included that nobody of the index can answer. */
  needTotal: number;
  needWords: WordVector;
  offerWords: WordVector;
  traits: Traits;
  record: TrackRecord;
  /** 0..1 */
  completeness: number;
  /** Stated no need, no offer and no text. */
  isBlank: boolean;
}

/**
 * Translates a profile, whether or not it is part of the index.
 *
 * @param learns lets the dictionary take in topics and words that it does not know
 * @param texts vectors of the need and the offer text, if they are at hand
 */
export function toPerson(
  profile: MatchProfile,
  dictionary: Dictionary,
  learns = false,
  texts?: readonly WordVector[],
): Person {
  const { topics, vocabulary, means } = dictionary;
  const needs = topicKeys(profile.needs, topics, learns);
  const offers = topicKeys(profile.offers, topics, learns);
  const needTotal = worthOfAll(needs, topics) + (new Set(profile.needs).size - needs.length) * topics.worthOfUnknown;
  const needFamilies = new Map<number, number>();
  const offerFamilies = new Set<number>();
  if (topics.hasFamilies) {
    for (const need of needs) {
      const family = topics.familyOfNeed(need);
      needFamilies.set(family, (needFamilies.get(family) ?? 0) + topics.worthOf(need));
    }
    for (const offer of offers) for (const family of topics.familiesOfOffer(offer)) offerFamilies.add(family);
  }
  const needFamilyKeys = Int32Array.from(needFamilies.keys()).sort();
  const needWords = texts?.[0] ?? vocabulary.vectorOf(profile.needText, learns);
  const offerWords = texts?.[1] ?? vocabulary.vectorOf(profile.offerText, learns);
  return {
    id: profile.id,
    companyId: profile.companyId,
    isExhibitor: profile.kind === 'exhibitor',
    needs,
    offers,
    needFamilies: needFamilyKeys,
    needFamilyWorth: needFamilyKeys.map((family) => needFamilies.get(family) ?? 0),
    offerFamilies: Int32Array.from(offerFamilies).sort(),
    needTotal,
    needWords,
    offerWords,
    traits: traitsOf(profile),
    record: trackRecord(profile.record, means),
    completeness: profile.completeness > 0 ? Math.min(1, profile.completeness) : 0,
    isBlank: profile.needs.length + profile.offers.length === 0 && !/\p{L}/u.test(profile.needText + profile.offerText),
  };
}

function topicKeys(ids: readonly string[], topics: TopicTable, learns: boolean): Int32Array {
  const known: number[] = [];
  for (const id of new Set(ids)) {
    const index = topics.find(id, learns);
    if (index !== undefined) known.push(index);
  }
  return Int32Array.from(known).sort();
}

function worthOfAll(keys: Int32Array, topics: TopicTable): number {
  let total = 0;
  for (const key of keys) total += topics.worthOf(key);
  return total;
}
