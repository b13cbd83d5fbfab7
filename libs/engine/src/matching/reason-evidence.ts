import { compareIds } from '../compare-ids.js';
import type { Dictionary } from './dictionary.js';
import type { Person } from './person.js';
import { eachInCommon } from './shared-sums.js';
import type { TopicTable } from './topic-table.js';
import { at } from './typed.js';

const MAX_NAMED = 5;

/** Needs that the other offers, the rarest first. */
export function exactTopics(seeker: Person, offerer: Person, topics: TopicTable): readonly string[] {
  return named(exactNeeds(seeker, offerer), topics);
}

/** Needs of either that a neighbouring topic of the other answers, the rarest first. */
export function relatedTopics(one: Person, other: Person, topics: TopicTable): readonly string[] {
  return named([...new Set([...nearNeeds(one, other, topics), ...nearNeeds(other, one, topics)])], topics);
}

/** Words that one seeks and the other offers, the strongest first. A word that a shared phrase contains is not repeated. */
export function sharedWords(one: Person, other: Person, { vocabulary }: Dictionary): readonly string[] {
  const strength = new Map<number, number>();
  for (const [a, b] of [
    [one.needWords, other.offerWords],
    [one.offerWords, other.needWords],
  ] as const) {
    eachInCommon(a.keys, b.keys, (i, j) => {
      const key = at(a.keys, i);
      strength.set(key, Math.max(strength.get(key) ?? 0, at(a.weights, i) * at(b.weights, j)));
    });
  }
  const phrases = [...strength.keys()]
    .filter((key) => vocabulary.isPairAt(key))
    .map((key) => vocabulary.surfaceOf(key));
  return [...strength]
    .map(([key, weight]) => ({ surface: vocabulary.surfaceOf(key), weight, isPair: vocabulary.isPairAt(key) }))
    .filter(({ surface, isPair }) => isPair || !phrases.some((phrase) => phrase.includes(surface)))
    .sort((a, b) => b.weight - a.weight || compareIds(a.surface, b.surface))
    .slice(0, MAX_NAMED)
    .map(({ surface }) => surface);
}

function exactNeeds(seeker: Person, offerer: Person): number[] {
  const needs: number[] = [];
  eachInCommon(seeker.needs, offerer.offers, (i) => needs.push(at(seeker.needs, i)));
  return needs;
}

function nearNeeds(seeker: Person, offerer: Person, topics: TopicTable): number[] {
  return [...seeker.needs].filter(
    (need) => !offerer.offers.includes(need) && offerer.offerFamilies.includes(topics.familyOfNeed(need)),
  );
}

function named(keys: number[], topics: TopicTable): readonly string[] {
  return keys
    .map((key) => ({ id: topics.idOf(key), worth: topics.worthOf(key) }))
    .sort((a, b) => b.worth - a.worth || compareIds(a.id, b.id))
    .slice(0, MAX_NAMED)
    .map(({ id }) => id);
}
