import { compareIds } from '../compare-ids.js';
import { assignTables, type Seating } from './assign-tables.js';
import type { CompiledProblem } from './compiled-problem.js';
import { refusalReason } from './refusal-reason.js';
import type { Schedule } from './schedule.js';
import type { PlacedMeeting, Refusal, Timetable } from './timetable-types.js';

interface Entry extends Seating {
  meeting: Omit<PlacedMeeting, 'table'>;
}

/** Turns a finished schedule into the result; `bound` is that of the meetings which are not fixed. */
export function writeTimetable(schedule: Schedule, refusals: Refusal[], bound: number): Timetable {
  const { input } = schedule;
  const entries = [...fixedEntries(input), ...placedEntries(schedule)].sort(
    (x, y) =>
      x.slot - y.slot ||
      compareIds(x.meeting.aId, y.meeting.aId) ||
      compareIds(x.meeting.bId, y.meeting.bId) ||
      compareIds(x.meeting.fixedId ?? '', y.meeting.fixedId ?? ''),
  );
  const tables = assignTables(entries, input.problem.tables);
  const meetings = entries.map(({ meeting }, i): PlacedMeeting => {
    return { ...meeting, table: tables[i] ?? null };
  });
  let value = 0;
  for (const meeting of meetings) value += meeting.value;
  let fixedValue = 0;
  for (const { value: own } of input.fixed) fixedValue += own;
  return {
    meetings,
    refusals,
    loads: [],
    breaks: 0,
    value,
    // The two are sums in different orders; where they meet, rounding must not put the bound below.
    bound: Math.max(value, fixedValue + bound),
    stats: {
      wishes: input.wishes.length,
      granted: input.wishes.length - refusals.length,
      people: input.people.length,
      peopleWithMeeting: schedule.counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0),
    },
  };
}

function fixedEntries(input: CompiledProblem): Entry[] {
  return input.fixed.map(({ source, slot, a, b, atTable, value }) => ({
    slot,
    a,
    b,
    atTable,
    fixedTable: source.table,
    meeting: {
      aId: source.aId,
      bId: source.bId,
      slot: source.slot,
      place: atTable ? 'table' : 'video',
      withIds: [],
      boothCompanyId: null,
      hasVideo: !atTable,
      value,
      fixedId: source.id,
    },
  }));
}

function placedEntries(schedule: Schedule): Entry[] {
  const { wishes, status, slotNames } = schedule.input;
  return wishes.flatMap(({ aId, bId, value }, i): Entry[] => {
    const known = status[i];
    if (known?.kind !== 'open' || !schedule.isPlaced(known.meeting)) return [];
    const slot = schedule.slotOfMeeting(known.meeting);
    const atTable = schedule.tableNeed(known.meeting) === 1;
    return [
      {
        slot,
        a: schedule.firstOf(known.meeting),
        b: schedule.secondOf(known.meeting),
        atTable,
        fixedTable: null,
        meeting: {
          aId,
          bId,
          slot: slotNames[slot] as number,
          place: atTable ? 'table' : 'video',
          withIds: [],
          boothCompanyId: null,
          hasVideo: !atTable,
          value,
          fixedId: null,
        },
      },
    ];
  });
}

/** The wishes that a finished schedule leaves, most valuable first. */
export function writeRefusals(schedule: Schedule): Refusal[] {
  const { wishes } = schedule.input;
  const refusals: Refusal[] = [];
  for (const [i, { aId, bId, value, must }] of wishes.entries()) {
    const reason = refusalReason(schedule, i);
    if (reason !== null) refusals.push({ aId, bId, value, isMust: must === true, reason });
  }
  return refusals.sort((x, y) => y.value - x.value || compareIds(x.aId, y.aId) || compareIds(x.bId, y.bId));
}
