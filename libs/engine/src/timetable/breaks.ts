/**
 * Breaks of one person; `days` is the day of each slot, in time. Between two meetings of one day that follow each other, idle slots count as one break however
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
