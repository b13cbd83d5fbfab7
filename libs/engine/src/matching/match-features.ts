import { type Term, terms } from './match-model.js';
import { halfShareOf } from './people-table.js';
import type { Person } from './person.js';
import type { SharedSums } from './shared-sums.js';
import { traitGroups } from './trait-groups.js';
import { WORD_UNIT } from './word-vectors.js';

/** In features that join both sides, what one offers counts half of what one seeks. */
export const SOUGHT_SHARE = 0.5;

/** What was said and done between two people: strengths of the wishes, 0..1, and 1 if they have met. */
export interface Relation {
  ownWish: number;
  theirWish: number;
  met: number;
}

export const noRelation: Relation = { ownWish: 0, theirWish: 0, met: 0 };

/** The same pair seen from the other side. */
export function reversedRelation({ ownWish, theirWish, met }: Relation): Relation {
  return { ownWish: theirWish, theirWish: ownWish, met };
}

export function reversedSums(sums: SharedSums): SharedSums {
  return {
    needs: sums.sought,
    needsFamily: sums.soughtFamily,
    sought: sums.needs,
    soughtFamily: sums.needsFamily,
    needWords: sums.soughtWords,
    soughtWords: sums.needWords,
  };
}

const place = new Map(terms.map((term, index) => [term, index]));

/** Where a term stands in an array of features. */
export function indexOfTerm(term: Term): number {
  return place.get(term) ?? -1;
}

/**
 * Share of needs that is met, damped by a square root: the first need that is met says more than the tenth.
 *
 * @param twice worth that is met, exactly counted twice and by a neighbouring topic once
 */
export function damped(twice: number, halfShare: number): number {
  return Math.sqrt(twice * halfShare);
}

/** How much of what is met is met exactly, 0..1. */
export function exactPart(exact: number, family: number): number {
  return exact === family ? 1 : (2 * exact) / (exact + family);
}

/** The features with which `to` appears to `from`, in the order of `terms`. */
export function directedFeatures(from: Person, to: Person, sums: SharedSums, relation: Relation): Float64Array {
  const features = new Float64Array(terms.length);
  const set = (term: Term, value: number): void => {
    features[indexOfTerm(term)] = value;
  };
  const needs = damped(sums.needs + sums.needsFamily, halfShareOf(from));
  const sought = damped(sums.sought + sums.soughtFamily, halfShareOf(to));
  const needsExact = needs * exactPart(sums.needs, sums.needsFamily);
  const soughtExact = sought * exactPart(sums.sought, sums.soughtFamily);
  set('own-wish', relation.ownWish);
  set('their-wish', relation.theirWish);
  if (relation.met > 0) set('met-before', -relation.met);
  set('needs', needsExact);
  set('sought', soughtExact);
  set('related', needs - needsExact + SOUGHT_SHARE * (sought - soughtExact));
  set('words', (Math.sqrt(sums.needWords) + SOUGHT_SHARE * Math.sqrt(sums.soughtWords)) / WORD_UNIT);
  for (const group of traitGroups) {
    const values = group.featuresOf(from.traits, to.traits);
    for (const [i, term] of group.terms.entries()) set(term, values[i] ?? 0);
  }
  set('show-up', to.record.showUp);
  set('answers', to.record.answers);
  if (to.completeness < 1) set('thinness', to.completeness - 1);
  set('selectivity', from.record.selectivity);
  set('popularity', to.record.popularity);
  return features;
}
