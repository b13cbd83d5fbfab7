import type { Interval } from '@parvis/contracts';
import { dayIn, isFree, type OptionPerson } from '../meeting-request/option-times.rules.js';

/** Slots that follow each other at once, or after a short break, are one gap. */
const breakMs = 15 * 60_000;

const overlaps = (one: Interval, other: Interval) =>
  Date.parse(one.startsAt) < Date.parse(other.endsAt) && Date.parse(other.startsAt) < Date.parse(one.endsAt);

/** Whether a meeting lies on something else that the person has said to be doing. */
export const isClash = (meeting: Interval, busy: readonly Interval[]): boolean =>
  busy.some((each) => overlaps(meeting, each));

/** Today, or the next day of the fair, and when somebody is free on it. @param slots of the fair, in order. */
export function freeGaps(
  slots: readonly Interval[],
  diary: Pick<OptionPerson, 'meetings' | 'busy'>,
  timeZone: string,
  now: number,
): { freeOn: string | null; free: Interval[] } {
  const ahead = slots.filter(({ startsAt }) => Date.parse(startsAt) > now);
  const freeOn = ahead[0] ? dayIn(ahead[0].startsAt, timeZone) : null;
  const free: Interval[] = [];
  for (const slot of ahead) {
    if (dayIn(slot.startsAt, timeZone) !== freeOn) break;
    if (!isFree(diary, slot)) continue;
    const last = free.at(-1);
    const gap = last && { startsAt: last.endsAt, endsAt: slot.startsAt };
    const isNear = gap && Date.parse(gap.endsAt) - Date.parse(gap.startsAt) <= breakMs && isFree(diary, gap);
    if (last && isNear) last.endsAt = slot.endsAt;
    else free.push({ startsAt: slot.startsAt, endsAt: slot.endsAt });
  }
  return { freeOn, free };
}
