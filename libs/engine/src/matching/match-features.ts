import { type Term, terms } from './match-model.js';
import { halfShareOf } from './people-table.js';
import type { Person } from './person.js';
import type { SharedSums } from './shared-sums.js';
import { traitGroups } from './trait-groups.js';
import { WORD_UNIT } from './vocabulary.js';

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
 * Share of needs that is met, damped by a square root (the first need that is met says more than the tenth) and split into
 * the part that is met exactly and the part that a neighbouring topic meets, at half its worth.
 */
export function coverage(exact: number, family: number, halfShare: number): { exact: number; related: number } {
  const twice = exact + family;
  if (twice === 0) return { exact: 0, related: 0 };
  const damped = Math.sqrt(twice * halfShare);
  const exactly = exact === family ? 1 : (2 * exact) / twice;
  return { exact: damped * exactly, related: damped * (1 - exactly) };
}

/** The features with which `to` appears to `from`, in the order of `terms`. */
export function directedFeatures(from: Person, to: Person, sums: SharedSums, relation: Relation): Float64Array {
  const features = new Float64Array(terms.length);
  const set = (term: Term, value: number): void => {
    features[indexOfTerm(term)] = value;
  };
  const needs = coverage(sums.needs, sums.needsFamily, halfShareOf(from));
  const sought = coverage(sums.sought, sums.soughtFamily, halfShareOf(to));
  set('own-wish', relation.ownWish);
  set('their-wish', relation.theirWish);
  if (relation.met > 0) set('met-before', -relation.met);
  set('needs', needs.exact);
  set('sought', sought.exact);
  set('related', needs.related + SOUGHT_SHARE * sought.related);
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
