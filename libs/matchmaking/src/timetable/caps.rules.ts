import type { PlanningRules, Slot } from '@parvis/contracts';
import type { MeetingCap } from '@parvis/engine';

export interface CapSettings {
  timeZone: string;
  slotMinutes: number;
  breakMinutes: number;
}

const minute = 60_000;

/** What the rules of a fair leave everybody to have within a day, around lunch and in a row. */
export function capsOf(
  rules: Pick<PlanningRules, 'maxPerDay' | 'restAfter' | 'lunch'>,
  slots: readonly Slot[],
  settings: CapSettings,
): MeetingCap[] {
  const days = slotsByDay(slots, settings.timeZone);
  return days.flatMap((day) => [
    ...(rules.maxPerDay === null || day.length <= rules.maxPerDay
      ? []
      : [{ slots: indexesOf(day), max: rules.maxPerDay }]),
    ...(rules.restAfter === null ? [] : restCaps(day, rules.restAfter, settings.breakMinutes)),
    ...(rules.lunch === null ? [] : lunchCaps(day, rules.lunch, settings)),
  ]);
}

interface ClockedSlot {
  index: number;
  start: number;
  end: number;
  /** In the fair's zone, `09:30`. */
  from: string;
  to: string;
}

const indexesOf = (slots: readonly ClockedSlot[]) => slots.map((slot) => slot.index);

/** Slots of each day of the fair's calendar, in order of time. */
function slotsByDay(slots: readonly Slot[], timeZone: string): ClockedSlot[][] {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const days = new Map<string, ClockedSlot[]>();
  for (const { index, startsAt, endsAt } of slots) {
    const [start, end] = [Date.parse(startsAt), Date.parse(endsAt)];
    const [day = '', from = ''] = format.format(start).split(' ');
    const [endDay, to = ''] = format.format(end).split(' ');
    const slot = { index, start, end, from, to: endDay === day ? to : '24:00' };
    days.set(day, [...(days.get(day) ?? []), slot]);
  }
  return [...days.values()];
}

/** Of each `restAfter + 1` slots that follow each other without a pause longer than usual one stays free. */
function restCaps(day: readonly ClockedSlot[], restAfter: number, breakMinutes: number): MeetingCap[] {
  const caps: MeetingCap[] = [];
  let row: ClockedSlot[] = [];
  for (const slot of day) {
    const last = row.at(-1);
    if (last && slot.start - last.end > breakMinutes * minute) row = [];
    row.push(slot);
    if (row.length > restAfter) caps.push({ slots: indexesOf(row.slice(-restAfter - 1)), max: restAfter });
  }
  return caps;
}

/** One slot within the window stays free, unless the day itself leaves a pause of that length there. */
function lunchCaps(
  day: readonly ClockedSlot[],
  { from, to }: { from: string; to: string },
  { slotMinutes, breakMinutes }: CapSettings,
): MeetingCap[] {
  const window = day.filter((slot) => slot.from < to && slot.to > from);
  const least = Math.max(slotMinutes, breakMinutes + 1) * minute;
  const hasPause = window.some((slot, place) => {
    const before = window[place - 1];
    return before !== undefined && slot.start - before.end >= least;
  });
  return window.length === 0 || hasPause ? [] : [{ slots: indexesOf(window), max: window.length - 1 }];
}
