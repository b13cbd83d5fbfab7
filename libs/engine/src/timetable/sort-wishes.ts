import { compareIds } from '../compare-ids.js';
import { pairKey } from './pair-key.js';
import type { TimetableProblem, TimetableWish } from './timetable-types.js';

/** What became of an entry of `wishes` before any planning. */
export type WishStatus =
  | { kind: 'open'; meeting: number }
  | { kind: 'fixed' }
  | { kind: 'excluded'; reason: 'unknown-person' | 'veto' | 'no-common-language' | 'already-meeting' };

export interface SortedWishes {
  /** In an order that does not depend on that of the input. */
  wishes: readonly TimetableWish[];
  status: readonly WishStatus[];
  /** Wishes that can be planned; their positions are the meetings' numbers. */
  open: readonly TimetableWish[];
  /** Of each open wish its unordered pair. */
  keys: readonly string[];
  /** By fixed id, the value of the wish that it grants. */
  fixedValue: ReadonlyMap<string, number>;
}

/** Sorts the wishes by pair, the best of a pair first, and finds those that no plan can grant. */
export function sortWishes(problem: TimetableProblem): SortedWishes {
  const rankOf = ranksOf(problem);
  const keyed = problem.wishes
    .map((wish): KeyedWish => ({ wish, key: pairKey(wish), rank: pairRank(wish, rankOf) }))
    .sort(compareWishes);
  const fixedOf = new Map<string, string>();
  for (const meeting of [...problem.fixed].sort((a, b) => compareIds(b.id, a.id))) {
    fixedOf.set(pairKey(meeting), meeting.id);
  }
  const excluded = exclusions(problem);
  const fixedValue = new Map<string, number>();
  const open: TimetableWish[] = [];
  const keys: string[] = [];
  const status = keyed.map(({ wish, key }): WishStatus => {
    const reason = excluded(wish);
    const fixedId = fixedOf.get(key);
    // What is fixed takes place whatever the rules say by now, and so its wish is granted.
    if (fixedId !== undefined && reason !== 'unknown-person' && !fixedValue.has(fixedId)) {
      fixedValue.set(fixedId, wish.value);
      return { kind: 'fixed' };
    }
    if (reason !== null) return { kind: 'excluded', reason };
    if (fixedId !== undefined) return { kind: 'excluded', reason: 'already-meeting' };
    keys.push(key);
    return { kind: 'open', meeting: open.push(wish) - 1 };
  });
  return { wishes: keyed.map(({ wish }) => wish), status, open, keys, fixedValue };
}

/** Says of a wish why no plan can grant it, or null. */
export function exclusions({ people, vetoes = [], commonLanguage }: TimetableProblem) {
  const personOf = new Map(people.map((person) => [person.id, person]));
  const vetoed = new Set(vetoes.map(pairKey));
  return (wish: TimetableWish): 'unknown-person' | 'veto' | 'no-common-language' | null => {
    const ids = [wish.aId, wish.bId, ...(wish.withIds ?? [])];
    if (!ids.every((id) => personOf.has(id))) return 'unknown-person';
    if (vetoed.size > 0 && someVetoed(ids, vetoed)) return 'veto';
    if (commonLanguage !== 'required') return null;
    const stated = ids.flatMap((id) => {
      const { languages } = personOf.get(id) ?? {};
      return languages?.length ? [languages] : [];
    });
    const shared = stated[0]?.some((tag) => stated.every((tags) => tags.includes(tag))) ?? true;
    return shared ? null : 'no-common-language';
  };
}

/** Whether two of these people must not meet. */
export function someVetoed(ids: readonly string[], vetoed: ReadonlySet<string>): boolean {
  return ids.some((aId, i) => ids.slice(i + 1).some((bId) => vetoed.has(pairKey({ aId, bId }))));
}

interface KeyedWish {
  wish: TimetableWish;
  key: string;
  /** Orders pairs like their ids would, but is compared faster. */
  rank: number;
}

function ranksOf({ people, wishes }: TimetableProblem): ReadonlyMap<string, number> {
  const ids = new Set(people.map((person) => person.id));
  for (const { aId, bId } of wishes) ids.add(aId).add(bId);
  return new Map([...ids].sort(compareIds).map((id, rank) => [id, rank]));
}

function pairRank({ aId, bId }: TimetableWish, rankOf: ReadonlyMap<string, number>): number {
  const a = rankOf.get(aId) as number;
  const b = rankOf.get(bId) as number;
  return Math.min(a, b) * rankOf.size + Math.max(a, b);
}

function compareWishes({ wish: a, rank: aRank }: KeyedWish, { wish: b, rank: bRank }: KeyedWish): number {
  return (
    aRank - bRank ||
    b.value - a.value ||
    Number(b.mutual) - Number(a.mutual) ||
    Number(b.must ?? false) - Number(a.must ?? false) ||
    compareIds(a.aId, b.aId) ||
    compareIds(rest(a), rest(b))
  );
}

/** Whatever else tells two entries of a pair apart. */
function rest({ withIds = [], onlySlots }: TimetableWish): string {
  return JSON.stringify([withIds, onlySlots ?? null]);
}
