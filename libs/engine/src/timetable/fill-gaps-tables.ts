import type { Pair } from './timetable-types.js';

/** A meeting with the number of its table, if it has one. */
interface Seated extends Pair {
  slot: number;
  table: number | null;
}

const NO_TABLES: ReadonlySet<number> = new Set();

/** Which tables are taken when, and where people sit: built in one look at the meetings. */
export class TableSeats {
  private readonly takenIn = new Map<number, Set<number>>();
  private readonly tablesOf = new Map<string, number[]>();

  constructor(meetings: readonly Seated[]) {
    for (const meeting of meetings) this.take(meeting);
  }

  take({ aId, bId, slot, table }: Seated): void {
    if (table === null) return;
    const taken = this.takenIn.get(slot);
    if (taken) taken.add(table);
    else this.takenIn.set(slot, new Set([table]));
    for (const id of [aId, bId]) {
      const own = this.tablesOf.get(id);
      if (own) own.push(table);
      else this.tablesOf.set(id, [table]);
    }
  }

  /** A free table of the first `count` in a slot: one at which one of the two sits anyway if it can be, else the lowest; null if there is none. */
  tableFor({ aId, bId }: Pair, slot: number, count: number): number | null {
    const taken = this.takenIn.get(slot) ?? NO_TABLES;
    for (const id of [aId, bId]) for (const table of this.tablesOf.get(id) ?? []) if (!taken.has(table)) return table;
    for (let table = 1; table <= count; table++) if (!taken.has(table)) return table;
    return null;
  }
}
