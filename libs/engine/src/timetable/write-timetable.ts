import { compareIds } from '../compare-ids.js';
import { assignTables, type Seating } from './assign-tables.js';
import { TABLES } from './meeting-place.js';
import { personLoads } from './person-loads.js';
import { refusalReason } from './refusal-reason.js';
import type { Schedule } from './schedule.js';
import type { MeetingPlace, PlacedMeeting, Refusal, Timetable } from './timetable-types.js';

interface Entry extends Seating {
  meeting: PlacedMeeting;
}

/** Turns a finished schedule into the result. */
export function writeTimetable(schedule: Schedule, bound: number): Timetable {
  const { input } = schedule;
  const entries = [...fixedEntries(schedule), ...placedEntries(schedule)].sort(
    (x, y) =>
      x.slot - y.slot ||
      compareIds(x.meeting.aId, y.meeting.aId) ||
      compareIds(x.meeting.bId, y.meeting.bId) ||
      compareIds(x.meeting.fixedId ?? '', y.meeting.fixedId ?? ''),
  );
  const tables = assignTables(entries, input.problem.tables);
  const meetings = entries.map(({ meeting }, i): PlacedMeeting => ({ ...meeting, table: tables[i] ?? null }));
  const loads = personLoads(schedule);
  const refusals = writeRefusals(schedule);
  const value = totalValue(schedule, meetings);
  return {
    meetings,
    refusals,
    loads,
    value,
    // The two are sums in different orders; where they meet, rounding must not put the bound below.
    bound: Math.max(value, bound),
    breaks: loads.reduce((sum, load) => sum + load.breaks, 0),
    stats: {
      wishes: input.wishes.length,
      granted: input.wishes.length - refusals.length,
      people: input.people.length,
      peopleWithMeeting: loads.filter((load) => load.meetings > 0).length,
    },
  };
}

function totalValue({ input, counts }: Schedule, meetings: readonly PlacedMeeting[]): number {
  let towardsMinimum = 0;
  for (let p = 0; p < input.people.length; p++) {
    towardsMinimum += Math.min(input.minimum[p] as number, counts[p] as number);
  }
  return meetings.reduce((sum, meeting) => sum + meeting.value, 0) + input.minimumWorth * towardsMinimum;
}

function fixedEntries(schedule: Schedule): Entry[] {
  const { fixed, meetingCount, values } = schedule.input;
  return fixed.map((source, i) => {
    const m = meetingCount + i;
    const { aId, bId, withIds = [], id, table } = source;
    return entryOf(schedule, m, { aId, bId, withIds, value: values[m] as number, fixedId: id }, table);
  });
}

function placedEntries(schedule: Schedule): Entry[] {
  const { wishes, status } = schedule.input;
  return wishes.flatMap(({ aId, bId, withIds = [], value }, i): Entry[] => {
    const known = status[i];
    if (known?.kind !== 'open' || !schedule.isPlaced(known.meeting)) return [];
    return [entryOf(schedule, known.meeting, { aId, bId, withIds, value, fixedId: null }, null)];
  });
}

function entryOf(
  schedule: Schedule,
  m: number,
  parties: Pick<PlacedMeeting, 'aId' | 'bId' | 'withIds' | 'value' | 'fixedId'>,
  fixedTable: number | null,
): Entry {
  const { slotNames, resources, hasVideo } = schedule.input;
  const position = schedule.slotOfMeeting(m);
  const resource = schedule.resourceOf(m);
  const place: MeetingPlace = resource < TABLES ? 'video' : resource === TABLES ? 'table' : 'booth';
  return {
    slot: position,
    a: schedule.member(m, 0),
    b: schedule.member(m, 1),
    atTable: resource === TABLES,
    fixedTable,
    meeting: {
      aId: parties.aId,
      bId: parties.bId,
      withIds: parties.withIds,
      slot: slotNames[position] as number,
      place,
      table: null,
      boothCompanyId: resources.companies[resource] ?? null,
      hasVideo: hasVideo[m] === 1,
      value: parties.value,
      fixedId: parties.fixedId,
    },
  };
}

/** The wishes that a finished schedule leaves, musts first, then the most valuable. */
function writeRefusals(schedule: Schedule): Refusal[] {
  const refusals: Refusal[] = [];
  for (const [i, { aId, bId, value, must = false }] of schedule.input.wishes.entries()) {
    const reason = refusalReason(schedule, i);
    if (reason !== null) refusals.push({ aId, bId, value, isMust: must, reason });
  }
  return refusals.sort(
    (x, y) =>
      Number(y.isMust) - Number(x.isMust) ||
      y.value - x.value ||
      compareIds(x.aId, y.aId) ||
      compareIds(x.bId, y.bId) ||
      compareIds(x.reason, y.reason),
  );
}
