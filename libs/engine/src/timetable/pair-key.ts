import type { Pair } from './timetable-types.js';

/** The same for either order of the two; ids cannot contain a NUL that would confuse them. */
export function pairKey({ aId, bId }: Pair): string {
  return aId < bId ? `${aId}\u0000${bId}` : `${bId}\u0000${aId}`;
}

/** The two ids of a key, the lower first. */
export function pairOfKey(key: string): string {
  return key.replace('\u0000', ' + ');
}
