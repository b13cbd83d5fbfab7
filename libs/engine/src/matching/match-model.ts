/** The six groups of terms that an organiser weighs against each other. */
export const pillars = ['desire', 'project', 'balance', 'terms', 'proof', 'activity'] as const;
export type Pillar = (typeof pillars)[number];

/**
 * The additive terms of a directed log-odds, in the order of every array of features: logit p(a -> b) = base + sum of
 * weight * feature. A feature carries its own sign and is 0 where nothing is known; weights are never negative.
 */
export const terms = [
  'intent',
  'own-wish',
  'their-wish',
  'met-before',
  'needs',
  'sought',
  'related',
  'words',
  'language',
  'no-language',
  'same-country',
  'same-place',
  'size',
  'stage',
  'deal-size',
  'certificates-missing',
  'exclusivity',
  'certificates',
  'show-up',
  'answers',
  'thinness',
  'selectivity',
  'popularity',
] as const;
export type Term = (typeof terms)[number];

/** Which pillar a term stands in. */
export const pillarOf: Readonly<Record<Term, Pillar>> = {
  intent: 'desire',
  'own-wish': 'desire',
  'their-wish': 'desire',
  'met-before': 'desire',
  needs: 'project',
  sought: 'project',
  related: 'project',
  words: 'project',
  language: 'balance',
  'no-language': 'balance',
  'same-country': 'balance',
  'same-place': 'balance',
  size: 'balance',
  stage: 'balance',
  'deal-size': 'terms',
  'certificates-missing': 'terms',
  exclusivity: 'terms',
  certificates: 'proof',
  'show-up': 'proof',
  answers: 'proof',
  thinness: 'proof',
  selectivity: 'activity',
  popularity: 'activity',
};

/** The numbers of the score. The effective weight of a term is `weights[term] * pillars[pillarOf[term]]`. */
export interface MatchModel {
  /** Log-odds of a yes where nothing is known. */
  base: number;
  /** Per unit of feature, in log-odds; at least 0. */
  weights: Readonly<Record<Term, number>>;
  /** The organiser's multipliers; 1 leaves a pillar as it is, 0 switches it off. */
  pillars: Readonly<Record<Pillar, number>>;
}

/** Every pillar as it is. */
export const neutralPillars: Readonly<Record<Pillar, number>> = {
  desire: 1,
  project: 1,
  balance: 1,
  terms: 1,
  proof: 1,
  activity: 1,
};

/**
 * Weights set by hand, the prior of every fit: being offered what one seeks decides, what can be sold comes second, a
 * missing requirement or language nearly rules a meeting out, the rest tips the scale. `related` is .7 of `needs` because
 * the square root of a half credit is .7: a neighbouring topic then speaks half as loud as the topic itself. A list's head
 * comes to .6 to .9, two people at random to less than .1.
 */
export const defaultModel: MatchModel = {
  base: -3.3,
  weights: {
    intent: 0.9,
    'own-wish': 3,
    'their-wish': 1.2,
    'met-before': 1.5,
    needs: 3.4,
    sought: 1.8,
    related: 2.4,
    words: 2,
    language: 0.4,
    'no-language': 1.6,
    'same-country': 0.15,
    'same-place': 0.2,
    size: 0.4,
    stage: 0.4,
    'deal-size': 0.5,
    'certificates-missing': 2.5,
    exclusivity: 1,
    certificates: 0.5,
    'show-up': 2,
    answers: 0.8,
    thinness: 0.8,
    selectivity: 0.5,
    popularity: 0.5,
  },
  pillars: neutralPillars,
};
