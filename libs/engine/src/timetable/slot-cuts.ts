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
  const { personCount, people, resources } = slots.input;
  const cuts: RelaxationRow[] = [];
  for (let resource = 0; resource < resources.seats.length; resource++) {
    placeCut(relaxation, values, resource, cuts);
    yield 0;
  }
  for (let person = 0; person < people.length && meetings.length > 0; person++) {
    if (person % 64 === 0) yield person / personCount;
    const columns = slots.columnsOf(person);
    const demands = demandsOf(relaxation, columns, values, 0);
    if (demands.length === 0) continue;
    const found = findHallCut(demands, (slot) => slot, slots.openSeatsOf(person));
    if (found === null) continue;
    const words = slots.wordsOf([...found.cells]);
    const plus = columns.filter((c) => slots.isWithin(c, words));
    add(cuts, values, { capacity: slots.capacityWithin(person, words), plus });
  }
  return cuts;
}

/**
 * Tables or seats together with the time of one person of each meeting, the one with more wishes: at the edges of the day
 * the people run out, in its middle the tables.
 */
function placeCut(relaxation: Relaxation, values: Float64Array, resource: number, cuts: RelaxationRow[]): void {
  const { slots, meetings } = relaxation;
  const { slotCount, meetingsOf, people } = slots.input;
  const columns = slots.columnsNeeding(resource);
  const offsets = new Map<number, number>();
  for (const column of columns) {
    const members = slots.membersOf(meetings[column] as number).filter((person) => person < people.length);
    const busiest = members.reduce((best, person) => (wishesOf(person) > wishesOf(best) ? person : best));
    offsets.set(column, busiest * slotCount);
  }
  function wishesOf(person: number): number {
    return meetingsOf[person]?.length ?? 0;
  }
  const byOffset = new Map<number, number[]>();
  for (const [column, offset] of offsets) {
    const own = byOffset.get(offset);
    if (own) own.push(column);
    else byOffset.set(offset, [column]);
  }
  const demands = [...byOffset].flatMap(([offset, own]) => demandsOf(relaxation, Int32Array.from(own), values, offset));
  const cut = findHallCut(demands, (cell) => cell % slotCount, slots.pairsBySlot(resource));
  if (cut === null) return;
  const plus = columns.filter((c) => {
    const offset = offsets.get(c) as number;
    return slots.listOf(slots.slotsOf(c)).every((slot) => cut.cells.has(offset + slot));
  });
  add(cuts, values, { capacity: cut.capacity, plus });
}

function add(cuts: RelaxationRow[], values: Float64Array, row: RelaxationRow): void {
  const sum = row.plus.reduce((total, c) => total + (values[c] as number), 0);
  if (sum > row.capacity + LEAST_EXCESS) cuts.push(row);
}

/** The meetings that the solution takes, by their slots; a slot's cell is its position beyond the offset. */
function demandsOf({ slots }: Relaxation, columns: Int32Array, values: Float64Array, offset: number): Demand[] {
  const demands = new Map<string, { cells: number[]; amount: number }>();
  for (const column of columns) {
    const amount = values[column] as number;
    if (amount <= TRACE) continue;
    const words = slots.slotsOf(column);
    const key = words.join(' ');
    const known = demands.get(key);
    if (known) known.amount += amount;
    else demands.set(key, { cells: slots.listOf(words).map((slot) => offset + slot), amount });
  }
  return [...demands.values()];
}
