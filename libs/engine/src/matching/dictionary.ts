import { compareIds } from '../compare-ids.js';
import type { MatchProfile, Topic } from './match-types.js';
import { buildTopicGraph, type TopicGraph } from './topic-graph.js';
import { type WordMemo, wordsOf } from './words.js';

/** Everything that turns a profile into numbers, and numbers back into words. Independent of the profiles' order. */
export interface Dictionary {
  topics: TopicGraph;
  /** Rarity of a topic among offers: what it is worth to find it. */
  topicIdf: Float64Array;
  /** Worth of a topic that nobody of the index names. */
  unseenTopicIdf: number;
  words: ReadonlyMap<string, number>;
  /** How the word is most readable: its shortest spelling, the first in order among equals. */
  surfaces: readonly string[];
  wordIdf: Float64Array;
  unseenWordIdf: number;
}

/** Reads all profiles once; fills the memo of words. */
export function buildDictionary(
  profiles: readonly MatchProfile[],
  topics: readonly Topic[],
  memo: WordMemo,
): Dictionary {
  const offerCount = new Map<string, number>();
  const named = new Set<string>();
  const surfaceOf = new Map<string, string>();
  const wordCount = new Map<string, number>();
  for (const profile of profiles) {
    for (const id of profile.needs) named.add(id);
    for (const id of new Set(profile.offers)) {
      named.add(id);
      offerCount.set(id, (offerCount.get(id) ?? 0) + 1);
    }
    const seen = new Set<string>();
    for (const { key, surface } of wordsOf(`${profile.needText}\n${profile.offerText}`, memo)) {
      const known = surfaceOf.get(key);
      if (known === undefined || isMoreReadable(surface, known)) surfaceOf.set(key, surface);
      if (seen.has(key)) continue;
      seen.add(key);
      wordCount.set(key, (wordCount.get(key) ?? 0) + 1);
    }
  }
  const idf = (count: number): number => Math.log(1 + profiles.length / (1 + count));
  const graph = buildTopicGraph(topics, named);
  const keys = [...wordCount.keys()].sort(compareIds);
  return {
    topics: graph,
    topicIdf: Float64Array.from(graph.ids, (id) => idf(offerCount.get(id) ?? 0)),
    unseenTopicIdf: idf(0),
    words: new Map(keys.map((key, index) => [key, index])),
    surfaces: keys.map((key) => surfaceOf.get(key) ?? key),
    wordIdf: Float64Array.from(keys, (key) => idf(wordCount.get(key) ?? 0)),
    unseenWordIdf: idf(0),
  };
}

function isMoreReadable(surface: string, than: string): boolean {
  return surface.length < than.length || (surface.length === than.length && surface < than);
}
