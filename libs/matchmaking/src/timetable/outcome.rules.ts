import type { RunReport } from '@parvis/contracts';
import type { PlacedMeeting, Timetable } from '@parvis/engine';
import { orderedPair, pairKey } from '../planning/pair.rules.js';
import { isClosedTable, withSeats } from '../table/table.rules.js';
import { isStandIn } from './colleague.rules.js';
import type { LoadRow, PlannedRow, RefusedRow } from './plan.repository.js';
import type { PreparedProblem } from './problem.rules.js';
import type { RunNumbers } from './run.repository.js';

/** What a run leaves behind. */
export interface RunOutcome {
  meetings: PlannedRow[];
  refusals: RefusedRow[];
  loads: LoadRow[];
  numbers: RunNumbers;
}

/** Refusals written before other work gets its turn. */
const refusalsInStep = 5_000;

/** A finished timetable in the words of the fair: instants instead of slots, people only. In steps: fairs are large. */
export function* outcomeSteps(prepared: PreparedProblem, timetable: Timetable): Generator<undefined, RunOutcome> {
  const meetings = seated(prepared, plannedRows(prepared, timetable.meetings));
  yield;
  const refusals = yield* refusedRows(prepared, timetable, meetings);
  yield;
  const loads = timetable.loads
    .filter((load) => !isStandIn(load.personId) && !isClosedTable(load.personId))
    .map(({ personId, ...load }) => ({ participantId: personId, ...load }));
  return {
    meetings,
    refusals,
    loads,
    numbers: {
      people: loads.length,
      wishes: prepared.problem.wishes.length + prepared.settled.length,
      meetings: meetings.length,
      peopleWithMeeting: loads.filter((load) => load.meetings > 0).length,
      value: timetable.value,
      bound: timetable.bound,
      report: reportOf(prepared, { meetings, refusals, loads, breaks: timetable.breaks }),
    },
  };
}

/** Meetings as they are kept. One that was on the agendas keeps its very times. */
export function plannedRows(
  { problem, kept }: Pick<PreparedProblem, 'problem' | 'kept'>,
  placed: readonly PlacedMeeting[],
): PlannedRow[] {
  const slotOf = new Map(problem.slots.map((slot) => [slot.index, slot]));
  const attendanceOf = new Map(problem.people.map((person) => [person.id, person.attendance]));
  return placed.flatMap((meeting) => {
    const { slot, place, table, boothCompanyId, value, fixedId } = meeting;
    if (isClosedTable(meeting.aId)) return [];
    const times = (fixedId === null ? undefined : kept.get(fixedId)) ?? slotOf.get(slot);
    if (!times) return [];
    const pair = orderedPair(meeting);
    const otherIds = meeting.withIds.filter((id) => !isStandIn(id));
    const hasVideo =
      place === 'video' || [pair.aId, pair.bId, ...otherIds].some((id) => attendanceOf.get(id) === 'virtual');
    const { startsAt, endsAt } = times;
    return [{ ...pair, otherIds, startsAt, endsAt, place, tableNumber: table, boothCompanyId, hasVideo, value }];
  });
}

/** At tables with a seat for each, as far as there are. */
function seated({ problem, kept, tableLimits }: PreparedProblem, meetings: readonly PlannedRow[]): PlannedRow[] {
  const stays = new Set([...kept.values()].map(pairKey));
  const slotAt = new Map(problem.slots.map((slot) => [Date.parse(slot.startsAt), slot.index]));
  const closed = new Set(tableLimits.closed.map(({ slot, table }) => `${slot} ${table}`));
  const isFree = (startsAt: number, table: number) => !closed.has(`${slotAt.get(startsAt)} ${table}`);
  return withSeats(meetings, tableLimits, problem.tables, (meeting) => stays.has(pairKey(meeting)), isFree);
}

/** What the organiser demanded first. */
function* refusedRows(
  { settled, rivals, scoreOf }: PreparedProblem,
  { refusals }: Timetable,
  meetings: readonly PlannedRow[],
): Generator<undefined, RefusedRow[]> {
  const planned = new Set(meetings.map(pairKey));
  const rows: RefusedRow[] = [];
  for (const refusal of refusals) {
    const pair = orderedPair(refusal);
    const isForColleague = rivals.size > 0 && (rivals.get(pairKey(pair))?.some((key) => planned.has(key)) ?? false);
    const reason = isForColleague ? 'colleague-meets' : refusal.reason;
    const score = scoreOf(pair.aId, pair.bId);
    rows.push({ ...pair, isMutual: true, isMust: refusal.isMust, reason, score });
    if (rows.length % refusalsInStep === 0) yield;
  }
  const all = [...rows, ...settled];
  return [...all.filter((row) => row.isMust), ...all.filter((row) => !row.isMust)];
}

function reportOf(
  { problem, kept }: PreparedProblem,
  result: Pick<RunOutcome, 'meetings' | 'refusals' | 'loads'> & { breaks: number },
): RunReport {
  const { meetings, refusals, loads, breaks } = result;
  const at = (place: PlannedRow['place']) => meetings.filter((meeting) => meeting.place === place).length;
  const refusedMusts = refusals.filter((refusal) => refusal.isMust).length;
  const fixedByOrganiser = problem.fixed.filter(
    (meeting) => !kept.has(meeting.id) && !isClosedTable(meeting.id),
  ).length;
  const grantedMusts =
    problem.wishes.filter((wish) => wish.must).length + fixedByOrganiser - countIn(refusals, problem);
  return {
    slots: problem.slots.length,
    places: { video: at('video'), table: at('table'), booth: at('booth') },
    breaks,
    load: tally(loads, (load) => load.meetings)
      .map(([count, people]) => ({ meetings: count, people }))
      .sort((one, other) => one.meetings - other.meetings),
    refusals: tally(refusals, (refusal) => refusal.reason)
      .map(([reason, wishes]) => ({ reason, wishes }))
      .sort((one, other) => other.wishes - one.wishes),
    musts: { asked: grantedMusts + refusedMusts, granted: grantedMusts },
    belowMinimum: tally(
      loads.filter((load) => load.missing > 0),
      (load) => load.missingReason ?? 'others-full',
    )
      .map(([reason, people]) => ({ reason, people }))
      .sort((one, other) => other.people - one.people),
  };
}

/** Demands that were planned for and found no place; the others were settled before. */
function countIn(refusals: readonly RefusedRow[], { wishes }: PreparedProblem['problem']): number {
  const demanded = new Set(wishes.filter((wish) => wish.must).map(pairKey));
  if (demanded.size === 0) return 0;
  return refusals.filter((refusal) => refusal.isMust && demanded.has(pairKey(refusal))).length;
}

function tally<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): [Key, number][] {
  const counts = new Map<Key, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return [...counts];
}
