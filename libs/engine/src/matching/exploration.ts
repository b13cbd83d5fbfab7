import { compareIds } from '../compare-ids.js';
import type { Exploration } from './match-types.js';

/** How far down the order of a list its exploration reaches, in lists' lengths. */
export const REACH = 10;
/** Names in the pot for each place. */
const POOL_PER_PLACE = 10;

/** Who was drawn, in the order of the list, and with which probability each of the pool would have been. */
export interface Draw {
  rows: readonly number[];
  propensity: number;
}

/**
 * Draws the explored places of a list. The pool is the least seen of the rows that the list reaches without their having a
 * place by rank: exposure at most the mean of all reached, the `10 * places` least seen of these (ties by rank). From it
 * `places` are drawn without replacement, every name alike: those with the smallest hashes of seed, viewer and name. So
 *
 *     propensity = places / size of the pool
 *
 * for everybody in the pool, which sums up to `places` over it. A pool smaller than that is drawn whole, with propensity 1.
 *
 * @param reached all rows that could be explored, best first
 * @param seen exposure of those who have a place by rank
 */
export function drawExplored(
  viewerId: string,
  reached: readonly number[],
  seen: readonly number[],
  { places, seed, exposure }: Exploration,
  idOf: (row: number) => string,
): Draw {
  const pool = explorationPool(reached, seen, places, (row) => exposure.get(idOf(row)) ?? 0);
  const drawn = pool
    .map((row) => ({ row, hash: hashOf(`${seed}\n${viewerId}\n${idOf(row)}`) }))
    .sort((a, b) => a.hash - b.hash || compareIds(idOf(a.row), idOf(b.row)))
    .slice(0, places);
  const isDrawn = new Set(drawn.map(({ row }) => row));
  return {
    rows: reached.filter((row) => isDrawn.has(row)),
    propensity: pool.length > 0 ? drawn.length / pool.length : 0,
  };
}

/** Who could be drawn. */
export function explorationPool(
  reached: readonly number[],
  seen: readonly number[],
  places: number,
  exposureOf: (row: number) => number,
): readonly number[] {
  const exposures = reached.map(exposureOf);
  const all = [...seen, ...exposures];
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  return reached
    .map((row, rank) => ({ row, rank, exposure: exposures[rank] ?? 0 }))
    .filter((entry) => entry.exposure <= mean)
    .sort((a, b) => a.exposure - b.exposure || a.rank - b.rank)
    .slice(0, POOL_PER_PLACE * places)
    .map(({ row }) => row);
}

/** 32 bits of a text: FNV-1a, then mixed as by MurmurHash3 so that near texts lie far apart. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
