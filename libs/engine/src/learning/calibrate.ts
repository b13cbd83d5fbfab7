import { fitLogistic } from './fit-logistic.js';

/** Maps a log-odds `x` to `base + scale * x`. */
export interface Calibration {
  base: number;
  /** At least 0: an order is never turned round. */
  scale: number;
}

/** Inverse variances: the base is all but free, the scale stays near 1 until some dozens of answers say otherwise. */
const BASE_PRECISION = 0.1;
const SCALE_PRECISION = 10;

/** The smallest fit there is (Platt 1999, with a prior at "as it is"): makes log-odds mean what they say. */
export function fitCalibration(
  logOdds: ArrayLike<number>,
  said: readonly boolean[],
  weights: ArrayLike<number>,
): Calibration {
  const { coefficients } = fitLogistic({
    rows: Array.from(logOdds, (value) => [value]),
    said: said.map(Number),
    weights,
    prior: [0, 1],
    precision: [BASE_PRECISION, SCALE_PRECISION],
    least: [Number.NEGATIVE_INFINITY, 0],
  });
  return { base: coefficients[0] as number, scale: coefficients[1] as number };
}
