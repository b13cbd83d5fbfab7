const MAX_SWEEPS = 1_000;
const TOLERANCE = 1e-9;

/**
 * The step d >= least that minimises `gradient d + d' hessian d / 2`, by coordinate descent.
 *
 * @param hessian row by row, symmetric and positive definite
 * @param least <= 0 for each coordinate
 */
export function boundedStep(gradient: Float64Array, hessian: Float64Array, least: Float64Array): Float64Array {
  const size = gradient.length;
  const step = new Float64Array(size);
  const slope = gradient.slice();
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let largest = 0;
    for (let k = 0; k < size; k++) {
      const curvature = hessian[k * size + k] as number;
      const before = step[k] as number;
      const after = Math.max(least[k] as number, before - (slope[k] as number) / curvature);
      const change = after - before;
      if (change === 0) continue;
      step[k] = after;
      for (let j = 0; j < size; j++) slope[j] = (slope[j] as number) + change * (hessian[k * size + j] as number);
      largest = Math.max(largest, Math.abs(change));
    }
    if (largest < TOLERANCE) break;
  }
  return step;
}
