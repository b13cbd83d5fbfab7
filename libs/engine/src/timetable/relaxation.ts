import type { CompiledProblem } from './compiled-problem.js';
import { OpenSlots } from './open-slots.js';
import { Schedule } from './schedule.js';

/** At most `capacity` of the columns in `plus`, less those in `minus`. */
export interface RelaxationRow {
  capacity: number;
  plus: Int32Array;
  minus?: Int32Array;
}

/**
 * Who could meet, not when: a linear relaxation that every timetable of the problem satisfies.
 *
 *     maximise   base + sum(value[c] * x[c])
 *     such that  0 <= x[c] <= upper[c],   sum over c of coefficient * x[c] <= capacity[r] for each row r
 *
 * The first `meetings.length` columns are open meetings; each of the others is how far a person comes towards their
 * minimum. Rows are scarce things: a person's time, tables, seats of a booth; as a whole or within some slots.
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
  /** The same by rows. */
  rowList: readonly RelaxationRow[];
  /** What the rows within some slots are made from. */
  slots: OpenSlots;
}

/** The relaxation with one row for each person, the tables and each booth where they can bind. */
export function buildRelaxation(input: CompiledProblem): Relaxation {
  const fixedOnly = new Schedule(input);
  const slots = new OpenSlots(fixedOnly);
  const { meetings } = slots;
  const rowList: RelaxationRow[] = [];
  const goals: { missing: number; columns: Int32Array }[] = [];
  for (let person = 0; person < input.personCount; person++) {
    const columns = slots.columnsOf(person);
    const left = Math.max(0, (input.quota[person] as number) - fixedOnly.countOf(person));
    const capacity = Math.min(left, slots.capacityOf(person, columns));
    if (columns.length > capacity) rowList.push({ capacity, plus: columns });
    const missing = Math.min((input.minimum[person] as number) - fixedOnly.countOf(person), columns.length);
    if (missing > 0 && input.minimumWorth > 0) goals.push({ missing, columns });
  }
  for (let resource = 0; resource < input.resources.seats.length; resource++) {
    const plus = slots.columnsNeeding(resource);
    const capacity = slots.seatsBySlot(resource).reduce((sum, seats) => sum + seats, 0);
    if (plus.length > capacity) rowList.push({ capacity, plus });
  }
  for (const [i, { columns }] of goals.entries()) {
    rowList.push({ capacity: 0, plus: Int32Array.of(meetings.length + i), minus: columns });
  }
  const value = [...Array.from(meetings, (m) => input.values[m] as number), ...goals.map(() => input.minimumWorth)];
  const upper = [...Array.from(meetings, () => 1), ...goals.map((goal) => goal.missing)];
  return {
    base: fixedOnly.placedValue,
    meetings,
    slots,
    value: Float64Array.from(value),
    upper: Float64Array.from(upper),
    rowList,
    ...byColumn(rowList, value.length),
  };
}

/** The same relaxation with more rows at the end. */
export function tighten(relaxation: Relaxation, rows: readonly RelaxationRow[]): Relaxation {
  const rowList = [...relaxation.rowList, ...rows];
  return { ...relaxation, rowList, ...byColumn(rowList, relaxation.value.length) };
}

function byColumn(rowList: readonly RelaxationRow[], columnCount: number) {
  const starts = new Int32Array(columnCount + 1);
  const count = (c: number): void => {
    starts[c + 1] = (starts[c + 1] as number) + 1;
  };
  for (const { plus, minus } of rowList) {
    plus.forEach(count);
    minus?.forEach(count);
  }
  for (let c = 0; c < columnCount; c++) starts[c + 1] = (starts[c + 1] as number) + (starts[c] as number);
  const next = starts.slice();
  const rows = new Int32Array(starts[columnCount] as number);
  const coefficients = new Int8Array(starts[columnCount] as number);
  const enter = (c: number, row: number, sign: 1 | -1): void => {
    const at = next[c] as number;
    rows[at] = row;
    coefficients[at] = sign;
    next[c] = at + 1;
  };
  for (const [row, { plus, minus }] of rowList.entries()) {
    for (const c of plus) enter(c, row, 1);
    for (const c of minus ?? []) enter(c, row, -1);
  }
  return { capacity: Float64Array.from(rowList, (row) => row.capacity), starts, rows, coefficients };
}
