import type { FairSettings } from '@parvis/contracts';

type DaySettings = Pick<
  FairSettings,
  'dayStartsAt' | 'dayEndsAt' | 'lunchStartsAt' | 'lunchEndsAt' | 'slotMinutes' | 'breakMinutes'
>;

const minutesOf = (time: string) => {
  const [hours = Number.NaN, minutes = Number.NaN] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

const timeOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/**
 * Start times of the slots of an ordinary day, by the server's rule: a slot that would touch lunch moves behind it. Only a
 * preview: days with a summer-time change have an hour more or less.
 */
export function slotsADay(day: DaySettings): string[] {
  const end = minutesOf(day.dayEndsAt);
  const hasLunch = Boolean(day.lunchStartsAt && day.lunchEndsAt && day.lunchEndsAt > day.lunchStartsAt);
  const lunchStart = minutesOf(day.lunchStartsAt ?? '');
  const lunchEnd = minutesOf(day.lunchEndsAt ?? '');
  const slots: string[] = [];
  let start = minutesOf(day.dayStartsAt);
  while (start + day.slotMinutes <= end) {
    if (hasLunch && start < lunchEnd && start + day.slotMinutes > lunchStart) {
      start = lunchEnd;
      continue;
    }
    slots.push(timeOf(start));
    start += day.slotMinutes + day.breakMinutes;
  }
  return slots;
}
