import fc from 'fast-check';
import { emptyRecord } from '../src/matching/empty-record.js';
import type { MatchProfile, Topic, WishLevel, WishOf } from '../src/matching/match-types.js';

/** A small taxonomy with an inner topic that has a parent and children. */
export const someTopics: readonly Topic[] = [
  { id: 'health', parentId: null },
  { id: 'vaccines', parentId: 'health' },
  { id: 'devices', parentId: 'health' },
  { id: 'implants', parentId: 'devices' },
  { id: 'logistics', parentId: null },
  { id: 'cold-chain', parentId: 'logistics' },
  { id: 'customs', parentId: 'logistics' },
  { id: 'alone', parentId: null },
];

const texts = fc
  .array(
    fc.constantFrom('vaccin', 'Vaccins', 'logistique', 'export', 'chaîne du froid', 'qualité', 'clinical', 'trial,'),
    {
      maxLength: 6,
    },
  )
  .map((words) => words.join(' '));

const counts = fc.nat({ max: 9 });

/** Any profile of a given id: mostly half filled in. */
export function anyProfile(id: string): fc.Arbitrary<MatchProfile> {
  const topicIds = fc.subarray(someTopics.map((topic) => topic.id));
  const certificates = fc.subarray(['iso9001', 'gmp', 'ce']);
  return fc.record({
    id: fc.constant(id),
    companyId: fc.constantFrom(null, 'x', 'y', 'z'),
    kind: fc.constantFrom('exhibitor', 'visitor'),
    needs: topicIds,
    offers: topicIds,
    needText: texts,
    offerText: texts,
    languages: fc.subarray(['fr', 'en', 'de-AT']),
    country: fc.constantFrom(null, 'FR', 'de'),
    attendance: fc.constantFrom('virtual', 'on_site', 'both'),
    completeness: fc.double({ min: 0, max: 1, noNaN: true }),
    intents: fc.subarray(['buy', 'sell', 'invest', 'raise', 'research']),
    dealSizes: fc.subarray(['under-10k', '10k-100k', '100k-1m', 'over-1m']),
    requires: certificates,
    requiresStrictly: fc.boolean(),
    certificates,
    exclusivity: fc.constantFrom(null, 'wanted', 'refused'),
    companySize: fc.constantFrom(null, 'S', 'M', 'L'),
    seeksSizes: fc.subarray(['S', 'M', 'L']),
    stage: fc.constantFrom(null, 'idea', 'pilot', 'market', 'scale'),
    seeksStages: fc.subarray(['idea', 'pilot', 'market', 'scale']),
    record: fc.oneof(
      fc.constant(emptyRecord),
      fc.record({
        yesGiven: counts,
        noGiven: counts,
        yesGot: counts,
        noGot: counts,
        shown: counts,
        held: counts,
        missed: counts,
      }),
    ),
  });
}

export interface AnyFair {
  profiles: MatchProfile[];
  wishes: WishOf[];
}

/** Two to twelve people and what some of them answered. */
export const anyFair: fc.Arbitrary<AnyFair> = fc.integer({ min: 2, max: 12 }).chain((size) => {
  const id = fc.integer({ min: 0, max: size - 1 }).map((n) => `p${n}`);
  return fc.record({
    profiles: fc.tuple(...Array.from({ length: size }, (_, n) => anyProfile(`p${n}`))) as fc.Arbitrary<MatchProfile[]>,
    wishes: fc.uniqueArray(
      fc.record({ fromId: id, toId: id, level: fc.constantFrom<WishLevel>('want', 'could', 'no') }),
      { selector: (wish) => `${wish.fromId} ${wish.toId}`, maxLength: 10 },
    ) as fc.Arbitrary<WishOf[]>,
  });
});
