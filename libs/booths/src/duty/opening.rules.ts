import type { BoothDay } from '@parvis/contracts';
import { DateTime } from 'luxon';

/** What opening hours follow from where a booth has none of its own. */
export interface FairDays {
  startsOn: string;
  endsOn: string;
  dayStartsAt: string;
  dayEndsAt: string;
}

/**
 * Every day of the fair with the hours of the booth, or those that the organiser has set for all booths where it has none, or those of
 * the fair.
 */
export function openingDays(fair: FairDays, own: readonly BoothDay[], ofAll: readonly BoothDay[] = []): BoothDay[] {
  const said = own.length > 0 ? own : ofAll;
  const ofDay = new Map(said.map((day) => [day.day, day]));
  const days: BoothDay[] = [];
  for (let at = DateTime.fromISO(fair.startsOn, { zone: 'utc' }); ; at = at.plus({ days: 1 })) {
    const day = at.toISODate();
    if (day === null || day > fair.endsOn) return days;
    const closed = { day, opensAt: null, closesAt: null };
    const usual = { day, opensAt: fair.dayStartsAt, closesAt: fair.dayEndsAt };
    days.push(ofDay.get(day) ?? (own.length > 0 ? closed : usual));
  }
}

/** Whether the booth is open at a time (ms), and when it opens next. */
export function openingAt(days: readonly BoothDay[], zone: string, now: number) {
  const spans = days.flatMap(({ day, opensAt, closesAt }) =>
    opensAt === null || closesAt === null
      ? []
      : [{ from: at(day, opensAt, zone).toMillis(), until: at(day, closesAt, zone).toMillis() }],
  );
  const next = spans.map(({ from }) => from).filter((from) => from > now);
  return {
    isOpenNow: spans.some(({ from, until }) => from <= now && now < until),
    opensAt: next.length > 0 ? new Date(Math.min(...next)).toISOString() : null,
  };
}

const at = (day: string, time: string, zone: string) => DateTime.fromISO(`${day}T${time}`, { zone });
