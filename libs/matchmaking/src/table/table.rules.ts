import type { FixedMeeting, TimetablePerson } from '@parvis/engine';
import type { PlannedRow } from '../timetable/plan.repository.js';

/** A table that is not there in a slot. */
export interface ClosedTable {
  slot: number;
  table: number;
}

export interface TableLimits {
  closed: readonly ClosedTable[];
  /** Seats of the tables of which it is known. */
  seats: ReadonlyMap<number, number>;
}

const closedPrefix = 'closed-table ';
/** Whether this is nobody, but keeps a table that is closed from being used. */
export const isClosedTable = (id: string) => id.startsWith(closedPrefix);

/**
 * Closed tables as the engine knows them: two stand-ins sit at each while it is closed, so that its count of tables, and its bound,
 * hold. What is fixed comes first: a meeting that stays at its table, or that the organiser demands, is not in the way of a run.
 */
export function closedTables(
  { closed }: TableLimits,
  fixed: readonly FixedMeeting[],
  slots: readonly { index: number }[],
  tables: number,
): { people: TimetablePerson[]; fixed: FixedMeeting[] } {
  const taken = new Set(fixed.flatMap(({ slot, table }) => (table === null ? [] : [`${slot} ${table}`])));
  const left = new Map<number, number>();
  for (const { slot, place } of fixed) if (place !== 'video') left.set(slot, (left.get(slot) ?? tables) - 1);
  const slotsOf = new Map<number, Set<number>>();
  const sitting: FixedMeeting[] = [];
  for (const { slot, table } of closed) {
    const free = left.get(slot) ?? tables;
    if (free <= 0 || taken.has(`${slot} ${table}`)) continue;
    left.set(slot, free - 1);
    const [aId, bId] = sittersAt(table);
    sitting.push({ id: `${closedPrefix}${slot} ${table}`, aId, bId, withIds: [], slot, place: 'table', table });
    slotsOf.set(table, (slotsOf.get(table) ?? new Set()).add(slot));
  }
  return {
    fixed: sitting,
    people: [...slotsOf].flatMap(([table, sits]) => {
      const unavailableSlots = slots.flatMap(({ index }) => (sits.has(index) ? [] : [index]));
      return sittersAt(table).map(
        (id): TimetablePerson => ({ id, companyId: null, attendance: 'on_site', unavailableSlots }),
      );
    }),
  };
}

const sittersAt = (table: number): [string, string] => [`${closedPrefix}${table} a`, `${closedPrefix}${table} b`];

/**
 * Changes tables with others at the same time where more people come than a table has seats: with a free table, or with the smallest
 * meeting that has one large enough and fits the other. Where there is none, the meeting stays where it is.
 * @param isFixed whether a meeting keeps its table whatever else
 * @param isFree whether a table that nobody has is open at that time (ms)
 */
export function withSeats(
  meetings: readonly PlannedRow[],
  { seats }: TableLimits,
  tables: number,
  isFixed: (meeting: PlannedRow) => boolean,
  isFree: (startsAt: number, table: number) => boolean,
): PlannedRow[] {
  if (seats.size === 0) return [...meetings];
  const seatsAt = (table: number) => seats.get(table) ?? Number.POSITIVE_INFINITY;
  const sizeOf = ({ otherIds }: PlannedRow) => 2 + otherIds.length;
  const rows = meetings.map((meeting) => ({ ...meeting }));
  const byTime = new Map<number, PlannedRow[]>();
  for (const row of rows) {
    if (row.tableNumber === null) continue;
    const at = Date.parse(row.startsAt);
    const there = byTime.get(at);
    if (there) there.push(row);
    else byTime.set(at, [row]);
  }
  for (const [startsAt, there] of byTime) {
    const holder = new Map(there.map((row) => [row.tableNumber, row]));
    const large = there.filter((row) => sizeOf(row) > 2 && !isFixed(row)).sort((a, b) => sizeOf(b) - sizeOf(a));
    for (const row of large) {
      const own = row.tableNumber;
      if (own === null || seatsAt(own) >= sizeOf(row)) continue;
      for (let table = 1; table <= tables; table++) {
        const other = holder.get(table);
        if (seatsAt(table) < sizeOf(row)) continue;
        if (other ? isFixed(other) || seatsAt(own) < sizeOf(other) : !isFree(startsAt, table)) continue;
        row.tableNumber = table;
        holder.set(table, row);
        holder.delete(own);
        if (other) {
          other.tableNumber = own;
          holder.set(own, other);
        }
        break;
      }
    }
  }
  return rows;
}
