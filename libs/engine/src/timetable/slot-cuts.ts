import { type Demand, findHallCut } from './hall-cut.js';
import type { Relaxation, RelaxationRow } from './relaxation.js';

/** Cuts below this are not worth their row. */
const LEAST_EXCESS = 1e-4;
const TRACE = 1e-7;

/**
 * Rows that a solution of the relaxation violates, because it takes more meetings that fit only into certain slots than
 * somebody's time, the tables or a booth's seats in these slots allow: the edges of a day, time zones, half days. A
 * generator, because there are many people: yields the share done.
 */
export function* findSlotCuts(relaxation: Relaxation, values: Float64Array): Generator<number, RelaxationRow[]> {
  const { slots, meetings } = relaxation;
  const cuts: RelaxationRow[] = [];
  const check = (columns: Int32Array, seats: ArrayLike<number>, capacityIn: (words: Int32Array) => number): void => {
    const taken = columns.filter((c) => (values[c] as number) > TRACE);
    const overfilled = findHallCut(demandsOf(relaxation, taken, values), seats);
    if (overfilled === null) return;
    const words = slots.wordsOf(overfilled);
    const plus = columns.filter((c) => slots.isWithin(c, words));
    const capacity = capacityIn(words);
    const sum = plus.reduce((total, c) => total + (values[c] as number), 0);
    if (sum > capacity + LEAST_EXCESS) cuts.push({ capacity, plus });
  };
  const { personCount, people, resources } = slots.input;
  for (let resource = 0; resource < resources.seats.length; resource++) {
    const seats = slots.pairsBySlot(resource);
    check(slots.columnsNeeding(resource), seats, (words) => slots.sumWithin(seats, words));
    yield 0;
  }
  for (let person = 0; person < people.length && meetings.length > 0; person++) {
    if (person % 64 === 0) yield person / personCount;
    check(slots.columnsOf(person), slots.openSeatsOf(person), (words) => slots.capacityWithin(person, words));
  }
  return cuts;
}

/** The meetings by their slots. */
function demandsOf({ slots }: Relaxation, columns: Int32Array, values: Float64Array): Demand[] {
  const demands = new Map<string, { slots: number[]; amount: number }>();
  for (const column of columns) {
    const words = slots.slotsOf(column);
    const key = words.join(' ');
    const known = demands.get(key);
    if (known) known.amount += values[column] as number;
    else demands.set(key, { slots: slots.listOf(words), amount: values[column] as number });
  }
  return [...demands.values()];
}
