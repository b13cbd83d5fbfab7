import { PlanStoppedError } from '../engine.errors.js';
import { checkPlaces } from './check-places.js';
import { checkProblem } from './check-problem.js';
import { type CompiledProblem, compileProblem } from './compiled-problem.js';
import { solveRelaxation } from './linear-solver.js';
import { fillUp, improve, isOptimal, placeAll } from './plan-steps.js';
import { pricesOf, searchPrices } from './price-search.js';
import type { Prices } from './prices.js';
import { buildRelaxation, type Relaxation } from './relaxation.js';
import { RunPace } from './run-pace.js';
import type { Schedule } from './schedule.js';
import type { PlanOptions, Timetable, TimetableProblem } from './timetable-types.js';
import { writeTimetable } from './write-timetable.js';

/** Where each phase ends, as a share of the whole. */
const COMPILED = 0.02;
const FIRST = 0.05;
const SEARCHED = 0.1;
const SOLVED = 0.3;
const PLACED = 0.4;
const IMPROVED = 0.85;

/** Steps of the price search before the solver is asked, and in its stead. */
const QUICK_STEPS = 60;
const LONG_STEPS = 600;

/**
 * Plans a timetable. The same problem gives the same timetable, byte by byte, whatever the order of its lists: no clock is
 * read, effort is counted. Gives way between steps of a few milliseconds.
 *
 * Method: a linear relaxation (who meets, not when) says which meetings are worth their people's time and proves a bound;
 * its meetings are placed with Kempe chains where no slot is free; ejection chains then trade meetings for better ones
 * until none gains or the bound is reached.
 *
 * @throws EngineInputError if the input contradicts itself.
 * @throws PlanStoppedError if `shouldStop` said so.
 */
export async function planTimetable(problem: TimetableProblem, options: PlanOptions = {}): Promise<Timetable> {
  const pace = new RunPace(options);
  checkProblem(problem);
  await pace.step(0);
  const input = compileProblem(problem);
  checkPlaces(input);
  await pace.step(COMPILED);
  const { schedule, prices } = await choose(input, pace);
  if (!isOptimal(schedule, prices)) await pace.drive(improve(schedule, prices), PLACED, IMPROVED);
  fillUp(schedule);
  await pace.step(IMPROVED);
  const timetable = writeTimetable(schedule, prices.bound);
  options.onProgress?.(1);
  return timetable;
}

/** The best timetable without trading, and what is known of how good one can be. */
async function choose(input: CompiledProblem, pace: RunPace): Promise<{ schedule: Schedule; prices: Prices }> {
  const byValue = await pace.drive(
    placeAll(input, (meeting) => input.values[meeting] as number),
    COMPILED,
    FIRST,
  );
  const relaxation = buildRelaxation(input);
  await pace.step(FIRST);
  const quick = await pace.drive(searchPrices(relaxation, byValue.placedValue, QUICK_STEPS), FIRST, SEARCHED);
  const first = pricesOf({ relaxation, input }, quick, null);
  if (isOptimal(byValue, first)) return { schedule: byValue, prices: first };
  const solved = await solve(input, relaxation, byValue.placedValue, pace);
  const prices = first.bound < solved.bound ? { ...first, chosen: solved.chosen } : solved;
  if (isOptimal(byValue, prices)) return { schedule: byValue, prices };
  const { chosen, reduced } = prices;
  const byPrice = await pace.drive(
    placeAll(
      input,
      (meeting) => (reduced[meeting] as number) + (chosen ? 1e6 * Math.round(chosen[meeting] as number) : 0),
    ),
    SOLVED,
    PLACED,
  );
  return { schedule: byPrice.placedValue > byValue.placedValue ? byPrice : byValue, prices };
}

async function solve(
  input: CompiledProblem,
  relaxation: Relaxation,
  knownValue: number,
  pace: RunPace,
): Promise<Prices> {
  const optimum = await solveRelaxation(relaxation, pace.shouldStop);
  if (await pace.shouldStop()) throw new PlanStoppedError();
  if (optimum) return pricesOf({ relaxation, input }, optimum.prices, optimum.values);
  const rowPrices = await pace.drive(searchPrices(relaxation, knownValue, LONG_STEPS), SEARCHED, SOLVED);
  return pricesOf({ relaxation, input }, rowPrices, null);
}
