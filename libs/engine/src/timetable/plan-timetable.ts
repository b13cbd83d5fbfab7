import { checkPlaces } from './check-places.js';
import { checkProblem } from './check-problem.js';
import { type CompiledProblem, compileProblem } from './compiled-problem.js';
import { type Effort, fillUp, improve, isOptimal, placeAll } from './plan-steps.js';
import { polishBudget, polishSteps } from './polish.js';
import { pricesOf, searchPrices } from './price-search.js';
import { refinePrices } from './refine-prices.js';
import { buildRelaxation } from './relaxation.js';
import { RunPace } from './run-pace.js';
import type { Schedule } from './schedule.js';
import { sortWishes } from './sort-wishes.js';
import type { PlanOptions, Timetable, TimetableProblem } from './timetable-types.js';
import { writeTimetable } from './write-timetable.js';

/** Where each phase ends, as a share of the whole. */
const SORTED = 0.01;
const COMPILED = 0.02;
const FIRST = 0.05;
const SEARCHED = 0.1;
const PRICED = 0.15;
const TRADED = 0.3;
const SOLVED = 0.4;
const PLACED = 0.45;
const IMPROVED = 0.85;
const POLISHED = 0.98;

const SEARCH_STEPS = 400;
/** More than any meeting is worth. */
const CHOSEN_FIRST = 1e12;

/** Trading before the solver is asked, which many a fair does not need. */
const QUICK = { perWish: 500, least: 1_000_000 };
const FULL = { perWish: 5_000, least: 10_000_000 };

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
  const sorted = sortWishes(problem);
  await pace.step(SORTED);
  const input = compileProblem(problem, sorted);
  checkPlaces(input);
  await pace.step(COMPILED);
  const { schedule, bound } = await choose(input, pace);
  fillUp(schedule);
  const { steps = polishBudget(schedule), ...polish } = options.polish ?? {};
  await pace.drive(polishSteps(schedule, steps, polish), IMPROVED, POLISHED);
  // Whoever was moved may have become free for a wish that was refused.
  fillUp(schedule);
  await pace.step(POLISHED);
  const timetable = writeTimetable(schedule, bound);
  options.onProgress?.(1);
  return timetable;
}

interface Choice {
  schedule: Schedule;
  bound: number;
}

/** The best timetable found and what is proved of how good one can be. */
async function choose(input: CompiledProblem, pace: RunPace): Promise<Choice> {
  const byValue = await pace.drive(placeAll(input, worthIn(input.values)), COMPILED, FIRST);
  const relaxation = buildRelaxation(input);
  await pace.step(FIRST);
  const search = searchPrices(relaxation, byValue.placedValue, SEARCH_STEPS);
  const rowPrices = await pace.drive(search, FIRST, SEARCHED);
  const found = pricesOf(relaxation, input, rowPrices, null);
  if (isOptimal(byValue, found)) return { schedule: byValue, bound: found.bound };
  const byPrice = await pace.drive(placeAll(input, worthIn(found.reduced)), SEARCHED, PRICED);
  const traded = better(byPrice, byValue);
  await pace.drive(improve(traded, found, effortOf(input, QUICK)), PRICED, TRADED);
  if (isOptimal(traded, found)) return { schedule: traded, bound: found.bound };
  const prices = await refinePrices({ input, relaxation, rowPrices, prices: found, known: traded.placedValue }, pace);
  let schedule = traded;
  if (prices.chosen && !isOptimal(traded, prices)) {
    const byChoice = await pace.drive(placeAll(input, worthIn(prices.reduced, prices.chosen)), SOLVED, PLACED);
    schedule = better(byChoice, traded);
  }
  await pace.drive(improve(schedule, prices, effortOf(input, FULL)), PLACED, IMPROVED);
  return { schedule, bound: prices.bound };
}

/** Meetings that the relaxation chose come first. */
function worthIn(worths: Float64Array, chosen: Float64Array | null = null): (meeting: number) => number {
  return (meeting) => (worths[meeting] as number) + (chosen ? CHOSEN_FIRST * Math.round(chosen[meeting] as number) : 0);
}

function better(one: Schedule, other: Schedule): Schedule {
  return one.placedValue > other.placedValue ? one : other;
}

function effortOf({ meetingCount }: CompiledProblem, { perWish, least }: typeof FULL): Effort {
  const work = Math.max(least, perWish * meetingCount);
  return { work, patience: work / 4 };
}
