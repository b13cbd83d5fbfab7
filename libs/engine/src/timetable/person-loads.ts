import { countBreaks, isRestWindow } from './breaks.js';
import { OpenSlots } from './open-slots.js';
import { pairKey } from './pair-key.js';
import { Schedule } from './schedule.js';
import type { PersonLoad, TimetableWish } from './timetable-types.js';

/** What each person got of a finished schedule, by id. */
export function personLoads(schedule: Schedule): PersonLoad[] {
  const { people, wishes, status } = schedule.input;
  const entriesOf = new Map<string, { wish: TimetableWish; isPossible: boolean }[]>();
  for (const [i, wish] of wishes.entries()) {
    const known = status[i];
    const isPossible = known?.kind !== 'excluded' || known.reason === 'already-meeting';
    for (const id of [wish.aId, wish.bId, ...(wish.withIds ?? [])]) {
      const entries = entriesOf.get(id);
      if (entries) entries.push({ wish, isPossible });
      else entriesOf.set(id, [{ wish, isPossible }]);
    }
  }
  const fixedOnly = new Schedule(schedule.input);
  // Costs time, and is only asked where somebody misses a minimum.
  let open: OpenSlots | null = null;
  // Their wishes are granted as they are, so nobody gets another meeting out of them.
  const fixedPairs = new Set(schedule.input.fixed.map(pairKey));
  return people.map(({ id, minMeetings = 0 }, person): PersonLoad => {
    const entries = entriesOf.get(id) ?? [];
    const missing = Math.max(0, minMeetings - schedule.countOf(person));
    const reasonOfMissing = (): PersonLoad['missingReason'] => {
      const pairs = new Set(entries.filter((entry) => entry.isPossible).map((entry) => pairKey(entry.wish)));
      const held = fixedOnly.countOf(person);
      const others = [...pairs].filter((pair) => !fixedPairs.has(pair)).length;
      if (held + others < minMeetings) return 'too-few-wishes';
      open ??= new OpenSlots(fixedOnly);
      const most = Math.min(held + open.roomOf(person), Math.max(held, schedule.input.quota[person] as number));
      return most < minMeetings ? 'too-few-slots' : 'others-full';
    };
    return {
      personId: id,
      meetings: schedule.countOf(person),
      wished: entries.length,
      breaks: breaksOf(schedule, person),
      missing,
      missingReason: missing === 0 ? null : reasonOfMissing(),
    };
  });
}

function breaksOf(schedule: Schedule, person: number): number {
  const { slotNames, dayOf, people } = schedule.input;
  const isBusy = (slot: number): boolean => schedule.meetingAt(person, slot) >= 0;
  const resting = new Set<number>();
  for (const cap of people[person]?.caps ?? []) {
    if (cap.max === 0 || !isRestWindow(cap)) continue;
    const positions = [...new Set(cap.slots)].map((name) => slotNames.indexOf(name)).filter((slot) => slot >= 0);
    if (positions.filter(isBusy).length === cap.max) for (const slot of positions) resting.add(slot);
  }
  const isIdle = (slot: number): boolean => schedule.isAvailable(person, slot) && !resting.has(slot);
  return countBreaks(dayOf, isBusy, isIdle);
}
