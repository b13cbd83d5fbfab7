import { type CongestionPrices, NOTHING_LEFT } from '../allocation/allocation-types.js';
import type { PeopleTable } from './people-table.js';
import type { RowPrices } from './ranking.js';

interface Known {
  of: Float64Array;
  /** Rows that are filled in. */
  rows: number;
  exhibitors: number;
  visitors: number;
}

/**
 * Prices by row. Whoever joined after the allocation has none yet and is given the median price of their kind, exhibitor or
 * visitor: with nothing they would be shown to everybody.
 */
export class RowPriceBook {
  private readonly known = new WeakMap<CongestionPrices, Known>();

  of(prices: CongestionPrices, table: PeopleTable): RowPrices {
    let known = this.known.get(prices);
    if (known === undefined) {
      const of = new Float64Array(table.flags.length);
      known = { of, rows: 0, exhibitors: medianOf(prices, table, true), visitors: medianOf(prices, table, false) };
      this.known.set(prices, known);
    }
    if (known.of.length < table.length) {
      const wider = new Float64Array(table.flags.length);
      wider.set(known.of);
      known.of = wider;
    }
    for (; known.rows < table.length; known.rows++) {
      const { id, isExhibitor } = table.personAt(known.rows);
      known.of[known.rows] = prices.of.get(id) ?? (isExhibitor ? known.exhibitors : known.visitors);
    }
    return { beta: prices.beta, of: known.of };
  }
}

/** Over the people with a price who can still take somebody; 0 where there are none. */
function medianOf(prices: CongestionPrices, table: PeopleTable, isExhibitor: boolean): number {
  const all: number[] = [];
  for (const [id, row] of table.rowOf) {
    const price = prices.of.get(id);
    if (price === undefined || price >= NOTHING_LEFT * prices.strength) continue;
    if (table.personAt(row).isExhibitor === isExhibitor) all.push(price);
  }
  return Float64Array.from(all).sort()[all.length >> 1] ?? 0;
}
