/** A longer time without a slot parts two days. */
const NIGHT_MS = 4 * 60 * 60 * 1000;

/**
 * The day of each slot, counted from 0; the slots in the order of time. A day ends where there is no slot for more than
 * four hours, so that neither lunch nor a fair beyond UTC's midnight is torn apart.
 */
export function daysOf(slots: readonly { startsAt: string; endsAt: string }[]): Int32Array {
  const days = new Int32Array(slots.length);
  for (let slot = 1; slot < slots.length; slot++) {
    const pause = Date.parse(slots[slot]?.startsAt ?? '') - Date.parse(slots[slot - 1]?.endsAt ?? '');
    days[slot] = (days[slot - 1] as number) + (pause > NIGHT_MS ? 1 : 0);
  }
  return days;
}

/**
 * Breaks of one person: between two meetings of one day that follow each other, idle slots count as one break however
 * many they are. `isBusy` and `isIdle` are asked by position; a slot that is neither (the person is unavailable, or it is
 * the free slot of a lunch or rest window) is no part of a break.
 */
export function countBreaks(
  days: Int32Array,
  isBusy: (slot: number) => boolean,
  isIdle: (slot: number) => boolean,
): number {
  let breaks = 0;
  let day = -1;
  let idle = false;
  for (let slot = 0; slot < days.length; slot++) {
    if (isBusy(slot)) {
      if (idle && day === days[slot]) breaks++;
      day = days[slot] as number;
      idle = false;
    } else if (isIdle(slot)) {
      idle = true;
    }
  }
  return breaks;
}

/**
 * Whether a cap asks for one free slot of its window (lunch, rest): the slot that such a window leaves empty is a rest
 * and no break while the window is full. Other caps (a day's limit) leave idle time as it is.
 */
export function isRestWindow(cap: { slots: readonly number[]; max: number }): boolean {
  return cap.slots.length > 1 && new Set(cap.slots).size === cap.max + 1;
}
