const slotMinutes = 30;
/** The last minute of a day that a fair can have. */
const lastMinute = 23 * 60 + 59;
const most = { before: 4, after: 10 };

/** Hours of a one-day fair around a moment, and which of its slots that moment belongs to. */
export interface DemoHours {
  dayStartsAt: string;
  dayEndsAt: string;
  slotMinutes: 30;
  /** Index of the slot that is going on, or begins within ten minutes. */
  current: number;
}

/** @param minute of the day on the clock of the fair's zone, 0 to 1439. */
export function hoursAround(minute: number): DemoHours {
  const begun = minute - (minute % slotMinutes);
  const wanted = minute - begun < slotMinutes - 10 ? begun : begun + slotMinutes;
  // Late in the evening slots end with the day and no longer begin on the half hour.
  const start = Math.min(wanted, lastMinute - slotMinutes);
  const before = Math.min(most.before, Math.floor(start / slotMinutes));
  const after = Math.min(most.after, Math.floor((lastMinute - start - slotMinutes) / slotMinutes));
  return {
    dayStartsAt: clock(start - before * slotMinutes),
    dayEndsAt: clock(start + (1 + after) * slotMinutes),
    slotMinutes,
    current: before,
  };
}

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
