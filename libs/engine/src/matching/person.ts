import type { Dictionary } from './dictionary.js';
import type { MatchProfile } from './match-types.js';
import type { TopicTable } from './topic-table.js';
import { type TrackRecord, trackRecord } from './track-record.js';
import { type Traits, traitsOf } from './traits.js';
import { at } from './typed.js';
import type { WordVector } from './word-vectors.js';

const NO_KEYS = new Int32Array(0);
/** Where keys are put in order; a small array of one's own is cheap only as long as nothing is cut out of it. */
let found = new Int32Array(64);

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
  const needTotal = worthOfAll(needs, topics) + worthOfUnknown(profile.needs, needs.length, topics);
  const needFamilies = new Map<number, number>();
  const offerFamilies = new Set<number>();
  if (topics.hasFamilies) {
    for (const need of needs) {
      const family = topics.familyOfNeed(need);
      needFamilies.set(family, (needFamilies.get(family) ?? 0) + topics.worthOf(need));
    }
    for (const offer of offers) for (const family of topics.familiesOfOffer(offer)) offerFamilies.add(family);
  }
  const needFamilyKeys = topics.hasFamilies ? Int32Array.from(needFamilies.keys()).sort() : NO_KEYS;
  const needWords = texts?.[0] ?? vocabulary.vectorOf(profile.needText, learns);
  const offerWords = texts?.[1] ?? vocabulary.vectorOf(profile.offerText, learns);
  return {
    id: profile.id,
    companyId: profile.companyId,
    isExhibitor: profile.kind === 'exhibitor',
    needs,
    offers,
    needFamilies: needFamilyKeys,
    needFamilyWorth: topics.hasFamilies ? needFamilyKeys.map((family) => needFamilies.get(family) ?? 0) : NO_KEYS,
    offerFamilies: topics.hasFamilies ? Int32Array.from(offerFamilies).sort() : NO_KEYS,
    needTotal,
    needWords,
    offerWords,
    traits: traitsOf(profile),
    record: trackRecord(profile.record, means),
    completeness: profile.completeness > 0 ? Math.min(1, profile.completeness) : 0,
    isBlank: profile.needs.length + profile.offers.length === 0 && !/\p{L}/u.test(profile.needText + profile.offerText),
  };
}

/** Ascending and distinct. */
function topicKeys(ids: readonly string[], topics: TopicTable, learns: boolean): Int32Array {
  if (ids.length > found.length) found = new Int32Array(2 * ids.length);
  let count = 0;
  for (const id of ids) {
    const index = topics.find(id, learns);
    if (index !== undefined) found[count++] = index;
  }
  found.subarray(0, count).sort();
  let length = 0;
  for (let i = 0; i < count; i++) if (i === 0 || at(found, i) !== at(found, i - 1)) found[length++] = at(found, i);
  return found.slice(0, length);
}

/** Worth of the needs that are no topics of the index. */
function worthOfUnknown(ids: readonly string[], known: number, topics: TopicTable): number {
  return ids.length === known ? 0 : (new Set(ids).size - known) * topics.worthOfUnknown;
}

function worthOfAll(keys: Int32Array, topics: TopicTable): number {
  let total = 0;
  for (const key of keys) total += topics.worthOf(key);
  return total;
}
