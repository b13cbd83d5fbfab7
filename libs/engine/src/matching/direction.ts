/** What speaks for one person saying yes to another: "own" is the one who decides. All parts are 0..1 unless said. */
export interface Direction {
  /** Share of own needs, by rarity, that the other offers exactly; and by a neighbouring topic, at half weight. */
  needsExact: number;
  needsRelated: number;
  /** Share of the other's needs that own offers answer. */
  soughtExact: number;
  soughtRelated: number;
  /** Cosine of own need text and the other's offer text, and the reverse. */
  needWords: number;
  soughtWords: number;
  /** 1 in common, -1 none although both stated some, 0 unknown. */
  language: number;
  samePlace: number;
  sameCountry: number;
  acrossTheAisle: number;
  ownWish: number;
  otherWish: number;
  otherCompleteness: number;
}

/** The additive terms, in the order in which they are summed. */
export const TERMS = [
  'needs',
  'sought',
  'related',
  'words',
  'language',
  'samePlace',
  'sameCountry',
  'otherWish',
  'ownWish',
  'thinness',
] as const;

/** Weight of a `want`, as a part of the full wish; a `could` is less, no answer is 0. */
export const WISH_STRENGTH = { want: 1, could: 0.4 } as const;

/** Log-odds, set by hand: being offered what one seeks decides, what can be sold comes second, the rest tips the scale. */
const WEIGHT = {
  base: -2.6,
  needs: 3,
  sought: 1.6,
  needWords: 1.8,
  soughtWords: 0.9,
  language: 0.4,
  noLanguage: 1.6,
  samePlace: 0.2,
  sameCountry: 0.15,
  acrossTheAisle: 0.3,
  otherWish: 1.2,
  ownWish: 3,
  thinness: 0.8,
};

/**
 * Fills `terms` (in the order of {@link TERMS}) and returns the log-odds of a yes. Coverage and cosine enter by their
 * square root: the first need that is met says more than the tenth.
 */
export function logOdds(direction: Direction, terms: Float64Array): number {
  const needs = direction.needsExact + direction.needsRelated;
  const sought = direction.soughtExact + direction.soughtRelated;
  const needsTerm = needs > 0 ? WEIGHT.needs * Math.sqrt(needs) : 0;
  const soughtTerm = sought > 0 ? WEIGHT.sought * Math.sqrt(sought) : 0;
  const needsShare = needs > 0 ? direction.needsExact / needs : 0;
  const soughtShare = sought > 0 ? direction.soughtExact / sought : 0;
  terms[0] = needsTerm * needsShare;
  terms[1] = soughtTerm * soughtShare;
  terms[2] = needsTerm * (1 - needsShare) + soughtTerm * (1 - soughtShare);
  terms[3] = WEIGHT.needWords * Math.sqrt(direction.needWords) + WEIGHT.soughtWords * Math.sqrt(direction.soughtWords);
  terms[4] = direction.language > 0 ? WEIGHT.language : direction.language < 0 ? -WEIGHT.noLanguage : 0;
  terms[5] = WEIGHT.samePlace * direction.samePlace;
  terms[6] = WEIGHT.sameCountry * direction.sameCountry;
  terms[7] = WEIGHT.otherWish * direction.otherWish;
  terms[8] = WEIGHT.ownWish * direction.ownWish;
  terms[9] = -WEIGHT.thinness * (1 - direction.otherCompleteness);
  let sum = WEIGHT.base + WEIGHT.acrossTheAisle * direction.acrossTheAisle;
  for (let i = 0; i < TERMS.length; i++) sum += terms[i] as number;
  return sum;
}

/** Harmonic mean of the two probabilities of a yes; exactly the same with its arguments exchanged. */
export function mutualScore(oneLogOdds: number, otherLogOdds: number): number {
  const one = 1 / (1 + Math.exp(-oneLogOdds));
  const other = 1 / (1 + Math.exp(-otherLogOdds));
  return (2 * (one * other)) / (one + other);
}

/**
 * The log-odds below which one side alone rules a mutual score out: even a certain yes of the other would not reach it.
 * A hair lower than exact, so that rounding never costs anybody a place.
 */
export function logOddsNeededFor(score: number): number {
  return score > 0 ? Math.log(score / (2 - 2 * score)) - 1e-6 : Number.NEGATIVE_INFINITY;
}

/** The same pair seen from the other side. */
export function reversed(direction: Direction, ownCompleteness: number, into: Direction): Direction {
  into.needsExact = direction.soughtExact;
  into.needsRelated = direction.soughtRelated;
  into.soughtExact = direction.needsExact;
  into.soughtRelated = direction.needsRelated;
  into.needWords = direction.soughtWords;
  into.soughtWords = direction.needWords;
  into.language = direction.language;
  into.samePlace = direction.samePlace;
  into.sameCountry = direction.sameCountry;
  into.acrossTheAisle = direction.acrossTheAisle;
  into.ownWish = direction.otherWish;
  into.otherWish = direction.ownWish;
  into.otherCompleteness = ownCompleteness;
  return into;
}

/** A pair of which nothing is known. */
export function emptyDirection(): Direction {
  return {
    needsExact: 0,
    needsRelated: 0,
    soughtExact: 0,
    soughtRelated: 0,
    needWords: 0,
    soughtWords: 0,
    language: 0,
    samePlace: 0,
    sameCountry: 0,
    acrossTheAisle: 0,
    ownWish: 0,
    otherWish: 0,
    otherCompleteness: 0,
  };
}

/** Whether anything but circumstance (language, place) brings the two together. */
export function hasSubstance(direction: Direction): boolean {
  return (
    direction.needsExact + direction.needsRelated + direction.soughtExact + direction.soughtRelated > 0 ||
    direction.needWords + direction.soughtWords > 0 ||
    direction.ownWish + direction.otherWish > 0
  );
}
