import { compareIds } from '../compare-ids.js';
import type { Dictionary } from './dictionary.js';
import type { MatchProfile } from './match-types.js';
import type { KeyVector } from './postings.js';
import { type WordMemo, wordsOf } from './words.js';

/** A profile in the index's numbers. */
export interface Person {
  id: string;
  companyId: string | null;
  isExhibitor: boolean;
  needs: KeyVector;
  offers: KeyVector;
  /** Total worth of all needs, those included that nobody of the index can answer. */
  needTotal: number;
  /** TF-IDF, length 1 (or empty). */
  needWords: KeyVector;
  offerWords: KeyVector;
  /** Primary language tags, ascending. */
  languages: readonly string[];
  country: string | null;
  comesOnSite: boolean;
  completeness: number;
  /** Stated no need, no offer and no text. */
  isBlank: boolean;
}

/** Translates a profile, whether or not it is part of the index. */
export function toPerson(profile: MatchProfile, dictionary: Dictionary, memo?: WordMemo): Person {
  const needs = topicVector(profile.needs, dictionary);
  const offers = topicVector(profile.offers, dictionary);
  const needText = wordVector(profile.needText, dictionary, memo);
  const offerText = wordVector(profile.offerText, dictionary, memo);
  return {
    id: profile.id,
    companyId: profile.companyId,
    isExhibitor: profile.kind === 'exhibitor',
    needs: needs.vector,
    offers: offers.vector,
    needTotal: needs.total,
    needWords: needText.vector,
    offerWords: offerText.vector,
    languages: [...new Set(profile.languages.map(primaryLanguage))].sort(compareIds),
    country: profile.country?.toUpperCase() ?? null,
    comesOnSite: profile.attendance !== 'virtual',
    completeness: profile.completeness > 0 ? Math.min(1, profile.completeness) : 0,
    isBlank: needs.total === 0 && offers.total === 0 && needText.isEmpty && offerText.isEmpty,
  };
}

function primaryLanguage(tag: string): string {
  return tag.toLowerCase().split(/[-_]/, 1)[0] ?? '';
}

function topicVector(ids: readonly string[], { topics, topicIdf, unseenTopicIdf }: Dictionary) {
  const distinct = new Set(ids);
  const known: number[] = [];
  for (const id of distinct) {
    const index = topics.indexOf.get(id);
    if (index !== undefined) known.push(index);
  }
  const keys = Int32Array.from(known).sort();
  const weights = Float64Array.from(keys, (key) => topicIdf[key] ?? 0);
  let total = 0;
  for (const weight of weights) total += weight;
  return { vector: { keys, weights }, total: total + (distinct.size - keys.length) * unseenTopicIdf };
}

function wordVector(text: string, { words, wordIdf, unseenWordIdf }: Dictionary, memo?: WordMemo) {
  const counts = new Map<string, number>();
  for (const { key } of wordsOf(text, memo)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const damped = (count: number): number => 1 + Math.log(count);
  const known = new Map<number, number>();
  let unseen = 0;
  for (const [key, count] of counts) {
    const index = words.get(key);
    if (index === undefined) unseen += (damped(count) * unseenWordIdf) ** 2;
    else known.set(index, count);
  }
  const keys = Int32Array.from(known.keys()).sort();
  const weights = Float64Array.from(keys, (key) => damped(known.get(key) ?? 1) * (wordIdf[key] ?? 0));
  let squares = 0;
  for (const weight of weights) squares += weight * weight;
  // Words that nobody else uses still lengthen the vector: half a text in common is half a match.
  const length = Math.sqrt(squares + unseen);
  if (length > 0) for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] ?? 0) / length;
  return { vector: { keys, weights }, isEmpty: counts.size === 0 };
}
