import { type MatchModel, pillarOf, type Term, terms } from '../matching/match-model.js';
import { fitCalibration } from './calibrate.js';
import { fitLogisticSteps, logOddsOf } from './fit-logistic.js';
import type { Example, FittedKind } from './learning-types.js';

/** The base says how generous a fair is, of which the prior knows nothing: its pull is weak. */
const BASE_PRECISION = 0.1;

/** Examples as a regression sees them. */
export interface Answers {
  /** Pillars are multiplied in, so that what is fitted are the weights beneath the organiser's multipliers. */
  rows: Float64Array[];
  said: boolean[];
  /** Inverse propensities, clipped, 1 on average. */
  weights: Float64Array;
}

/** Coefficients of each kind of model: the base, then the weights in the order of `terms`. */
export interface KindsFit {
  coefficients: Readonly<Record<FittedKind, Float64Array>>;
  converged: boolean;
}

/** @throws RangeError if an example has another number of features than there are terms, or a propensity not within 0..1. */
export function answersOf(prior: MatchModel, examples: readonly Example[], maxWeight: number): Answers {
  const multipliers = terms.map((term) => prior.pillars[pillarOf[term]]);
  const rows = examples.map(({ features, viewerId }) => {
    if (features.length !== terms.length)
      throw new RangeError(`an answer of ${viewerId} has ${features.length} features instead of ${terms.length}`);
    return Float64Array.from(features, (value, k) => value * (multipliers[k] as number));
  });
  const weights = Float64Array.from(examples, ({ propensity, viewerId }) => {
    if (!(propensity >= 0 && propensity <= 1))
      throw new RangeError(`an answer of ${viewerId} has propensity ${propensity}`);
    return Math.min(maxWeight, 1 / propensity);
  });
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return { rows, said: examples.map(({ said }) => said), weights: weights.map((weight) => weight / mean) };
}

/** The answers for which `isIn` holds, by their position. */
export function selectAnswers({ rows, said, weights }: Answers, isIn: (i: number) => boolean): Answers {
  const chosen = rows.flatMap((_, i) => (isIn(i) ? [i] : []));
  return {
    rows: chosen.map((i) => rows[i] as Float64Array),
    said: chosen.map((i) => said[i] as boolean),
    weights: Float64Array.from(chosen, (i) => weights[i] as number),
  };
}

/** Fits all kinds of model to the same answers. */
export function* fitKinds(prior: MatchModel, answers: Answers, strength: number): Generator<void, KindsFit> {
  const start = Float64Array.of(prior.base, ...terms.map((term) => prior.weights[term]));
  const calibration = fitCalibration(
    answers.rows.map((row) => logOddsOf(start, row)),
    answers.said,
    answers.weights,
  );
  yield;
  const calibrated = start.map((value) => value * calibration.scale);
  calibrated[0] = calibration.base + (calibrated[0] as number);
  const fit = yield* fitLogisticSteps({
    rows: answers.rows,
    said: answers.said.map(Number),
    weights: answers.weights,
    prior: start,
    precision: start.map((_, k) => (k === 0 ? BASE_PRECISION : strength)),
    least: start.map((_, k) => (k === 0 ? Number.NEGATIVE_INFINITY : 0)),
  });
  return { coefficients: { prior: start, calibrated, fitted: fit.coefficients }, converged: fit.converged };
}

/** The prior with other numbers; pillars stay the organiser's. */
export function toModel(prior: MatchModel, coefficients: Float64Array): MatchModel {
  const weights = Object.fromEntries(terms.map((term, k) => [term, coefficients[k + 1]])) as Record<Term, number>;
  return { base: coefficients[0] as number, weights, pillars: prior.pillars };
}
