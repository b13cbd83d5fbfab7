import { setImmediate as nextTurn } from 'node:timers/promises';
import { PlanStoppedError } from '../engine.errors.js';
import { checkProblem } from './check-problem.js';
import { type CompiledProblem, compileProblem } from './compiled-problem.js';
import { improvePrices, type Prices } from './dual-bound.js';
import { Ejection } from './ejection.js';
import { Placement } from './placement.js';
import { Schedule } from './schedule.js';
import type { PlanOptions, Timetable, TimetableProblem } from './timetable-types.js';
import { writeRefusals, writeTimetable } from './write-timetable.js';

/** Elementary steps between two yields; a few milliseconds. */
const WORK_PER_STEP = 100_000;
const MAX_ROUNDS = 12;
/** Elementary steps of all improvement, per wish and at least: an end for instances that never prove optimal. */
const WORK_PER_WISH = 10_000;
const MIN_WORK = 2_000_000;
/** Improvement ends when this much effort, per wish and at least, has gained less than a millionth. */
const PATIENCE_PER_WISH = 1_500;
const MIN_PATIENCE = 10_000_000;

/** Where each phase begins, as a share of the whole. */
const PRICED = 0.05;
const PLACED = 0.3;
const IMPROVED = 0.95;

/**
 * Plans a timetable; gives way between steps of a few milliseconds.
 *
 * @throws EngineInputError if the input contradicts itself.
 * @throws PlanStoppedError if `shouldStop` said so.
 */
export async function planTimetable(problem: TimetableProblem, options: PlanOptions = {}): Promise<Timetable> {
  const steps = timetableSteps(problem);
  for (;;) {
    if (await options.shouldStop?.()) throw new PlanStoppedError();
    const step = steps.next();
    options.onProgress?.(step.done ? 1 : step.value);
    if (step.done) return step.value;
    await (options.giveWay ?? nextTurn)();
  }
}

/**
 * Plans step by step: yields the share done (0..1, never decreasing) every few milliseconds and returns the timetable.
 * Whoever drives it may give way to others in between, or stop asking. The same problem gives the same timetable, byte
 * by byte, whatever the order of its lists.
 *
 * Method: prices from a Lagrangian relaxation say which meetings are worth their people's time and prove a bound; wishes
 * are placed in the order of their worth beyond those prices, with Kempe chains where no slot is free; ejection chains
 * then trade meetings for better ones until none gains or the bound is reached. No clock is read: effort is counted.
 */
export function* timetableSteps(problem: TimetableProblem): Generator<number, Timetable> {
  checkProblem(problem);
  yield 0;
  const input = compileProblem(problem);
  yield 0;
  const byValue = new Schedule(input);
  yield* placeAll(byValue, (meeting) => byValue.valueOf(meeting), 0, PRICED);
  const prices = yield* pricesFor(input, byValue.placedValue);
  let schedule = byValue;
  if (!isOptimal(byValue, prices)) {
    const byPrice = new Schedule(input);
    const worth = new Ejection(byPrice, new Placement(byPrice), prices);
    yield* placeAll(byPrice, (meeting) => worth.reducedValue(meeting), PRICED * 4, PLACED);
    if (byPrice.placedValue > byValue.placedValue) schedule = byPrice;
  }
  yield* improve(schedule, prices);
  fillUp(schedule);
  yield IMPROVED;
  const refusals = writeRefusals(schedule);
  yield IMPROVED;
  return writeTimetable(schedule, refusals, prices.bound);
}

function* pricesFor(input: CompiledProblem, knownValue: number): Generator<number, Prices> {
  const run = improvePrices(input, knownValue);
  for (let step = run.next(); ; step = run.next()) {
    if (step.done) return step.value;
    yield PRICED + step.value * PRICED * 3;
  }
}

function* placeAll(
  schedule: Schedule,
  worth: (meeting: number) => number,
  from: number,
  to: number,
): Generator<number, void> {
  const placement = new Placement(schedule);
  const order = inOrderOf(schedule, worth);
  let next = schedule.work + WORK_PER_STEP;
  for (const [i, meeting] of order.entries()) {
    placement.place(meeting);
    schedule.commit();
    if (schedule.work < next) continue;
    next = schedule.work + WORK_PER_STEP;
    yield from + ((to - from) * i) / order.length;
  }
}

function* improve(schedule: Schedule, prices: Prices): Generator<number, void> {
  const ejection = new Ejection(schedule, new Placement(schedule), prices);
  const order = inOrderOf(schedule, (meeting) => ejection.reducedValue(meeting));
  const start = schedule.work;
  const budget = Math.max(MIN_WORK, WORK_PER_WISH * order.length);
  const patience = Math.max(MIN_PATIENCE, PATIENCE_PER_WISH * order.length);
  let checkAt = start + patience;
  let checked = schedule.placedValue;
  let next = start + WORK_PER_STEP;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    let gained = false;
    for (const meeting of order) {
      if (schedule.isPlaced(meeting)) continue;
      if (isOptimal(schedule, prices) || schedule.work - start > budget) return;
      // Whatever contains this meeting is worth at most the bound plus its (negative) reduced value.
      if (prices.bound + Math.min(0, ejection.reducedValue(meeting)) <= schedule.placedValue) continue;
      gained = ejection.improve(meeting) || gained;
      if (schedule.work < next) continue;
      next = schedule.work + WORK_PER_STEP;
      if (schedule.work > checkAt) {
        if (schedule.placedValue < checked * (1 + 1e-6)) return;
        checkAt = schedule.work + patience;
        checked = schedule.placedValue;
      }
      yield PLACED + (IMPROVED - PLACED) * Math.min(1, (schedule.work - start) / budget);
    }
    if (!gained) return;
  }
}

/** After trading, a wish may have become possible as it is; refusals must be true. */
function fillUp(schedule: Schedule): void {
  const placement = new Placement(schedule);
  for (const meeting of inOrderOf(schedule, (m) => schedule.valueOf(m))) {
    if (!schedule.isPlaced(meeting)) placement.placeDirectly(meeting);
  }
}

function isOptimal(schedule: Schedule, prices: Prices): boolean {
  return schedule.placedValue >= prices.bound * (1 - 1e-9);
}

/** Meetings by worth, then by value, then mutual ones first, then as the seed says. */
function inOrderOf(schedule: Schedule, worth: (meeting: number) => number): readonly number[] {
  const { meetingCount, tieBreak, values } = schedule.input;
  const worths = Float64Array.from({ length: meetingCount }, (_, meeting) => worth(meeting));
  const of = (list: Float64Array, meeting: number): number => list[meeting] as number;
  return Array.from({ length: meetingCount }, (_, meeting) => meeting).sort(
    (a, b) =>
      of(worths, b) - of(worths, a) || of(values, b) - of(values, a) || of(tieBreak, a) - of(tieBreak, b) || a - b,
  );
}
