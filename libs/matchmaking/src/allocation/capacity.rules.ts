import type { Interval, Slot } from '@parvis/contracts';

/** Meetings that a person can have. */
export interface Capacity {
  /** In the whole fair. */
  total: number;
  /** Still, after those that are spoken for and the slots that are over. */
  remaining: number;
}

/**
 * @param busy when the person cannot meet
 * @param maximum limit of the person or the fair; null: none
 * @param taken people with whom both said yes
 * @param now in ms
 */
export function capacityOf(
  slots: readonly Slot[],
  busy: readonly Interval[],
  maximum: number | null,
  taken: number,
  now: number,
): Capacity {
  const spans = busy.map((span) => [Date.parse(span.startsAt), Date.parse(span.endsAt)] as const);
  let free = 0;
  let ahead = 0;
  for (const slot of slots) {
    const [start, end] = [Date.parse(slot.startsAt), Date.parse(slot.endsAt)];
    if (spans.some(([from, to]) => start < to && end > from)) continue;
    free++;
    if (start > now) ahead++;
  }
  const total = Math.min(free, maximum ?? free);
  return { total, remaining: Math.max(0, Math.min(ahead, total - taken)) };
}
