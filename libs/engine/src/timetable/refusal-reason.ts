import { TABLES } from './meeting-place.js';
import type { Schedule } from './schedule.js';
import type { RefusalReason } from './timetable-types.js';

/** Why an entry of the problem's wishes has no meeting in the finished schedule, or null if it has. */
export function refusalReason(schedule: Schedule, wish: number): RefusalReason | null {
  const known = schedule.input.status[wish];
  if (known === undefined || known.kind === 'fixed') return null;
  if (known.kind === 'excluded') return known.reason;
  if (schedule.isPlaced(known.meeting)) return null;
  if (isMetOtherwise(schedule, known.meeting)) return 'already-meeting';
  return reasonOfMeeting(schedule, known.meeting);
}

/** Another wish of the same pair took place: their stand-in is busy. */
function isMetOtherwise(schedule: Schedule, meeting: number): boolean {
  for (let i = schedule.sizeOf(meeting) - 1; i >= 2; i--) {
    const person = schedule.member(meeting, i);
    if (person >= schedule.input.people.length && schedule.countOf(person) > 0) return true;
  }
  return false;
}

function reasonOfMeeting(schedule: Schedule, meeting: number): RefusalReason {
  const people = realMembers(schedule, meeting);
  const common = slotsWhere(schedule, (slot) => schedule.isAllowed(meeting, slot));
  if (common.length === 0) return 'no-common-slot';
  if (people.some((person) => !schedule.hasQuotaLeft(person))) return 'quota';
  const full = people.findIndex((person) => common.every((slot) => schedule.meetingAt(person, slot) >= 0));
  if (full === 0) return 'first-person-full';
  if (full === 1) return 'second-person-full';
  if (full > 1) return 'companion-full';
  const free = common.filter((slot) => schedule.areAllFree(meeting, slot));
  if (free.length === 0) return 'both-full-at-common-times';
  const uncapped = free.filter((slot) => !schedule.isCapped(meeting, slot));
  if (uncapped.length === 0) return 'person-limit';
  const inOrder = uncapped.filter((slot) => schedule.outOfOrder(meeting, slot) < 0);
  if (inOrder.length === 0) return 'precedence';
  if (inOrder.every((slot) => !schedule.hasPlace(meeting, slot))) {
    return schedule.resourceOf(meeting) === TABLES ? 'no-table' : 'no-booth';
  }
  throw new Error('A wish that could be granted was left: the schedule is inconsistent');
}

function realMembers(schedule: Schedule, meeting: number): number[] {
  const members = Array.from({ length: schedule.sizeOf(meeting) }, (_, i) => schedule.member(meeting, i));
  return members.filter((person) => person < schedule.input.people.length);
}

function slotsWhere(schedule: Schedule, holds: (slot: number) => boolean): number[] {
  return Array.from({ length: schedule.input.slotCount }, (_, slot) => slot).filter(holds);
}
