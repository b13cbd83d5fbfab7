import type { Slot } from '@parvis/contracts';
import { DateTime } from 'luxon';

export interface SlotSettings {
  startsOn: string;
  endsOn: string;
  timeZone: string;
  dayStartsAt: string;
  dayEndsAt: string;
  lunchStartsAt: string | null;
  lunchEndsAt: string | null;
  slotMinutes: number;
  breakMinutes: number;
}

/**
 * The meeting slots of a fair, as UTC instants in order of time. Each day is laid out from its own start on the clock of
 * the fair's zone, so a day with a summer-time change has an hour more or less. A slot that would touch lunch moves behind it.
 */
export function slotsOf(settings: SlotSettings): Slot[] {
  const slots: Slot[] = [];
  for (const day of daysOf(settings)) {
    const end = at(day, settings.dayEndsAt, settings.timeZone);
    const lunch = lunchOf(settings, day);
    let start = at(day, settings.dayStartsAt, settings.timeZone);
    for (;;) {
      const finish = start.plus({ minutes: settings.slotMinutes });
      if (finish > end) break;
      if (lunch && start < lunch.end && finish > lunch.start) {
        start = lunch.end;
        continue;
      }
      slots.push({ index: slots.length, startsAt: iso(start), endsAt: iso(finish) });
      start = finish.plus({ minutes: settings.breakMinutes });
    }
  }
  return slots;
}

function daysOf({ startsOn, endsOn }: SlotSettings): string[] {
  const days: string[] = [];
  for (let day = DateTime.fromISO(startsOn, { zone: 'utc' }); day.toISODate() !== null; day = day.plus({ days: 1 })) {
    const date = day.toISODate();
    if (date === null || date > endsOn) break;
    days.push(date);
  }
  return days;
}

function lunchOf({ lunchStartsAt, lunchEndsAt, timeZone }: SlotSettings, day: string) {
  if (!lunchStartsAt || !lunchEndsAt) return null;
  return { start: at(day, lunchStartsAt, timeZone), end: at(day, lunchEndsAt, timeZone) };
}

/** A wall-clock time that a summer-time change skips is read as the instant an hour later on the clock. */
const at = (day: string, time: string, zone: string) => DateTime.fromISO(`${day}T${time}`, { zone });

const iso = (instant: DateTime) => instant.toUTC().toISO({ suppressMilliseconds: true }) ?? '';
