import { pairKey } from './pair-key.js';
import type { TimetableProblem } from './timetable-types.js';

/** Which meetings have to be over before which; only meetings with such a condition are in the maps. */
export interface MeetingOrder {
  earlier: ReadonlyMap<number, readonly number[]>;
  later: ReadonlyMap<number, readonly number[]>;
}

/** `keys` are the pairs of all meetings. Null if no precedence concerns two of them. */
export function compileOrder({ precedences = [] }: TimetableProblem, keys: readonly string[]): MeetingOrder | null {
  if (precedences.length === 0) return null;
  const meetingsOf = new Map<string, number[]>();
  for (const { first, then } of precedences) for (const pair of [first, then]) meetingsOf.set(pairKey(pair), []);
  for (const [m, key] of keys.entries()) meetingsOf.get(key)?.push(m);
  const earlier = new Map<number, Set<number>>();
  const later = new Map<number, Set<number>>();
  for (const { first, then } of precedences) {
    for (const before of meetingsOf.get(pairKey(first)) ?? []) {
      for (const after of meetingsOf.get(pairKey(then)) ?? []) {
        later.set(before, (later.get(before) ?? new Set()).add(after));
        earlier.set(after, (earlier.get(after) ?? new Set()).add(before));
      }
    }
  }
  if (later.size === 0) return null;
  const sorted = (map: ReadonlyMap<number, ReadonlySet<number>>) =>
    new Map([...map].map(([m, others]) => [m, [...others].sort((a, b) => a - b)] as const));
  return { earlier: sorted(earlier), later: sorted(later) };
}
