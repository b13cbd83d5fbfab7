import { compareIds } from '../compare-ids.js';
import { EngineInputError } from '../engine.errors.js';
import { pairKey, pairOfKey } from './pair-key.js';
import type { TimetableProblem } from './timetable-types.js';

const IN_PROGRESS = 1;
const DONE = 2;

/** Refuses precedences that can never hold together, naming the pairs of one circle. */
export function checkPrecedences({ precedences = [] }: TimetableProblem): void {
  const next = new Map<string, Set<string>>();
  for (const { first, then } of precedences) {
    for (const pair of [first, then]) {
      if (pair.aId === pair.bId) throw new EngineInputError('PRECEDENCE_WITH_ONESELF', { personId: pair.aId });
    }
    const followers = next.get(pairKey(first)) ?? new Set();
    next.set(pairKey(first), followers.add(pairKey(then)));
  }
  const circle = findCircle(next);
  if (circle === null) return;
  throw new EngineInputError('PRECEDENCE_CYCLE', {
    pairs: circle.map(pairOfKey).join(' -> '),
    length: circle.length - 1,
  });
}

/** Depth first without recursion: chains may be long. The first pair is repeated at the end. */
function findCircle(next: ReadonlyMap<string, ReadonlySet<string>>): string[] | null {
  const state = new Map<string, number>();
  const followersOf = (key: string): string[] => [...(next.get(key) ?? [])].sort(compareIds);
  for (const start of [...next.keys()].sort(compareIds)) {
    if (state.has(start)) continue;
    const path = [{ key: start, rest: followersOf(start) }];
    state.set(start, IN_PROGRESS);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const key = top.rest.pop();
      if (key === undefined) {
        state.set(top.key, DONE);
        path.pop();
      } else if (state.get(key) === IN_PROGRESS) {
        const keys = path.map((entry) => entry.key);
        return [...keys.slice(keys.indexOf(key)), key];
      } else if (!state.has(key)) {
        state.set(key, IN_PROGRESS);
        path.push({ key, rest: followersOf(key) });
      }
    }
  }
  return null;
}
