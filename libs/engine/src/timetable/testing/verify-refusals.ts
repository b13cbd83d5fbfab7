import type { RefusalReason, Timetable, TimetableWish } from '../timetable-types.js';
import { type Held, idsOf, keyOf, type Rules } from './rules.js';

/** Every wish is granted or refused, and every refusal's reason is the first that applies to the finished timetable. */
export function verifyRefusals(rules: Rules, held: readonly Held[], { refusals, meetings }: Timetable): string[] {
  const wrong: string[] = [];
  const met = new Set(meetings.map(keyOf));
  const open = new Map<string, TimetableWish[]>();
  for (const wish of rules.problem.wishes) open.set(keyOf(wish), [...(open.get(keyOf(wish)) ?? []), wish]);
  for (const refusal of refusals) {
    const wishes = open.get(keyOf(refusal)) ?? [];
    const matching = wishes.filter(
      (one) =>
        one.aId === refusal.aId &&
        one.value === refusal.value &&
        (one.must ?? false) === refusal.isMust &&
        reasonOf(rules, held, one, met) === refusal.reason,
    );
    if (matching.length === 0) {
      const reasons = wishes.map((one) => reasonOf(rules, held, one, met));
      wrong.push(`${keyOf(refusal)} refused for ${refusal.reason} instead of ${reasons.join(' or ')}`);
      continue;
    }
    open.set(
      keyOf(refusal),
      wishes.filter((one) => one !== matching[0]),
    );
  }
  for (const [pair, left] of open) {
    if (left.length > 1) wrong.push(`${pair}: ${left.length} entries of the same pair are granted`);
    if (left.length === 1 && !met.has(pair)) wrong.push(`${pair}: neither granted nor refused`);
  }
  const inOrder = [...refusals].sort((a, b) => Number(b.isMust) - Number(a.isMust) || b.value - a.value);
  if (inOrder.some((one, i) => one.isMust !== refusals[i]?.isMust || one.value !== refusals[i]?.value))
    wrong.push('refusals are out of order');
  return wrong;
}

/** The first reason of the list in the types that applies, or null where the wish could be granted as it is. */
export function reasonOf(
  rules: Rules,
  held: readonly Held[],
  wish: TimetableWish,
  met: ReadonlySet<string>,
): RefusalReason | null {
  const ids = idsOf(wish);
  if (!rules.areKnown(ids)) return 'unknown-person';
  if (rules.isVetoed(ids)) return 'veto';
  if (!rules.shareLanguage(ids)) return 'no-common-language';
  if (met.has(keyOf(wish))) return 'already-meeting';
  const common = rules.commonSlots(ids, wish.onlySlots);
  if (common.length === 0) return 'no-common-slot';
  if (ids.some((id) => !rules.hasQuotaLeft(held, id))) return 'quota';
  const isFull = (id: string): boolean => common.every((slot) => rules.isBusy(held, id, slot));
  if (isFull(wish.aId)) return 'first-person-full';
  if (isFull(wish.bId)) return 'second-person-full';
  if (ids.some(isFull)) return 'companion-full';
  const free = common.filter((slot) => ids.every((id) => !rules.isBusy(held, id, slot)));
  if (free.length === 0) return 'both-full-at-common-times';
  const within = free.filter((slot) => ids.every((id) => !rules.capIsReached(held, id, slot)));
  if (within.length === 0) return 'person-limit';
  const inOrder = within.filter((slot) => rules.isInOrder(held, wish, slot));
  if (inOrder.length === 0) return 'precedence';
  const { seat } = rules.placeOf(ids);
  if (inOrder.some((slot) => rules.seatIsFree(held, seat, slot))) return null;
  return seat === 'tables' ? 'no-table' : 'no-booth';
}
