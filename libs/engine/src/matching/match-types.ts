import type { CongestionPrices } from '../allocation/allocation-types.js';
import type { MatchModel, Pillar, Term } from './match-model.js';

/** What a person came for. `research` answers itself, the others their counterpart (buy and sell, invest and raise, ...). */
export type Intent =
  | 'buy'
  | 'sell'
  | 'seek-distribution'
  | 'offer-distribution'
  | 'invest'
  | 'raise'
  | 'license-in'
  | 'license-out'
  | 'research';

/** Size of one deal in the fair's currency, ascending. */
export type DealSize = 'under-10k' | '10k-100k' | '100k-1m' | 'over-1m';
export type CompanySize = 'S' | 'M' | 'L';
export type Stage = 'idea' | 'pilot' | 'market' | 'scale';

/** What is known of a person's behaviour in the fair, as counts. */
export interface PersonRecord {
  /** Answers given that were a yes (want, could). */
  yesGiven: number;
  noGiven: number;
  /** Answers received that were a yes. */
  yesGot: number;
  noGot: number;
  /** Proposals shown to the person, answered or not. */
  shown: number;
  /** Meetings held. */
  held: number;
  /** Meetings missed by this person. */
  missed: number;
}

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
  intents: readonly Intent[];
  dealSizes: readonly DealSize[];
  /** Certificates that a counterpart must have, as folded keys (lower case; no accents, blanks or punctuation: `iso9001`). */
  requires: readonly string[];
  /** A counterpart without all of them is vetoed, both ways, instead of marked down. */
  requiresStrictly: boolean;
  /** Certificates of the own company, as folded keys. One that is not listed counts as missing. */
  certificates: readonly string[];
  exclusivity: 'wanted' | 'refused' | null;
  companySize: CompanySize | null;
  /** Sizes of company sought; empty = any. */
  seeksSizes: readonly CompanySize[];
  stage: Stage | null;
  /** Stages of company sought; empty = any. */
  seeksStages: readonly Stage[];
  record: PersonRecord;
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
 * in `forThem`. Those from `no-common-language` on are counter-points and appear as `caution` only.
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
  | 'intents-fit'
  | 'size-sought'
  | 'stage-sought'
  | 'deal-size-fits'
  | 'certificates-held'
  | 'reliable'
  | 'no-common-language'
  | 'one-sided'
  | 'thin-profile'
  | 'intents-differ'
  | 'deal-size-differs'
  | 'certificate-missing'
  | 'exclusivity-conflict'
  | 'often-absent'
  | 'met-before';

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
  /** For `intents-fit`: intents of the person told that the other answers; for `intents-differ`: those of the other. */
  intents?: readonly Intent[];
  /** For `deal-size-fits`: those in common; for `deal-size-differs`: those of the other. */
  dealSizes?: readonly DealSize[];
  /** For `certificates-held`: those required and held, or held where none is required; for `certificate-missing`: the missing ones. */
  certificates?: readonly string[];
}

/** One non-zero term of a directed log-odds. It contributes `feature * weight`. */
export interface TermValue {
  term: Term;
  pillar: Pillar;
  feature: number;
  /** The effective weight, the organiser's multiplier included. */
  weight: number;
}

/** One proposed counterpart with the reasons of both sides. */
export interface Recommendation {
  id: string;
  /** Mutual score, 0..1: harmonic mean of the two directed probabilities, wishes included. The same seen from either side. */
  score: number;
  /** Probability of the viewer's yes, 0..1. */
  yours: number;
  /** Probability of the other's yes, 0..1. */
  theirs: number;
  /** At most three, strongest first. */
  forYou: readonly Reason[];
  /** At most three, strongest first, told to the other person. */
  forThem: readonly Reason[];
  /** The strongest point against the meeting, if there is one. */
  caution: Reason | null;
  /** All non-zero terms of the viewer's side, the strongest contribution (either sign) first: the numbers behind the reasons. */
  termsForYou: readonly TermValue[];
  termsForThem: readonly TermValue[];
  /** A place given to somebody little seen. */
  isExplored: boolean;
  /** Probability with which this list would have shown this person; 1 for the places by rank. */
  propensity: number;
}

/** Places of a list that go to people who are little seen. */
export interface Exploration {
  /** How many of the list's places, taken from its end. */
  places: number;
  /** The same seed, viewer and people draw the same names. */
  seed: string;
  /** How often each person has been (or is expected to be) shown, by id; absent = never. */
  exposure: ReadonlyMap<string, number>;
}

/** What narrows one person's list. */
export interface RecommendOptions {
  limit: number;
  /** Answers of and about this person; others are ignored. */
  wishes: readonly WishOf[];
  /** Ids that must not appear, such as those already answered. */
  exclude?: ReadonlySet<string>;
  /** Ids of those whom this person has already met in the fair: marked down, not left out. */
  met?: ReadonlySet<string>;
  /** Default: `defaultModel`. */
  model?: MatchModel;
  /** With prices the order is that of `rankByPrice`, not the score's; `score` stays what it is. */
  prices?: CongestionPrices | null;
  explore?: Exploration;
  /** At most so many colleagues of one company, the best ones for this person. Default: no limit. */
  perCompany?: number;
}

/**
 * Why somebody is not in a list: the first that applies. `not-proposed` lies on their side and stays private (their no,
 * or their strict requirement); `in-demand` would be in by score but ranks lower for congestion.
 */
export type AbsenceCode =
  | 'oneself'
  | 'unknown'
  | 'colleague'
  | 'you-said-no'
  | 'not-proposed'
  | 'requirement-missing'
  | 'answered'
  | 'nothing-in-common'
  | 'colleague-fits-better'
  | 'in-demand'
  | 'others-fit-better'
  | 'in-list';

/** The answer to "why am I not seeing them?". */
export interface Absence {
  code: AbsenceCode;
  /** Place in the list's order, from 1, were it endless; null where never ranked. */
  rank: number | null;
  score: number | null;
  /** Score of the last place in the list that rank gives; null where the list is empty. */
  lastScore: number | null;
  /** The colleague who is in the list instead. */
  insteadId: string | null;
  /** What would have to differ: the viewer's terms in which the pair falls short of the list's median most, as (pair - median) features. */
  shortfalls: readonly TermValue[];
}

/** The features of a pair in the order of `terms`, one array per direction. */
export interface PairFeatures {
  forYou: Float64Array;
  forThem: Float64Array;
}

/** Which pairs may be candidates: everybody with everybody, or only exhibitors with visitors. */
export type CandidatePairs = 'all' | 'across';

/**
 * Candidate pairs in CSR over the index's people in the order of ids; symmetric (j in row i <=> i in row j), columns
 * ascending. `p` is the probability of the row's yes to the column, `score` the mutual score; wishes and records of
 * meetings aside.
 */
export interface CandidateGraph {
  ids: readonly string[];
  starts: Int32Array;
  columns: Int32Array;
  p: Float64Array;
  score: Float64Array;
}

/** Everyone of a fair, ready to be matched. */
export interface MatchIndex {
  readonly size: number;
  /** Share of the index that is overlay or dead weight from updates, 0..1. Build anew when it exceeds about .2. */
  readonly staleShare: number;
  /**
   * Replaces, adds or removes people in place. Scores are exact at once; the rarity of topics and words and the fair's
   * mean rates stay those of the build.
   */
  update(changed: readonly MatchProfile[], removedIds: readonly string[]): void;
  /**
   * The best counterparts for a person, best first, ties by id. The profile may be newer than the indexed copy, or
   * not indexed at all. Somebody who stated needs or offers is shown only people with whom they share a topic, a
   * word or a wish; somebody who stated nothing yet is shown whoever is easiest to meet.
   */
  recommend(profile: MatchProfile, options: RecommendOptions): Recommendation[];
  /**
   * The same judgement for one pair; null where the viewer can never be shown the other (unknown, oneself, colleague,
   * the viewer's own no or strict requirement). What the other keeps private, their no and their strict requirement,
   * is judged as if it had not been said.
   */
  explain(
    profile: MatchProfile,
    otherId: string,
    wishes: readonly WishOf[],
    model?: MatchModel,
    met?: ReadonlySet<string>,
  ): Recommendation | null;
  /** Why somebody is, or is not, in the list that `recommend` gives for the same options. */
  absence(profile: MatchProfile, otherId: string, options: RecommendOptions): Absence;
  /**
   * The mutual scores with many others at once, wishes aside; 0 where the pair can never be recommended.
   *
   * @param who a profile as it is now, or the id of somebody in the index, which spares reading it
   */
  mutualScores(who: MatchProfile | string, otherIds: readonly string[], model?: MatchModel): number[];
  /** What the score of a pair is made of, for logging and learning; null for an unknown other. Vetoes play no part. */
  featuresOf(
    profile: MatchProfile,
    otherId: string,
    wishes: readonly WishOf[],
    met?: ReadonlySet<string>,
  ): PairFeatures | null;
  /**
   * The best `perPerson` counterparts of everyone (union of both directions), for an allocation. Gives way every few
   * milliseconds, yielding the part done, 0..1; the index may be updated meanwhile, the graph shows it as it was.
   */
  candidateSteps(perPerson: number, model?: MatchModel, pairs?: CandidatePairs): Generator<number, CandidateGraph>;
}
