import { needsTable } from './compiled-problem.js';
import type { Schedule } from './schedule.js';
import type { RefusalReason, TimetablePerson } from './timetable-types.js';

/** Why an entry of the problem's wishes has no meeting in the finished schedule, or null if it has. */
export function refusalReason(schedule: Schedule, wish: number): RefusalReason | null {
  const { status, wishes, personOf, people } = schedule.input;
  const known = status[wish];
  if (known === undefined || known.kind === 'fixed') return null;
  if (known.kind === 'unknown-person') return 'unknown-person';
  if (known.kind === 'repeated' && refusalReason(schedule, known.first) === null) return 'already-meeting';
  if (known.kind === 'open' && schedule.isPlaced(known.meeting)) return null;
  const a = personOf.get(wishes[wish]?.aId ?? '') as number;
  const b = personOf.get(wishes[wish]?.bId ?? '') as number;
  return reasonOfPair(schedule, a, b, needsTable(people[a] as TimetablePerson, people[b] as TimetablePerson));
}

function reasonOfPair(schedule: Schedule, a: number, b: number, atTable: boolean): RefusalReason {
  let common = 0;
  let firstBusy = 0;
  let secondBusy = 0;
  let bothFree = 0;
  let withTable = 0;
  for (let slot = 0; slot < schedule.input.slotCount; slot++) {
    if (!schedule.isAvailable(a, slot) || !schedule.isAvailable(b, slot)) continue;
    common++;
    const first = schedule.isFree(a, slot);
    const second = schedule.isFree(b, slot);
    if (!first) firstBusy++;
    if (!second) secondBusy++;
    if (!first || !second) continue;
    bothFree++;
    if (!atTable || schedule.tablesLeftAt(slot) > 0) withTable++;
  }
  if (common === 0) return 'no-common-slot';
  if (!schedule.hasQuotaLeft(a) || !schedule.hasQuotaLeft(b)) return 'quota';
  if (firstBusy === common) return 'first-person-full';
  if (secondBusy === common) return 'second-person-full';
  if (bothFree === 0) return 'both-full-at-common-times';
  if (withTable === 0) return 'no-table';
  throw new Error('A wish that could be granted was left: the schedule is inconsistent');
}
