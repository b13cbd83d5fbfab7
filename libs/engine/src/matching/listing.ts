import { drawExplored, REACH } from './exploration.js';
import type { RecommendOptions } from './match-types.js';
import type { Question } from './question.js';
import { bestRows, bestRowsPerCompany, type RowPrices } from './ranking.js';

/** A list as rows: the places by rank, then the explored ones. */
export interface Listing {
  ranked: readonly number[];
  explored: readonly number[];
  propensity: number;
}

/** Whole and sane: not more than there are people, nothing for nonsense. */
export function placesOf(limit: number, size: number): number {
  const places = Math.min(Math.floor(limit), size);
  return places > 0 ? places : 0;
}

/** Draws up a person's list. */
export function drawUpList(question: Question, options: RecommendOptions, prices: RowPrices | null): Listing {
  const { table, person } = question;
  const places = placesOf(options.limit, table.length);
  const cap = options.perCompany !== undefined && options.perCompany >= 1 ? Math.floor(options.perCompany) : null;
  const explore = options.explore;
  const toExplore = explore ? Math.min(placesOf(explore.places, table.length), places) : 0;
  if (places === 0 || !explore || toExplore === 0) {
    const ranked =
      places === 0
        ? []
        : cap === null
          ? bestRows(question, places, prices)
          : bestRowsPerCompany(question, places, cap, prices);
    return { ranked, explored: [], propensity: 1 };
  }
  const reach = REACH * places;
  const reached = cap === null ? bestRows(question, reach, prices) : bestRowsPerCompany(question, reach, cap, prices);
  const byRank = places - toExplore;
  const rest = reached.slice(byRank);
  const exposureOf = (row: number): number => explore.exposure.get(table.idAt(row)) ?? 0;
  const draw = drawExplored(
    person.id,
    rest,
    reached.slice(0, byRank).map(exposureOf),
    { ...explore, places: toExplore },
    (row) => table.idAt(row),
  );
  const isDrawn = new Set(draw.rows);
  const undrawn = rest.filter((row) => !isDrawn.has(row));
  // A pool too small leaves places over; they go by rank.
  const ranked = [...reached.slice(0, byRank), ...undrawn.slice(0, toExplore - draw.rows.length)];
  return { ranked, explored: draw.rows, propensity: draw.propensity };
}
