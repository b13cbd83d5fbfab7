/** A meeting as far as its place goes. */
export interface Seating {
  slot: number;
  a: number;
  b: number;
  atTable: boolean;
  /** The table it must keep. */
  fixedTable: number | null;
}

/**
 * Numbers the tables: people stay where they sat last if that table is free, else the lowest free one. Expects the
 * meetings by slot in time, and no more of them per slot than tables. Null for a meeting without a table.
 */
export function assignTables(meetings: readonly Seating[], tables: number): (number | null)[] {
  const assigned: (number | null)[] = [];
  const lastTable = new Map<number, number>();
  const taken = new Set<number>();
  for (const [i, { slot, a, b, atTable, fixedTable }] of meetings.entries()) {
    if (slot !== meetings[i - 1]?.slot) {
      taken.clear();
      for (let j = i; meetings[j]?.slot === slot; j++) {
        const fixed = meetings[j]?.fixedTable;
        if (fixed !== undefined && fixed !== null) taken.add(fixed);
      }
    }
    const table = atTable ? (fixedTable ?? freeTable([lastTable.get(a), lastTable.get(b)], taken, tables)) : null;
    assigned.push(table);
    if (table === null) continue;
    taken.add(table);
    lastTable.set(a, table);
    lastTable.set(b, table);
  }
  return assigned;
}

function freeTable(preferred: readonly (number | undefined)[], taken: ReadonlySet<number>, tables: number): number {
  for (const table of preferred) if (table !== undefined && !taken.has(table)) return table;
  for (let table = 1; table <= tables; table++) if (!taken.has(table)) return table;
  throw new Error('More meetings at tables than tables: the schedule is inconsistent');
}
