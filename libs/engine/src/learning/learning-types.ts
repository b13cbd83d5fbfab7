import type { MatchModel } from '../matching/match-model.js';

/** One directed answer: somebody was shown somebody and said yes (want, could, attended) or no. */
export interface Example {
  /** Who answered. All answers of one viewer are held out together. */
  viewerId: string;
  /** The features of the direction viewer -> other when it was shown, in the order of `terms`. */
  features: ArrayLike<number>;
  said: boolean;
  /** Probability with which the pair was shown at all, 0..1 (`Recommendation.propensity`). */
  propensity: number;
}

export interface FitOptions {
  /** Pull towards the prior model: the inverse variance of each weight; 10 unless given, which is some hundred answers. */
  strength?: number;
  /** Most that one rarely shown pair counts, in examples; 10 unless given. */
  maxWeight?: number;
  /** Groups of viewers that are held out in turn; 5 unless given. */
  folds?: number;
}

/** Which model a fit recommends: the prior as it is, the prior with base and one scale fitted, or all weights fitted. */
export type FittedKind = 'prior' | 'calibrated' | 'fitted';

/** Figures of each model on answers of viewers it has not seen. */
export type ByKind = Readonly<Record<FittedKind, number>>;

/** What learning came to. */
export interface ModelFit {
  /** The model to use from now on; the prior itself where `kept` says so. */
  model: MatchModel;
  kept: FittedKind;
  /** Why nothing was learnt; null where something was. */
  reason: 'too-few-answers' | 'too-few-of-one-kind' | 'no-better-than-the-prior' | null;
  examples: number;
  positives: number;
  /** Average negative log-likelihood of an answer, in nats, each answer by its weight; null where nothing was fitted. */
  logLoss: ByKind | null;
  /** Area under the ROC curve; null where nothing was fitted. */
  auc: ByKind | null;
  converged: boolean;
}
