import { boundedStep } from './bounded-step.js';

/** A logistic regression with a Gaussian prior. Coefficient 0 is the base; coefficient k + 1 belongs to feature k. */
export interface LogisticProblem {
  /** One array of features per example, all of one length. */
  rows: readonly ArrayLike<number>[];
  /** 1 where the answer was yes, else 0; by example. */
  said: ArrayLike<number>;
  /** How much each example counts; 1 is one example. */
  weights: ArrayLike<number>;
  /** Where coefficients are pulled to. */
  prior: ArrayLike<number>;
  /** 1 / variance of the prior, > 0; large = strong. */
  precision: ArrayLike<number>;
  /** The least that each coefficient may be; -Infinity where any is right. The prior has to be within. */
  least: ArrayLike<number>;
}

export interface LogisticFit {
  coefficients: Float64Array;
  /** False where the iterations ran out; the coefficients are still better than the prior's. */
  converged: boolean;
  iterations: number;
}

const MAX_ITERATIONS = 60;
/** Fall of the loss that a step still promises, as a share of it, below which the answer stands. */
const TOLERANCE = 1e-10;
/** The part of the promised fall that a step has to bring (Armijo). */
const SUFFICIENT = 1e-4;
const SHORTEST = 2 ** -30;

/**
 * The most probable coefficients (MAP) by Newton's method within bounds: each step goes towards the least of the
 * quadratic model within the bounds, as far as the posterior really grows (Armijo). The problem is strictly convex, so
 * there is one answer. Yields after each iteration; the same input gives the same bytes.
 */
export function* fitLogisticSteps(problem: LogisticProblem): Generator<void, LogisticFit> {
  const { least } = problem;
  let current = Float64Array.from(problem.prior);
  let loss = lossAt(problem, current);
  for (let iteration = 1; iteration <= MAX_ITERATIONS; iteration++) {
    const { gradient, hessian } = derivativesAt(problem, current);
    const step = boundedStep(
      gradient,
      hessian,
      current.map((value, k) => (least[k] as number) - value),
    );
    const slope = step.reduce((sum, by, k) => sum + by * (gradient[k] as number), 0);
    if (-slope <= TOLERANCE * (1 + loss)) return { coefficients: current, converged: true, iterations: iteration };
    for (let length = 1; ; length /= 2) {
      const next = current.map((value, k) => Math.max(least[k] as number, value + length * (step[k] as number)));
      const nextLoss = lossAt(problem, next);
      // At the end of what digits can tell, any step is as good.
      if (nextLoss > loss + SUFFICIENT * length * slope && length > SHORTEST) continue;
      current = next;
      loss = nextLoss;
      break;
    }
    yield;
  }
  return { coefficients: current, converged: false, iterations: MAX_ITERATIONS };
}

/** {@link fitLogisticSteps} in one go. */
export function fitLogistic(problem: LogisticProblem): LogisticFit {
  const steps = fitLogisticSteps(problem);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The log-odds that coefficients give an example. */
export function logOddsOf(coefficients: ArrayLike<number>, row: ArrayLike<number>): number {
  let sum = coefficients[0] as number;
  for (let k = 0; k < row.length; k++) sum += (coefficients[k + 1] as number) * (row[k] as number);
  return sum;
}

/** The log of 1 + e^x without overflow. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** Negative log of the posterior, up to a constant. */
function lossAt({ rows, said, weights, prior, precision }: LogisticProblem, at: Float64Array): number {
  let loss = 0;
  for (let k = 0; k < at.length; k++)
    loss += 0.5 * (precision[k] as number) * ((at[k] as number) - (prior[k] as number)) ** 2;
  for (let i = 0; i < rows.length; i++) {
    const odds = logOddsOf(at, rows[i] as ArrayLike<number>);
    loss += (weights[i] as number) * (softplus(odds) - (said[i] === 1 ? odds : 0));
  }
  return loss;
}

function derivativesAt(
  { rows, said, weights, prior, precision }: LogisticProblem,
  at: Float64Array,
): { gradient: Float64Array; hessian: Float64Array } {
  const size = at.length;
  const gradient = Float64Array.from(at, (value, k) => (precision[k] as number) * (value - (prior[k] as number)));
  const hessian = new Float64Array(size * size);
  for (let k = 0; k < size; k++) hessian[k * size + k] = precision[k] as number;
  const used = new Int32Array(size);
  const values = new Float64Array(size);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as ArrayLike<number>;
    // Most features of a pair are 0: only the others are worth a visit.
    let count = 1;
    used[0] = 0;
    values[0] = 1;
    for (let k = 0; k < row.length; k++) {
      if (row[k] === 0) continue;
      used[count] = k + 1;
      values[count++] = row[k] as number;
    }
    const chance = 1 / (1 + Math.exp(-logOddsOf(at, row)));
    const slope = (weights[i] as number) * (chance - (said[i] === 1 ? 1 : 0));
    const curvature = (weights[i] as number) * chance * (1 - chance);
    for (let a = 0; a < count; a++) {
      const ka = used[a] as number;
      const va = values[a] as number;
      gradient[ka] = (gradient[ka] as number) + slope * va;
      for (let b = 0; b <= a; b++) {
        const position = ka * size + (used[b] as number);
        hessian[position] = (hessian[position] as number) + curvature * va * (values[b] as number);
      }
    }
  }
  for (let a = 0; a < size; a++) for (let b = 0; b < a; b++) hessian[b * size + a] = hessian[a * size + b] as number;
  return { gradient, hessian };
}
