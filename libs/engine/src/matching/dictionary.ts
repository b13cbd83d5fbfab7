import type { MatchProfile, Topic } from './match-types.js';
import { TopicTable } from './topic-table.js';
import { type FairMeans, fairMeans } from './track-record.js';
import { Vocabulary } from './vocabulary.js';

/** Everything that turns a profile into numbers, and numbers back into words. */
export interface Dictionary {
  topics: TopicTable;
  vocabulary: Vocabulary;
  means: FairMeans;
}

/** Reads all profiles once. The order of profiles and topics does not matter. */
export function buildDictionary(profiles: readonly MatchProfile[], topics: readonly Topic[]): Dictionary {
  return {
    topics: TopicTable.of(profiles, topics),
    vocabulary: Vocabulary.of(profiles.map((profile) => `${profile.needText}\n${profile.offerText}`)),
    means: fairMeans(profiles.map((profile) => profile.record)),
  };
}
