import { instantOf, wallTimeOf } from '../../i18n/wall-time.js';

const minute = 60_000;

/** The time zone of this device: where its owner is now, whatever the profile says. */
export const deviceZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The calendar day in a zone, `2026-11-22`. */
export const dayIn = (instant: string | number, zone: string): string => wallTimeOf(instant, zone).slice(0, 10);

/** The clock in a zone, `14:30`. */
export const clockIn = (instant: string | number, zone: string): string => wallTimeOf(instant, zone).slice(11);

/** Minutes that a zone's clock is ahead of UTC at an instant. */
export function offsetAt(instant: string | number, zone: string): number {
  const at = typeof instant === 'number' ? instant : Date.parse(instant);
  return (Date.parse(`${wallTimeOf(at, zone)}Z`) - Math.floor(at / minute) * minute) / minute;
}

/** Whether two zones show the same time at this instant; zones that agree in winter need not agree in summer. */
export const showSameTime = (instant: string, one: string, other: string): boolean =>
  one === other || offsetAt(instant, one) === offsetAt(instant, other);

/** Whether two zones are the same in effect; browsers and servers may call one zone by its older or its newer name. */
export function isSameClock(one: string, other: string): boolean {
  const year = new Date().getUTCFullYear();
  const days = Array.from({ length: 24 }, (_, half) => Date.UTC(year, Math.floor(half / 2), half % 2 ? 15 : 1));
  return days.every((day) => showSameTime(new Date(day).toISOString(), one, other));
}

/** From 22:00 to 06:00 on a zone's clock, when nobody should be expected to meet without being told. */
export function isNightIn(instant: string, zone: string): boolean {
  const clock = clockIn(instant, zone);
  return clock >= '22:00' || clock < '06:00';
}

/** A zone's clock that jumps: when, from which time, to which. */
export interface ClockChange {
  at: string;
  from: string;
  to: string;
}

/** The change to or from summer time on a day, if its zone has one then. */
export function clockChangeOn(day: string, zone: string): ClockChange | null {
  const start = instantOf(`${day}T00:00`, zone);
  if (!start) return null;
  const before = offsetAt(start, zone);
  let low = Date.parse(start) / minute;
  let high = low + 26 * 60;
  if (offsetAt(high * minute, zone) === before) return null;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * minute, zone) === before) low = middle;
    else high = middle;
  }
  const at = high * minute;
  // The 26 hours reach into the next day, whose change is told there.
  const from = new Date(at + before * minute).toISOString();
  if (from.slice(0, 10) !== day) return null;
  return { at: new Date(at).toISOString(), from: from.slice(11, 16), to: clockIn(at, zone) };
}

/** Items by the day on which they start in a zone; days and items in order of time. */
export function byDay<Item extends { startsAt: string }>(
  items: readonly Item[],
  zone: string,
): { day: string; items: Item[] }[] {
  const days = new Map<string, Item[]>();
  for (const item of [...items].sort((a, b) => a.startsAt.localeCompare(b.startsAt))) {
    const day = dayIn(item.startsAt, zone);
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days].map(([day, list]) => ({ day, items: list }));
}
