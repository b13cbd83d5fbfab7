import type { CompiledProblem } from './compiled-problem.js';
import { Ejection } from './ejection.js';
import { Placement } from './placement.js';
import type { Prices } from './prices.js';
import { Schedule } from './schedule.js';

/** Elementary steps between two yields; a few milliseconds. */
const WORK_PER_STEP = 100_000;
const MAX_ROUNDS = 12;

/** How much trading may cost, in elementary steps. */
export interface Effort {
  /** Of all: an end for instances that never prove optimal. */
  work: number;
  /** Trading ends when so many steps have gained less than a millionth. */
  patience: number;
}

/** Places all meetings it can in the order of their worth. Yields the share done. */
export function* placeAll(input: CompiledProblem, worth: (meeting: number) => number): Generator<number, Schedule> {
  const schedule = new Schedule(input);
  const placement = new Placement(schedule);
  const order = inOrderOf(input, worth);
  let next = schedule.work + WORK_PER_STEP;
  for (const [i, meeting] of order.entries()) {
    placement.place(meeting);
    schedule.commit();
    if (schedule.work < next) continue;
    next = schedule.work + WORK_PER_STEP;
    yield i / order.length;
  }
  return schedule;
}

/** Trades meetings for better ones until none gains, the bound is reached or it no longer pays. Yields the share done. */
export function* improve(schedule: Schedule, prices: Prices, effort: Effort): Generator<number, void> {
  const ejection = new Ejection(schedule, new Placement(schedule), prices);
  const order = inOrderOf(schedule.input, (meeting) => prices.reduced[meeting] as number);
  const start = schedule.work;
  let checkAt = start + effort.patience;
  let checked = schedule.placedValue;
  let next = start + WORK_PER_STEP;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    let gained = false;
    for (const meeting of order) {
      if (schedule.isPlaced(meeting)) continue;
      if (isOptimal(schedule, prices) || schedule.work - start > effort.work) return;
      // Whatever contains this meeting is worth at most the bound plus its (negative) reduced value.
      if (prices.bound + Math.min(0, prices.reduced[meeting] as number) <= schedule.placedValue) continue;
      gained = ejection.improve(meeting) || gained;
      if (schedule.work < next) continue;
      next = schedule.work + WORK_PER_STEP;
      if (schedule.work > checkAt) {
        if (schedule.placedValue < checked * (1 + 1e-6)) return;
        checkAt = schedule.work + effort.patience;
        checked = schedule.placedValue;
      }
      yield Math.min(1, (schedule.work - start) / effort.work);
    }
    if (!gained) return;
  }
}

/** After trading, a wish may have become possible as it is; refusals must be true. */
export function fillUp(schedule: Schedule): void {
  const placement = new Placement(schedule);
  for (const meeting of inOrderOf(schedule.input, (m) => schedule.valueOf(m))) {
    if (!schedule.isPlaced(meeting)) placement.placeDirectly(meeting);
  }
  schedule.commit();
}

export function isOptimal(schedule: Schedule, prices: Prices): boolean {
  return schedule.placedValue >= prices.bound * (1 - 1e-9);
}

/** Meetings by worth, then by value, then mutual ones first, then as the seed says. */
function inOrderOf(
  { meetingCount, tieBreak, values }: CompiledProblem,
  worth: (meeting: number) => number,
): readonly number[] {
  const worths = Float64Array.from({ length: meetingCount }, (_, meeting) => worth(meeting));
  const of = (list: Float64Array, meeting: number): number => list[meeting] as number;
  return Array.from({ length: meetingCount }, (_, meeting) => meeting).sort(
    (a, b) =>
      of(worths, b) - of(worths, a) || of(values, b) - of(values, a) || of(tieBreak, a) - of(tieBreak, b) || a - b,
  );
}
