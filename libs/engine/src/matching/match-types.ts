/** One person as the matcher sees them: what they seek, what they offer and how they can be met. */
export interface MatchProfile {
  id: string;
  /** Colleagues of the same company are never recommended to each other. */
  companyId: string | null;
  kind: 'exhibitor' | 'visitor';
  /** Topic ids. Order and repetitions do not matter. */
  needs: readonly string[];
  /** Topic ids. Order and repetitions do not matter. */
  offers: readonly string[];
  needText: string;
  offerText: string;
  /** Language tags; only the primary part counts (`fr-CA` speaks `fr`). */
  languages: readonly string[];
  country: string | null;
  attendance: 'virtual' | 'on_site' | 'both';
  /** How much of the profile is filled in, 0..1. */
  completeness: number;
}

/** A topic of the fair's taxonomy. A parent that is not in the list counts as no parent. */
export interface Topic {
  id: string;
  parentId: string | null;
}

/** What one person answered about another. `no` is a veto in both directions. */
export type WishLevel = 'want' | 'could' | 'no';

/** One person's answer about another. */
export interface WishOf {
  fromId: string;
  toId: string;
  level: WishLevel;
}

/**
 * Why a meeting speaks to a person. "You" is the person the reason is told to: the viewer in `forYou`, the other
 * in `forThem`. The last three are counter-points and appear as `caution` only.
 */
export type ReasonCode =
  | 'they-offer-what-you-seek'
  | 'they-seek-what-you-offer'
  | 'related-topic'
  | 'words-in-common'
  | 'common-language'
  | 'wishes-to-meet-you'
  | 'you-wish-to-meet'
  | 'same-place'
  | 'same-country'
  | 'no-common-language'
  | 'one-sided'
  | 'thin-profile';

/** One additive term of the log-odds, in words. */
export interface Reason {
  code: ReasonCode;
  /** The term in log-odds: positive speaks for the meeting, negative (a counter-point) against it. */
  weight: number;
  /** Topics behind the term, the rarest first. For `related-topic`: the needs that a neighbouring topic answers. */
  topicIds?: readonly string[];
  /** Words behind the term, as somebody wrote them, the strongest first. */
  words?: readonly string[];
  languages?: readonly string[];
}

/** One proposed counterpart with the reasons of both sides. */
export interface Recommendation {
  id: string;
  /** Mutual score, 0..1: harmonic mean of the two directed probabilities. The same seen from either side. */
  score: number;
  /** At most three, strongest first. */
  forYou: readonly Reason[];
  /** At most three, strongest first, told to the other person. */
  forThem: readonly Reason[];
  /** The strongest point against the meeting, if there is one. */
  caution: Reason | null;
}

/** What narrows one person's list. */
export interface RecommendOptions {
  limit: number;
  /** Answers of and about this person; others are ignored. */
  wishes: readonly WishOf[];
  /** Ids that must not appear, such as those already answered. */
  exclude?: ReadonlySet<string>;
}

/** Everyone of a fair, ready to be matched. Immutable; build a new one when the profiles change. */
export interface MatchIndex {
  readonly size: number;
  /**
   * The best counterparts for a person, best first, ties by id. The profile may be newer than the indexed copy, or
   * not indexed at all. Somebody who stated needs or offers is shown only people with whom they share a topic, a
   * word or a wish; somebody who stated nothing yet is shown whoever is easiest to meet.
   */
  recommend(profile: MatchProfile, options: RecommendOptions): Recommendation[];
  /** The same judgement for one pair; null where the pair can never be recommended (unknown, oneself, colleague, veto). */
  explain(profile: MatchProfile, otherId: string, wishes: readonly WishOf[]): Recommendation | null;
  /** The mutual scores with many others at once, wishes aside; 0 where the pair can never be recommended. */
  mutualScores(profile: MatchProfile, otherIds: readonly string[]): number[];
}
