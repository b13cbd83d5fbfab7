import type { MatchProfile, Topic } from './match-types.js';
import { TopicTable } from './topic-table.js';
import { type FairMeans, fairMeans } from './track-record.js';
import { Vocabulary } from './vocabulary.js';
import type { WordVector } from './word-vectors.js';

/** Everything that turns a profile into numbers, and numbers back into words. */
export interface Dictionary {
  topics: TopicTable;
  vocabulary: Vocabulary;
  means: FairMeans;
}

/** A dictionary, and per profile the vectors of its need and its offer text. */
export interface ReadProfiles {
  dictionary: Dictionary;
  texts: readonly (readonly WordVector[])[];
}

/** Reads all profiles once, giving way every few milliseconds. The order of profiles and topics does not matter. */
export function* readProfileSteps(
  profiles: readonly MatchProfile[],
  topics: readonly Topic[],
): Generator<void, ReadProfiles> {
  const texts = profiles.map(({ needText, offerText }) => [needText, offerText]);
  const { vocabulary, vectors } = yield* Vocabulary.readSteps(texts);
  return {
    dictionary: {
      topics: yield* TopicTable.steps(profiles, topics),
      vocabulary,
      means: fairMeans(profiles.map((profile) => profile.record)),
    },
    texts: vectors,
  };
}
