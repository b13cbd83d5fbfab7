import type { CompiledProblem } from './compiled-problem.js';
import { LinearSolver } from './linear-solver.js';
import { pricesOf } from './price-search.js';
import type { Prices } from './prices.js';
import { type Relaxation, tighten } from './relaxation.js';
import type { RunPace } from './run-pace.js';
import { findSlotCuts } from './slot-cuts.js';
import { solveRelaxation } from './solve-relaxation.js';

/** What is known before the linear solver is asked. */
export interface RoughPrices {
  input: CompiledProblem;
  relaxation: Relaxation;
  rowPrices: Float64Array;
  prices: Prices;
  /** Value of the best timetable so far; a bound that meets it is good enough. */
  known: number;
}

/** Rounds of cuts at most, and the least share by which one has to lower the bound for another. */
const MAX_ROUNDS = 12;
const LEAST_GAIN = 1e-6;
/** Shares of the whole run. */
const FROM = 0.3;
const TO = 0.4;

/**
 * The optimum of the relaxation in place of near-optimal prices, and then of ever tighter ones: as long as it takes more
 * than some slots can hold, that is forbidden and solved again. Gives the rough prices back where the solver is not there.
 */
export async function refinePrices(rough: RoughPrices, pace: RunPace): Promise<Prices> {
  const { input, known } = rough;
  let { relaxation, rowPrices, prices: best } = rough;
  const solver = new LinearSolver();
  try {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const at = FROM + ((TO - FROM) * round) / MAX_ROUNDS;
      await pace.step(at);
      const optimum = await solveRelaxation(relaxation, rowPrices, solver, pace.shouldStop);
      await pace.step(at);
      if (optimum === null) return best;
      const before = best.bound;
      const prices = pricesOf(relaxation, input, optimum.rowPrices, optimum.values);
      // The choice of a tighter relaxation is the better guide even where rounding keeps its bound from being lower.
      best = prices.bound <= before ? prices : { ...best, chosen: prices.chosen };
      if (round > 1 && best.bound > before - LEAST_GAIN * Math.abs(before)) return best;
      if (best.bound <= known * (1 + LEAST_GAIN / 1000)) return best;
      const cuts = await pace.drive(findSlotCuts(relaxation, optimum.values), at, at);
      if (cuts.length === 0) return best;
      relaxation = tighten(relaxation, cuts);
      rowPrices = Float64Array.from({ length: relaxation.capacity.length }, (_, r) => optimum.rowPrices[r] ?? 0);
    }
    return best;
  } finally {
    await solver.close();
  }
}
