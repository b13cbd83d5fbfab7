import type { Fair, Slot } from '@parvis/contracts';
import { fillGaps, type PlacedMeeting, type TimetableProblem, type TimetableWish } from '@parvis/engine';
import type { PlanningPerson } from '@parvis/profiles';
import { pairKey } from '../planning/pair.rules.js';
import type { Planning } from '../planning/planning-reader.js';
import type { ClosedTable } from '../table/table.rules.js';
import { capsOf } from '../timetable/caps.rules.js';
import { applyColleagueRule } from '../timetable/colleague.rules.js';
import { plannedRows } from '../timetable/outcome.rules.js';
import type { PlannedRow } from '../timetable/plan.repository.js';
import { boothsOf, toTimetablePerson } from '../timetable/planned-person.rules.js';
import { demandOutcome, wishOutcome } from '../timetable/wish-value.rules.js';
import type { TakenPlaces, WaitingPair } from './repair.repository.js';

/** A slot that has begun is offered on if so much of it is left. */
const leastRestMs = 10 * 60_000;
const minute = 60_000;

export interface RepairParts {
  fair: Pick<Fair, 'mode' | 'tables' | 'timeZone' | 'slotMinutes' | 'breakMinutes'>;
  slots: readonly Slot[];
  /** Slots in which something may be put; one that has begun with the time from which it is free. */
  open: readonly Slot[];
  /** The people of the waiting pairs, and those whom they meet. */
  people: readonly PlanningPerson[];
  waiting: readonly WaitingPair[];
  cancelled: ReadonlySet<string>;
  planning: Planning;
  /** The meetings of these people, as they stand. */
  current: readonly PlannedRow[];
  /** Tables and booths that are taken, by these meetings too. */
  places: readonly TakenPlaces[];
  closedTables: readonly ClosedTable[];
  /** Who has become free, or would like to meet. */
  focusIds: readonly string[];
  /** Where a place has become free; anybody may take it. */
  freedPlaceAt: string | null;
}

/** Slots in which something new can still be put: those that have not begun. */
export const openSlots = (slots: readonly Slot[], now: number): Slot[] =>
  slots.filter((slot) => Date.parse(slot.startsAt) > now);

/** What is left of the slot that has begun, from the next full minute; null when that is too little. */
export function restOfSlot(slots: readonly Slot[], now: number): Slot | null {
  const slot = slots.find(({ startsAt, endsAt }) => Date.parse(startsAt) <= now && now < Date.parse(endsAt));
  const from = Math.ceil(now / minute) * minute;
  if (!slot || Date.parse(slot.endsAt) - from < leastRestMs) return null;
  return { ...slot, startsAt: new Date(from).toISOString() };
}

/**
 * The meetings that can be added among waiting pairs without moving any other, under all rules of the fair.
 */
export function repairs(parts: RepairParts): PlannedRow[] {
  const problem = problemOf(parts);
  const slotOf = slotFinder(parts.slots);
  const current = [
    ...parts.current.flatMap((row) => placedOf(row, slotOf(row.startsAt))),
    ...parts.places.flatMap((taken) => strangersAt(taken, parts.current, slotOf(taken.startsAt))),
    ...closedAt(parts, slotOf),
  ];
  const openIndexes = parts.open.map((slot) => slot.index);
  const added = fillGaps(problem, current, { personIds: parts.focusIds, slots: openIndexes });
  const freed = parts.freedPlaceAt === null ? undefined : slotOf(parts.freedPlaceAt);
  if (freed && openIndexes.includes(freed.index))
    added.push(...fillGaps(problem, [...current, ...added], { slots: [freed.index] }));
  return plannedRows({ problem, kept: new Map() }, added);
}

function problemOf(parts: RepairParts): TimetableProblem {
  const { fair, open, people, planning, waiting, current } = parts;
  const pairOf = new Map(waiting.map((pair) => [pairKey(pair), pair]));
  const companyOf = new Map(people.map((person) => [person.id, person.companyId]));
  const colleagues = applyColleagueRule(
    wishesOf(parts),
    (key) => pairOf.get(key),
    (id) => companyOf.get(id) ?? null,
    current,
  );
  const openSlot = new Map(open.map((slot) => [slot.index, slot]));
  const slots = parts.slots.map((slot) => openSlot.get(slot.index) ?? slot);
  const closed = slots.filter((slot) => !openSlot.has(slot.index)).map((slot) => slot.index);
  const caps = capsOf(planning.rules, parts.slots, fair);
  return {
    slots,
    people: [
      ...people.map((person) => toTimetablePerson(person, { fair, slots, planning, caps, closed })),
      ...colleagues.standIns,
    ],
    wishes: colleagues.wishes,
    fixed: [],
    vetoes: planning.pairRules.filter((rule) => rule.kind === 'veto'),
    // biome-ignore lint/suspicious/noThenProperty: the engine's word; nothing awaits it.
    precedences: planning.precedences.map(({ first, next }) => ({ first, then: next })),
    tables: fair.tables,
    booths: fair.mode === 'virtual' ? [] : boothsOf(people, planning.rules.boothSeats),
    mixedMeetings: planning.rules.mixedMeetings,
    commonLanguage: planning.rules.commonLanguage === 'required' ? 'required' : 'ignored',
    seed: 1,
  };
}

/** What both sides said yes to, or the organiser demands, and is not on the timetable. */
function wishesOf({ waiting, cancelled, planning, current, focusIds }: RepairParts): TimetableWish[] {
  const planned = new Set(current.map(pairKey));
  const scoreOf = new Map(waiting.map((pair) => [pairKey(pair), pair.score]));
  const score = (aId: string, bId: string) => scoreOf.get(pairKey({ aId, bId })) ?? 0.5;
  const demands = planning.pairRules.filter(
    (rule) =>
      rule.kind === 'must' && !planned.has(pairKey(rule)) && [rule.aId, rule.bId].some((id) => focusIds.includes(id)),
  );
  const isDemanded = new Set(demands.map(pairKey));
  const pairOf = new Map(waiting.map((pair) => [pairKey(pair), pair]));
  const outcomes = [
    ...demands.map((rule) => {
      const pair = pairOf.get(pairKey(rule));
      const isDeclined = pair?.aLevel === 'no' || pair?.bLevel === 'no';
      const obstacle = isDeclined ? 'declined' : cancelled.has(pairKey(rule)) ? 'cancelled' : null;
      return demandOutcome(rule, pair, obstacle, score);
    }),
    ...waiting
      .filter((pair) => !planned.has(pairKey(pair)) && !isDemanded.has(pairKey(pair)))
      .map((pair) => wishOutcome(pair, cancelled.has(pairKey(pair)), score)),
  ];
  return outcomes.flatMap((outcome) => ('wish' in outcome ? [outcome.wish] : []));
}

function slotFinder(slots: readonly Slot[]): (instant: string) => Slot | undefined {
  const exact = new Map(slots.map((slot) => [Date.parse(slot.startsAt), slot]));
  return (instant) => {
    const at = Date.parse(instant);
    const around = ({ startsAt, endsAt }: Slot) => Date.parse(startsAt) <= at && at < Date.parse(endsAt);
    return exact.get(at) ?? slots.find(around);
  };
}

/** A meeting outside the fair's slots, after its hours were changed, is in nobody's way. */
function placedOf(row: PlannedRow, slot: Slot | undefined): PlacedMeeting[] {
  if (!slot) return [];
  const { aId, bId, otherIds, place, tableNumber, boothCompanyId, hasVideo, value } = row;
  return [
    {
      aId,
      bId,
      withIds: otherIds,
      slot: slot.index,
      place,
      table: tableNumber,
      boothCompanyId,
      hasVideo,
      value,
      fixedId: null,
    },
  ];
}

/** Tables that are closed, as what takes them up; one at which somebody sits although is taken anyway. */
function closedAt(
  { closedTables, places, current }: RepairParts,
  slotOf: (instant: string) => Slot | undefined,
): PlacedMeeting[] {
  if (closedTables.length === 0) return [];
  const taken = new Set([
    ...places.flatMap(({ startsAt, tables }) => (tables ?? []).map((table) => `${slotOf(startsAt)?.index} ${table}`)),
    ...current.map(({ startsAt, tableNumber }) => `${slotOf(startsAt)?.index} ${tableNumber}`),
  ]);
  return closedTables
    .filter(({ slot, table }) => !taken.has(`${slot} ${table}`))
    .map(({ slot, table }) => ({
      aId: `closed table ${table}`,
      bId: `closed table ${table} too`,
      withIds: [],
      slot,
      place: 'table',
      table,
      boothCompanyId: null,
      hasVideo: false,
      value: 0,
      fixedId: null,
    }));
}

/** Meetings of people who do not matter here, as what they take up. */
function strangersAt(taken: TakenPlaces, known: readonly PlannedRow[], slot: Slot | undefined): PlacedMeeting[] {
  if (!slot) return [];
  const { startsAt, boothCompanyId, count, tables } = taken;
  const own = known.filter((row) => row.place !== 'video' && Date.parse(row.startsAt) === Date.parse(startsAt));
  const ownTables = new Set(own.map((row) => row.tableNumber));
  const seats = count - own.filter((row) => row.place === 'booth' && row.boothCompanyId === boothCompanyId).length;
  const strange =
    boothCompanyId === null ? (tables ?? []).filter((table) => !ownTables.has(table)) : Array(seats).fill(null);
  return strange.map((table: number | null, index) => ({
    aId: `stranger ${index}`,
    bId: `stranger ${index} too`,
    withIds: [],
    slot: slot.index,
    place: boothCompanyId === null ? 'table' : 'booth',
    table,
    boothCompanyId,
    hasVideo: false,
    value: 0,
    fixedId: null,
  }));
}
