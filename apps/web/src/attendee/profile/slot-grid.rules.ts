import type { Interval, Slot } from '@parvis/contracts';
import { clockIn, dayIn } from '../time/zone-time.js';

/** The fair's slots as a table: a column for each day, a row for each time of day on the fair's clock. */
export interface SlotGrid {
  rows: { key: string; clock: string }[];
  days: { day: string; slots: Slot[]; cells: (Slot | null)[] }[];
}

/** Lays slots out by day and time of day. An hour that comes twice on a day gets a row for each pass. */
export function slotGrid(slots: readonly Slot[], zone: string): SlotGrid {
  const days = new Map<string, Map<string, Slot>>();
  for (const slot of [...slots].sort((a, b) => a.index - b.index)) {
    const day = dayIn(slot.startsAt, zone);
    const byRow = days.get(day) ?? new Map<string, Slot>();
    const clock = clockIn(slot.startsAt, zone);
    let pass = 1;
    while (byRow.has(`${clock}#${pass}`)) pass += 1;
    byRow.set(`${clock}#${pass}`, slot);
    days.set(day, byRow);
  }
  const keys = [...new Set([...days.values()].flatMap((byRow) => [...byRow.keys()]))].sort();
  return {
    rows: keys.map((key) => ({ key, clock: key.slice(0, 5) })),
    days: [...days].map(([day, byRow]) => ({
      day,
      slots: [...byRow.values()],
      cells: keys.map((key) => byRow.get(key) ?? null),
    })),
  };
}

const overlap = (a: Interval, b: Interval) =>
  Date.parse(a.startsAt) < Date.parse(b.endsAt) && Date.parse(b.startsAt) < Date.parse(a.endsAt);

/** Indexes of the slots that a busy time touches; a slot that is free only in part cannot be used. */
export const busySlots = (slots: readonly Slot[], busy: readonly Interval[]): Set<number> =>
  new Set(slots.filter((slot) => busy.some((interval) => overlap(slot, interval))).map(({ index }) => index));

/** A longer pause than any between two slots; lunch and night are not bridged. */
const longestBreak = 30 * 60_000;

/**
 * Busy times for the chosen slots, with neighbouring slots as one span. Busy times that touch no slot of the fair stay, so that
 * a fair that changes its hours forgets nothing.
 */
export function busyIntervals(
  slots: readonly Slot[],
  chosen: ReadonlySet<number>,
  before: readonly Interval[],
): Interval[] {
  const spans: Interval[] = [];
  let isOpen = false;
  for (const slot of [...slots].sort((a, b) => a.index - b.index)) {
    if (!chosen.has(slot.index)) {
      isOpen = false;
      continue;
    }
    const last = spans.at(-1);
    if (isOpen && last && Date.parse(slot.startsAt) - Date.parse(last.endsAt) <= longestBreak)
      last.endsAt = slot.endsAt;
    else spans.push({ startsAt: slot.startsAt, endsAt: slot.endsAt });
    isOpen = true;
  }
  const elsewhere = before.filter((interval) => !slots.some((slot) => overlap(slot, interval)));
  return [...spans, ...elsewhere].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
}
