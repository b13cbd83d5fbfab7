import { isRestWindow } from './breaks.js';
import { PolishBoard } from './polish-board.js';
import type { BoardCap } from './polish-input.js';
import { searchBreaks } from './polish-search.js';
import type { Schedule } from './schedule.js';
import type { PolishOptions } from './timetable-types.js';

/** Effort of a run where the caller names none: so much per meeting, in larger fairs less. */
const STEPS_PER_MEETING = 5_000;
const LARGER_FAIR = { steps: 3_500_000, perMeeting: 70 };

/** What a run spends on breaks unless it is told otherwise: half a second of one core for 1,000 people, a few for 10,000. */
export function polishBudget(schedule: Schedule): number {
  let meetings = 0;
  for (const slot of schedule.slotOf) if (slot >= 0) meetings++;
  return Math.min(STEPS_PER_MEETING * meetings, LARGER_FAIR.steps + LARGER_FAIR.perMeeting * meetings);
}

/**
 * Moves meetings to other slots so that people wait less between them. Who meets whom, and so the value, stays as it is;
 * every constraint holds and fixed meetings stay. Effort is counted in elementary steps (`budget`; about ten million a
 * second), so the same schedule and seed give the same result. Yields the share done.
 *
 * People who are moved may become free for a wish that was not granted: fill up afterwards.
 */
export function* polishSteps(
  schedule: Schedule,
  budget: number,
  options: Omit<PolishOptions, 'steps'> = {},
): Generator<number, void> {
  const meetings: number[] = [];
  for (const [meeting, slot] of schedule.slotOf.entries()) if (slot >= 0) meetings.push(meeting);
  const board = boardOf(schedule, meetings, options);
  if (board.breaks === 0 || budget <= 0) return;
  const slots = yield* searchBreaks(board, budget, schedule.input.problem.seed);
  const moved = meetings.flatMap((meeting, i) => {
    const slot = slots[i] as number;
    return slot === schedule.slotOfMeeting(meeting) ? [] : [{ meeting, slot }];
  });
  for (const { meeting } of moved) schedule.take(meeting);
  for (const { meeting, slot } of moved) schedule.put(meeting, slot);
  schedule.commit();
}

function boardOf(schedule: Schedule, meetings: readonly number[], options: Omit<PolishOptions, 'steps'>): PolishBoard {
  const { input } = schedule;
  const { slotCount, meetingCount, memberStart, resources } = input;
  const membersOf = (meeting: number): Int32Array =>
    input.members.subarray(memberStart[meeting], memberStart[meeting + 1]);
  const starts = new Int32Array(meetings.length + 1);
  for (const [i, meeting] of meetings.entries()) starts[i + 1] = (starts[i] as number) + schedule.sizeOf(meeting);
  const allowed = new Uint8Array(meetings.length * slotCount);
  for (const [i, meeting] of meetings.entries()) {
    if (meeting >= meetingCount) allowed[i * slotCount + schedule.slotOfMeeting(meeting)] = 1;
    else allowed.set(input.allowed.subarray(meeting * slotCount, (meeting + 1) * slotCount), i * slotCount);
  }
  const seats = new Int32Array(resources.seats.length * slotCount);
  for (const [r, count] of resources.seats.entries()) seats.fill(count, r * slotCount, (r + 1) * slotCount);
  return new PolishBoard({
    days: input.dayOf,
    people: input.personCount,
    starts,
    members: Int32Array.from(meetings.flatMap((meeting) => [...membersOf(meeting)])),
    allowed,
    placeOf: Int32Array.from(meetings, (meeting) => schedule.resourceOf(meeting)),
    seats,
    available: input.available,
    caps: capsOf(schedule),
    precedences: precedencesAmong(schedule, meetings),
    maxBreaksPerPerson: options.maxBreaksPerPerson ?? Number.POSITIVE_INFINITY,
    slotOf: Int32Array.from(meetings, (meeting) => schedule.slotOfMeeting(meeting)),
  });
}

/** Caps by slot positions. One that fixed meetings exceed must not get worse. */
function capsOf(schedule: Schedule): BoardCap[][] {
  const { people, personCount, slotNames } = schedule.input;
  const positionOf = new Map(slotNames.map((name, position) => [name, position]));
  return Array.from({ length: personCount }, (_, person) =>
    (people[person]?.caps ?? []).map((cap) => {
      const slots = [...new Set(cap.slots)].flatMap((name) => positionOf.get(name) ?? []);
      const held = slots.filter((slot) => schedule.meetingAt(person, slot) >= 0).length;
      return { slots, max: Math.max(cap.max, held), isRest: cap.max > 0 && held <= cap.max && isRestWindow(cap) };
    }),
  );
}

function precedencesAmong(schedule: Schedule, meetings: readonly number[]): [number, number][] {
  const { order } = schedule.input;
  if (!order) return [];
  const numberOf = new Map(meetings.map((meeting, i) => [meeting, i]));
  return [...order.later].flatMap(([before, others]) =>
    others.flatMap((after): [number, number][] => {
      const first = numberOf.get(before);
      const later = numberOf.get(after);
      return first === undefined || later === undefined ? [] : [[first, later]];
    }),
  );
}
