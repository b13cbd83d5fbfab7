import type { TimetableProblem, TimetableWish } from '../timetable-types.js';
import { type Held, idsOf, keyOf, Rules } from './rules.js';

/** Beyond this many wishes trying everything takes too long for a test. */
const MOST_WISHES = 9;

/** The greatest value of any timetable of a tiny problem, found by trying them all. */
export function bestValue(problem: TimetableProblem): number {
  const rules = new Rules(problem);
  const { held, value: fixedValue } = heldFixed(rules);
  const wishes = possibleWishes(rules);
  if (wishes.length > MOST_WISHES) throw new Error(`${wishes.length} wishes are too many to try everything`);
  const worth = problem.minimumWorth ?? 4;
  const most = wishes.map((wish) => wish.value + worth * idsOf(wish).length);
  const ahead = most.map((_, i) => most.slice(i).reduce((sum, value) => sum + value, 0));
  let best = Number.NEGATIVE_INFINITY;
  const met = new Set<string>();
  const search = (next: number, value: number): void => {
    const total = value + rules.bonus(held);
    best = Math.max(best, total);
    const wish = wishes[next];
    if (!wish || total + (ahead[next] ?? 0) <= best + 1e-12) return;
    const ids = idsOf(wish);
    const slots = met.has(keyOf(wish)) ? [] : rules.commonSlots(ids, wish.onlySlots);
    for (const slot of slots) {
      if (!rules.fits(held, wish, slot)) continue;
      held.push({ ids, slot, seat: rules.placeOf(ids).seat });
      met.add(keyOf(wish));
      search(next + 1, value + wish.value);
      met.delete(keyOf(wish));
      held.pop();
    }
    search(next + 1, value);
  };
  search(0, fixedValue);
  return best;
}

/** The fixed meetings with their places and what they are worth. */
function heldFixed(rules: Rules): { held: Held[]; value: number } {
  const held: Held[] = [];
  const worth = new Map<string, number>();
  for (const meeting of rules.problem.fixed) {
    const ids = idsOf(meeting);
    held.push({ ids, slot: meeting.slot, seat: seatOfFixed(rules, meeting) });
    const own = rules.problem.wishes
      .filter((wish) => keyOf(wish) === keyOf(meeting) && rules.areKnown(idsOf(wish)))
      .map((wish) => wish.value);
    worth.set(keyOf(meeting), Math.max(0, ...own));
  }
  return { held, value: [...worth.values()].reduce((sum, value) => sum + value, 0) };
}

function seatOfFixed(rules: Rules, meeting: TimetableProblem['fixed'][number]): string | null {
  if (meeting.table !== null || meeting.place === 'table') return 'tables';
  if (meeting.place === 'video') return null;
  const ids = idsOf(meeting);
  if (meeting.place === undefined) return rules.placeOf(ids).seat;
  return rules.boothOf(ids.flatMap((id) => rules.person(id).companyId ?? []));
}

/** Wishes that may take place at all; several of one pair, of which one is granted at most, remain. */
function possibleWishes(rules: Rules): TimetableWish[] {
  const fixed = new Set(rules.problem.fixed.map(keyOf));
  return rules.problem.wishes.filter((wish) => {
    const ids = idsOf(wish);
    return rules.areKnown(ids) && !rules.isVetoed(ids) && rules.shareLanguage(ids) && !fixed.has(keyOf(wish));
  });
}
