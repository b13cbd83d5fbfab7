import type { Interval, OptionTime } from '@parvis/contracts';
import { DateTime } from 'luxon';

export interface OptionPerson {
  timeZone: string;
  /** Meetings on the agenda. */
  meetings: readonly Interval[];
  /** Other times at which the person cannot meet. */
  busy: readonly Interval[];
}

export interface OptionParties {
  own: OptionPerson;
  other: OptionPerson;
  /** Who would come along. They hold nothing up. */
  companions: readonly (OptionPerson & { id: string })[];
}

/** Time to prepare for a meeting. */
const noticeMs = 10 * 60_000;
/** Meetings with no more between them are next to each other. */
const nearMs = 15 * 60_000;
const [dayStartsAt, dayEndsAt] = [8 * 60, 19 * 60];

const overlaps = (one: Interval, other: Interval) =>
  Date.parse(one.startsAt) < Date.parse(other.endsAt) && Date.parse(other.startsAt) < Date.parse(one.endsAt);

/** Whether somebody has nothing else at a time. */
export const isFree = ({ meetings, busy }: Pick<OptionPerson, 'meetings' | 'busy'>, time: Interval): boolean =>
  ![...meetings, ...busy].some((each) => overlaps(each, time));

/** Whether a time lies between 8 and 19 o'clock of one day, on the clock of a zone. */
export function isGoodHour({ startsAt, endsAt }: Interval, timeZone: string): boolean {
  const [start, end] = [startsAt, endsAt].map((instant) =>
    DateTime.fromMillis(Date.parse(instant), { zone: timeZone }),
  );
  if (!start?.isValid || !end?.isValid) return false;
  return (
    start.toISODate() === end.toISODate() &&
    start.hour * 60 + start.minute >= dayStartsAt &&
    end.hour * 60 + end.minute <= dayEndsAt
  );
}

const isNear = ({ meetings }: OptionPerson, time: Interval) =>
  meetings.some((meeting) => {
    const gap = Math.max(
      Date.parse(meeting.startsAt) - Date.parse(time.endsAt),
      Date.parse(time.startsAt) - Date.parse(meeting.endsAt),
    );
    return gap >= 0 && gap <= nearMs;
  });

/** The slots at which both could meet, in order. */
export function optionTimes(
  slots: readonly Interval[],
  { own, other, companions }: OptionParties,
  now: number,
): OptionTime[] {
  return slots
    .filter((slot) => Date.parse(slot.startsAt) >= now + noticeMs && isFree(own, slot) && isFree(other, slot))
    .map(({ startsAt, endsAt }) => {
      const time = { startsAt, endsAt };
      return {
        ...time,
        isGoodForOwn: isGoodHour(time, own.timeZone),
        isGoodForOther: isGoodHour(time, other.timeZone),
        isNextTo: isNear(own, time) ? ('own' as const) : isNear(other, time) ? ('other' as const) : null,
        clashIds: companions.filter((person) => !isFree(person, time)).map(({ id }) => id),
      };
    });
}

/** Above everything that follows: nobody is got up at night for want of another day. */
const badHour = 100;
const sameDay = 2;
const closeBy = 1.5;
const closeByMs = 90 * 60_000;

/** What speaks against a time, whatever else is suggested. */
const costOf = ({ isGoodForOwn, isGoodForOther, isNextTo, clashIds }: OptionTime) =>
  (isGoodForOwn ? 0 : badHour) + (isGoodForOther ? 0 : badHour) + clashIds.length - (isNextTo ? 1 : 0);

/**
 * The times to propose, best first: good hours for both, everybody free, next to another meeting; spread over days, and over a day. Greedy:
 * each is the best beside those chosen before, the earlier one of equals.
 */
export function suggestedTimes(options: readonly OptionTime[], fairZone: string, most: number): OptionTime[] {
  const dayOf = new Map(options.map((each) => [each, dayIn(each.startsAt, fairZone)]));
  const chosen: OptionTime[] = [];
  const rest = new Set(options);
  while (chosen.length < most && rest.size > 0) {
    const [best] = [...rest]
      .map((each) => {
        const beside = chosen.map((other) => {
          if (dayOf.get(other) !== dayOf.get(each)) return 0;
          const isClose = Math.abs(Date.parse(other.startsAt) - Date.parse(each.startsAt)) < closeByMs;
          return sameDay + (isClose ? closeBy : 0);
        });
        return { each, cost: costOf(each) + beside.reduce((sum, part) => sum + part, 0) };
      })
      .sort((a, b) => a.cost - b.cost || Date.parse(a.each.startsAt) - Date.parse(b.each.startsAt));
    if (!best) break;
    chosen.push(best.each);
    rest.delete(best.each);
  }
  return chosen;
}

/** The day of an instant on the calendar of a zone. */
export const dayIn = (instant: string, timeZone: string): string =>
  DateTime.fromMillis(Date.parse(instant), { zone: timeZone }).toISODate() ?? '';
