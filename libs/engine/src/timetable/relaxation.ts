import type { CompiledProblem } from './compiled-problem.js';
import { OpenSlots } from './open-slots.js';
import { Schedule } from './schedule.js';
import { windowsOf } from './slot-windows.js';

/**
 * Who could meet, not when: a linear relaxation that every timetable of the problem satisfies.
 *
 *     maximise   base + sum(value[c] * x[c])
 *     such that  0 <= x[c] <= upper[c],   sum over c of coefficient * x[c] <= capacity[r] for each row r
 *
 * The first `meetings.length` columns are open meetings; each of the others is how far a person comes towards their
 * minimum. Rows are scarce things: a person's time (as a whole and within windows), tables, seats of a booth.
 */
export interface Relaxation {
  base: number;
  /** The meeting of each of the first columns. Meetings that are impossible from the start are in none. */
  meetings: Int32Array;
  value: Float64Array;
  upper: Float64Array;
  capacity: Float64Array;
  /** Entries of column c: `rows[starts[c]]` to before `rows[starts[c + 1]]`, each 1 or -1. */
  starts: Int32Array;
  rows: Int32Array;
  coefficients: Int8Array;
}

/** Columns of a row as they are found. */
interface Row {
  capacity: number;
  columns: Iterable<number>;
  sign: 1 | -1;
}

export function buildRelaxation(input: CompiledProblem): Relaxation {
  const fixedOnly = new Schedule(input);
  const slots = new OpenSlots(fixedOnly);
  const { meetings, columnOf } = slots;
  const columnsOf = input.meetingsOf.map((list) => list.map((m) => columnOf[m] as number).filter((c) => c >= 0));
  const rows: Row[] = [];
  const goals: number[] = [];
  for (const [person, columns] of columnsOf.entries()) {
    const left = Math.max(0, (input.quota[person] as number) - fixedOnly.countOf(person));
    const capacity = Math.min(left, slots.capacityOf(person, columns));
    if (columns.length > capacity) rows.push({ capacity, columns, sign: 1 });
    for (const window of windowsOf(columns, slots)) {
      const within = Math.min(left, slots.capacityWithin(person, window.slots));
      if (window.columns.length > within && within < capacity)
        rows.push({ capacity: within, columns: window.columns, sign: 1 });
    }
    const missing = (input.minimum[person] as number) - fixedOnly.countOf(person);
    if (missing > 0 && columns.length > 0 && input.minimumWorth > 0) goals.push(person);
  }
  for (let resource = 0; resource < input.resources.seats.length; resource++) {
    const columns = slots.columnsNeeding(resource);
    const whole = slots.seatsWithin(resource, columns, null);
    if (columns.length > whole) rows.push({ capacity: whole, columns, sign: 1 });
    for (const window of windowsOf(columns, slots)) {
      const capacity = slots.seatsWithin(resource, columns, window.slots);
      if (window.columns.length > capacity && capacity < whole)
        rows.push({ capacity, columns: window.columns, sign: 1 });
    }
  }
  const value = [...Array.from(meetings, (m) => input.values[m] as number), ...goals.map(() => input.minimumWorth)];
  const upper = value.map(() => 1);
  for (const [i, person] of goals.entries()) {
    const column = meetings.length + i;
    const columns = columnsOf[person] as Int32Array;
    upper[column] = Math.min((input.minimum[person] as number) - fixedOnly.countOf(person), columns.length);
    rows.push({ capacity: 0, columns: [column], sign: 1 }, { capacity: 0, columns, sign: -1 });
  }
  return {
    base: fixedOnly.placedValue,
    meetings,
    value: Float64Array.from(value),
    upper: Float64Array.from(upper),
    ...byColumn(rows, value.length),
  };
}

/** Turns rows into columns; a row with sign -1 continues the one before it. */
function byColumn(rows: readonly Row[], columnCount: number) {
  const starts = new Int32Array(columnCount + 1);
  for (const { columns } of rows) for (const c of columns) starts[c + 1] = (starts[c + 1] as number) + 1;
  for (let c = 0; c < columnCount; c++) starts[c + 1] = (starts[c + 1] as number) + (starts[c] as number);
  const next = starts.slice();
  const entries = starts[columnCount] as number;
  const rowOf = new Int32Array(entries);
  const coefficients = new Int8Array(entries);
  const capacity: number[] = [];
  for (const row of rows) {
    if (row.sign > 0) capacity.push(row.capacity);
    for (const c of row.columns) {
      const at = next[c] as number;
      rowOf[at] = capacity.length - 1;
      coefficients[at] = row.sign;
      next[c] = at + 1;
    }
  }
  return { capacity: Float64Array.from(capacity), starts, rows: rowOf, coefficients };
}
