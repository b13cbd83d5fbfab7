import type { FixedMeeting, PlacedMeeting, Timetable, TimetableProblem } from '../timetable-types.js';
import { type Held, idsOf, keyOf, Rules } from './rules.js';
import { verifyLoads } from './verify-loads.js';
import { verifyRefusals } from './verify-refusals.js';

/**
 * Recomputes everything that a timetable claims from the problem and the meetings alone. Returns what is wrong in words;
 * an empty list is a sound timetable.
 */
export function verifyTimetable(problem: TimetableProblem, timetable: Timetable): string[] {
  const rules = new Rules(problem);
  const held = heldOf(timetable.meetings);
  return [
    ...verifyMeetings(problem, timetable.meetings),
    ...verifyRefusals(rules, held, timetable),
    ...verifyLoads(rules, held, timetable),
    ...verifyNumbers(rules, held, timetable),
  ];
}

/** Whether meetings keep every rule of the problem and contain its fixed ones; says which they break. */
export function verifyMeetings(problem: TimetableProblem, meetings: readonly PlacedMeeting[]): string[] {
  const rules = new Rules(problem);
  const held = heldOf(meetings);
  return [
    ...meetings.flatMap((meeting, i) => verifyMeeting(rules, held, meeting, held[i] as Held)),
    ...verifySeats(rules, held, meetings),
    ...verifyFixed(problem, meetings),
  ];
}

/** Meetings as the rules see them. */
export function heldOf(meetings: readonly PlacedMeeting[]): Held[] {
  return meetings.map((meeting) => ({
    ids: idsOf(meeting),
    slot: meeting.slot,
    seat: meeting.place === 'video' ? null : meeting.place === 'table' ? 'tables' : (meeting.boothCompanyId ?? '?'),
  }));
}

function verifyMeeting(rules: Rules, held: readonly Held[], meeting: PlacedMeeting, own: Held): string[] {
  const wrong: string[] = [];
  const name = `${own.ids.join('+')}@${own.slot}`;
  const others = held.filter((other) => other !== own);
  if (!rules.positionOf.has(own.slot)) wrong.push(`${name}: there is no such slot`);
  if (!rules.areKnown(own.ids)) return [...wrong, `${name}: somebody unknown`];
  for (const id of own.ids) if (rules.isBusy(others, id, own.slot)) wrong.push(`${name}: ${id} is booked twice`);
  if (!rules.isInOrder(others, meeting, own.slot)) wrong.push(`${name}: against a precedence`);
  if (meeting.fixedId !== null) return wrong;
  const wishes = rules.problem.wishes.filter(
    (one) => one.value === meeting.value && keyOf(one) === keyOf(meeting) && sameIds(idsOf(one), own.ids),
  );
  if (wishes.length === 0) return [...wrong, `${name}: nobody wished for it`];
  if (others.some((other) => keyOf({ aId: other.ids[0] ?? '', bId: other.ids[1] ?? '' }) === keyOf(meeting)))
    wrong.push(`${name}: the pair meets twice`);
  if (!wishes.some((wish) => rules.commonSlots(own.ids, wish.onlySlots).includes(own.slot)))
    wrong.push(`${name}: not a common slot`);
  if (rules.isVetoed(own.ids)) wrong.push(`${name}: vetoed`);
  if (!rules.shareLanguage(own.ids)) wrong.push(`${name}: no common language`);
  for (const id of own.ids) {
    if (!rules.hasQuotaLeft(others, id)) wrong.push(`${name}: above the quota of ${id}`);
    if (rules.capIsReached(others, id, own.slot)) wrong.push(`${name}: above a cap of ${id}`);
  }
  const { place, seat, hasVideo } = rules.placeOf(own.ids);
  if (place !== meeting.place || seat !== own.seat || hasVideo !== meeting.hasVideo)
    wrong.push(`${name}: at ${meeting.place} (${own.seat}, video ${meeting.hasVideo}) instead of ${place} (${seat})`);
  return wrong;
}

function verifySeats(rules: Rules, held: readonly Held[], meetings: readonly PlacedMeeting[]): string[] {
  const wrong: string[] = [];
  const used = new Map<string, number>();
  const taken = new Set<string>();
  for (const [i, { slot, place, table, boothCompanyId, fixedId }] of meetings.entries()) {
    const seat = held[i]?.seat ?? null;
    if ((table !== null) !== (place === 'table')) wrong.push(`table ${table} at ${place} @${slot}`);
    if ((boothCompanyId !== null) !== (place === 'booth')) wrong.push(`booth ${boothCompanyId} at ${place} @${slot}`);
    if (seat !== null) used.set(`${seat}@${slot}`, (used.get(`${seat}@${slot}`) ?? 0) + 1);
    if (table === null) continue;
    if (!(table >= 1 && table <= rules.problem.tables)) wrong.push(`there is no table ${table}`);
    if (taken.has(`${table}@${slot}`)) wrong.push(`table ${table} is taken twice @${slot} (${fixedId})`);
    taken.add(`${table}@${slot}`);
  }
  for (const [key, count] of used) {
    const seats = rules.seatsOf(key.slice(0, key.lastIndexOf('@')));
    if (count > seats) wrong.push(`${key}: ${count} meetings on ${seats} places`);
  }
  return wrong;
}

function verifyFixed({ fixed }: TimetableProblem, meetings: readonly PlacedMeeting[]): string[] {
  const wrong: string[] = [];
  const kept = new Map(meetings.flatMap((meeting) => (meeting.fixedId === null ? [] : [[meeting.fixedId, meeting]])));
  if (kept.size !== meetings.filter((meeting) => meeting.fixedId !== null).length) wrong.push('a fixed meeting twice');
  if (kept.size !== fixed.length) wrong.push(`${kept.size} fixed meetings instead of ${fixed.length}`);
  for (const meeting of fixed) {
    const found = kept.get(meeting.id);
    if (!found || !isKept(meeting, found)) wrong.push(`${meeting.id} is not kept as it is`);
  }
  return wrong;
}

function isKept(fixed: FixedMeeting, found: PlacedMeeting): boolean {
  return (
    fixed.aId === found.aId &&
    fixed.bId === found.bId &&
    fixed.slot === found.slot &&
    sameIds(idsOf(fixed), idsOf(found)) &&
    (fixed.table === null || fixed.table === found.table) &&
    (fixed.place === undefined || fixed.place === found.place)
  );
}

function verifyNumbers(rules: Rules, held: readonly Held[], timetable: Timetable): string[] {
  const { meetings, refusals, value, bound, stats } = timetable;
  const { problem } = rules;
  const wrong: string[] = [];
  const total = meetings.reduce((sum, meeting) => sum + meeting.value, 0) + rules.bonus(held);
  if (Math.abs(total - value) > 1e-9 * (1 + total)) wrong.push(`value ${value} instead of ${total}`);
  if (value > bound * (1 + 1e-9) + 1e-9) wrong.push(`value ${value} above the bound ${bound}`);
  for (const meeting of meetings) {
    if (meeting.fixedId === null) continue;
    const wished = problem.wishes
      .filter((wish) => keyOf(wish) === keyOf(meeting) && rules.areKnown(idsOf(wish)))
      .map((wish) => wish.value);
    const own = meetings.filter((other) => keyOf(other) === keyOf(meeting)).map((other) => other.value);
    const worth = wished.length > 0 ? Math.max(...wished) : 0;
    if (Math.max(...own) !== worth || own.filter((one) => one > 0).length > 1)
      wrong.push(`fixed ${meeting.fixedId} is worth ${meeting.value} instead of ${worth}`);
  }
  const met = problem.people.filter((person) => rules.meetingsOf(held, person.id) > 0).length;
  const expected = {
    wishes: problem.wishes.length,
    granted: problem.wishes.length - refusals.length,
    people: problem.people.length,
    peopleWithMeeting: met,
  };
  if (JSON.stringify(stats) !== JSON.stringify(expected))
    wrong.push(`stats ${JSON.stringify(stats)} instead of ${JSON.stringify(expected)}`);
  return wrong;
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join(' ') === [...b].sort().join(' ');
}
