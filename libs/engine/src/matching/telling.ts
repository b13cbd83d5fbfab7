import type { CompiledModel } from './compiled-model.js';
import type { Dictionary } from './dictionary.js';
import { directedFeatures, type Relation, reversedRelation, reversedSums } from './match-features.js';
import type { PairFeatures, Recommendation } from './match-types.js';
import { mutualScore, PairScore, probability } from './pair-score.js';
import { halfShareOf } from './people-table.js';
import type { Person } from './person.js';
import { cautionFor, reasonsFor, type Side, termValues } from './reasons.js';
import { sharedSums } from './shared-sums.js';
import { traitGroups } from './trait-groups.js';

/** What the score of a pair is made of, both ways. */
export function pairFeatures(
  person: Person,
  other: Person,
  relation: Relation,
  dictionary: Dictionary,
  sums = sharedSums(person, other, dictionary.topics),
): PairFeatures {
  return {
    forYou: directedFeatures(person, other, sums, relation),
    forThem: directedFeatures(other, person, reversedSums(sums), reversedRelation(relation)),
  };
}

/** The log-odds of both yeses of one pair: bitwise those that a question about everybody finds. */
export function pairScore(
  person: Person,
  other: Person,
  relation: Relation,
  model: CompiledModel,
  dictionary: Dictionary,
  sums = sharedSums(person, other, dictionary.topics),
): PairScore {
  const score = new PairScore(model);
  score.start(model.fromPerson(person) + model.toPerson(other), model.fromPerson(other) + model.toPerson(person));
  const { needs, needsFamily, sought, soughtFamily } = sums;
  score.addTopics(needs, needsFamily, halfShareOf(person), sought, soughtFamily, halfShareOf(other));
  score.addWords(sums.needWords, sums.soughtWords);
  for (const group of traitGroups) {
    score.add(model.partOf(group, person.traits, other.traits), model.partOf(group, other.traits, person.traits));
  }
  score.addRelation(relation);
  return score;
}

/** A pair with its numbers and its reasons for both sides. */
export function tell(
  person: Person,
  other: Person,
  relation: Relation,
  model: CompiledModel,
  dictionary: Dictionary,
): Recommendation {
  const sums = sharedSums(person, other, dictionary.topics);
  const { own, others } = pairScore(person, other, relation, model, dictionary, sums);
  const { forYou, forThem } = pairFeatures(person, other, relation, dictionary, sums);
  const mine: Side = { from: person, to: other, features: forYou, model, dictionary };
  const theirs: Side = { from: other, to: person, features: forThem, model, dictionary };
  return {
    id: other.id,
    score: mutualScore(own, others),
    yours: probability(own),
    theirs: probability(others),
    forYou: reasonsFor(mine),
    forThem: reasonsFor(theirs),
    caution: cautionFor(mine, own, others),
    termsForYou: termValues(mine),
    termsForThem: termValues(theirs),
    isExplored: false,
    propensity: 1,
  };
}
