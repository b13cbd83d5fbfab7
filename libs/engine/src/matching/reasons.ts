import type { Dictionary } from './dictionary.js';
import { type Direction, logOdds, TERMS } from './direction.js';
import type { Reason, ReasonCode } from './match-types.js';
import type { Person } from './person.js';
import { at, type KeyVector } from './postings.js';

/** Three arguments are read, a fourth is not. */
const MAX_REASONS = 3;
const MAX_NAMED = 5;
/** Below this a profile is thin enough to warn of. */
const THIN = 0.5;
/** One side this much less keen than the other, in log-odds, is worth saying. */
const ONE_SIDED = 1.2;

/** The strongest terms that speak to `own` for meeting `other`. */
export function reasonsFor(own: Person, other: Person, direction: Direction, dictionary: Dictionary): Reason[] {
  const terms = new Float64Array(TERMS.length);
  logOdds(direction, terms);
  const weightOf = (term: (typeof TERMS)[number]): number => at(terms, TERMS.indexOf(term));
  const reasons: Reason[] = [];
  const add = (
    code: ReasonCode,
    weight: number,
    evidence: () => Omit<Reason, 'code' | 'weight'> = () => ({}),
  ): void => {
    if (weight > 0) reasons.push({ code, weight, ...evidence() });
  };
  const rarest = (keys: number[]): readonly string[] =>
    keys
      .sort((a, b) => at(dictionary.topicIdf, b) - at(dictionary.topicIdf, a) || a - b)
      .slice(0, MAX_NAMED)
      .map((key) => dictionary.topics.ids[key] as string);
  add('wishes-to-meet-you', weightOf('otherWish'));
  add('they-offer-what-you-seek', weightOf('needs'), () => ({ topicIds: rarest(exact(own, other)) }));
  add('they-seek-what-you-offer', weightOf('sought'), () => ({ topicIds: rarest(exact(other, own)) }));
  add('related-topic', weightOf('related'), () => ({
    topicIds: rarest([...new Set([...near(own, other, dictionary), ...near(other, own, dictionary)])]),
  }));
  add('words-in-common', weightOf('words'), () => ({ words: sharedWords(own, other, dictionary) }));
  add('you-wish-to-meet', weightOf('ownWish'));
  add('common-language', weightOf('language'), () => ({
    languages: own.languages.filter((language) => other.languages.includes(language)),
  }));
  add('same-place', weightOf('samePlace'));
  add('same-country', weightOf('sameCountry'));
  return reasons.sort((a, b) => b.weight - a.weight).slice(0, MAX_REASONS);
}

/** The strongest point against the meeting, from the viewer's side. */
export function cautionFor(direction: Direction, ownLogOdds: number, otherLogOdds: number): Reason | null {
  const terms = new Float64Array(TERMS.length);
  logOdds(direction, terms);
  const cautions: Reason[] = [];
  const language = at(terms, TERMS.indexOf('language'));
  if (language < 0) cautions.push({ code: 'no-common-language', weight: language });
  const gap = -Math.abs(ownLogOdds - otherLogOdds);
  if (gap <= -ONE_SIDED) cautions.push({ code: 'one-sided', weight: gap });
  if (direction.otherCompleteness < THIN) {
    cautions.push({ code: 'thin-profile', weight: at(terms, TERMS.indexOf('thinness')) });
  }
  return cautions.sort((a, b) => a.weight - b.weight)[0] ?? null;
}

function exact(seeker: Person, offerer: Person): number[] {
  const offered = new Set(offerer.offers.keys);
  return [...seeker.needs.keys].filter((need) => offered.has(need));
}

function near(seeker: Person, offerer: Person, { topics }: Dictionary): number[] {
  const offered = new Set(offerer.offers.keys);
  return [...seeker.needs.keys].filter(
    (need) => !offered.has(need) && topics.related[need]?.some((neighbour) => offered.has(neighbour)),
  );
}

function sharedWords(one: Person, other: Person, dictionary: Dictionary): readonly string[] {
  const strength = new Map<number, number>();
  addShared(one.needWords, other.offerWords, strength);
  addShared(one.offerWords, other.needWords, strength);
  return [...strength]
    .sort(([a, strong], [b, stronger]) => stronger - strong || a - b)
    .slice(0, MAX_NAMED)
    .map(([key]) => dictionary.surfaces[key] as string);
}

function addShared(a: KeyVector, b: KeyVector, strength: Map<number, number>): void {
  for (let i = 0, j = 0; i < a.keys.length && j < b.keys.length; ) {
    const key = at(a.keys, i);
    const otherKey = at(b.keys, j);
    if (key === otherKey) {
      strength.set(key, Math.max(strength.get(key) ?? 0, at(a.weights, i) * at(b.weights, j)));
      i++;
      j++;
    } else if (key < otherKey) i++;
    else j++;
  }
}
