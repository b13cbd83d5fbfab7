import type { MatchModel } from '../matching/match-model.js';
import { answersOf, fitKinds, selectAnswers, toModel } from './fit-kinds.js';
import { logOddsOf } from './fit-logistic.js';
import { aucOf, logLossOf } from './judge-predictions.js';
import type { Example, FitOptions, FittedKind, ModelFit } from './learning-types.js';
import { foldOf, isClearGain } from './viewer-folds.js';

const MIN_ANSWERS = 200;
const MIN_OF_A_KIND = 50;
const kinds: readonly FittedKind[] = ['prior', 'calibrated', 'fitted'];

/**
 * Learns a model from answers, pulled to the prior: MAP logistic regression with weights that never change sign, each
 * answer weighted by the inverse of the probability that it could be given at all (clipped, on average 1). The kinds of
 * model are compared on viewers held out; the better of those that clearly beat the prior is kept: by more than the
 * standard error of its gain over viewers. Yields between iterations; the same examples in the same order give the same
 * bytes.
 *
 * @throws RangeError if an example has another number of features than there are terms, or a propensity not within 0..1.
 */
export function* fitModelSteps(
  prior: MatchModel,
  examples: readonly Example[],
  options: FitOptions = {},
): Generator<void, ModelFit> {
  const { strength = 10, maxWeight = 10, folds = 5 } = options;
  const answers = answersOf(prior, examples, maxWeight);
  const positives = examples.filter(({ said }) => said).length;
  const counts = { examples: examples.length, positives };
  const unfitted = { model: prior, kept: 'prior', ...counts, logLoss: null, auc: null, converged: true } as const;
  if (examples.length < MIN_ANSWERS) return { ...unfitted, reason: 'too-few-answers' };
  if (Math.min(positives, examples.length - positives) < MIN_OF_A_KIND)
    return { ...unfitted, reason: 'too-few-of-one-kind' };

  const fold = examples.map(({ viewerId }) => foldOf(viewerId, folds));
  const losses = byKind(() => new Float64Array(examples.length));
  const scores = byKind(() => new Float64Array(examples.length));
  let converged = true;
  for (let held = 0; held < folds; held++) {
    const fit = yield* fitKinds(
      prior,
      selectAnswers(answers, (i) => fold[i] !== held),
      strength,
    );
    converged &&= fit.converged;
    for (const [i, row] of answers.rows.entries()) {
      if (fold[i] !== held) continue;
      for (const kind of kinds) {
        const logOdds = logOddsOf(fit.coefficients[kind], row);
        scores[kind][i] = logOdds;
        losses[kind][i] = logLossOf(logOdds, answers.said[i] as boolean);
      }
    }
  }
  const logLoss = byKind((kind) => weightedMean(losses[kind], answers.weights));
  const kept = kinds
    .filter((kind) => kind === 'prior' || isClearGain(examples, answers.weights, losses.prior, losses[kind]))
    .reduce((best, kind) => (logLoss[kind] < logLoss[best] ? kind : best), 'prior');
  const final = yield* fitKinds(prior, answers, strength);
  return {
    model: kept === 'prior' ? prior : toModel(prior, final.coefficients[kept]),
    kept,
    reason: kept === 'prior' ? 'no-better-than-the-prior' : null,
    ...counts,
    logLoss,
    auc: byKind((kind) => aucOf(scores[kind], answers.said)),
    converged: converged && final.converged,
  };
}

/** {@link fitModelSteps} in one go. */
export function fitModel(prior: MatchModel, examples: readonly Example[], options?: FitOptions): ModelFit {
  const steps = fitModelSteps(prior, examples, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function byKind<Value>(make: (kind: FittedKind) => Value): Record<FittedKind, Value> {
  return { prior: make('prior'), calibrated: make('calibrated'), fitted: make('fitted') };
}

function weightedMean(values: Float64Array, weights: Float64Array): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    sum += (values[i] as number) * (weights[i] as number);
    total += weights[i] as number;
  }
  return sum / total;
}
