import type { Interval } from '@parvis/contracts';

/** Below this number of talks nobody can know how long the next one takes. */
const fewestTalks = 5;

/**
 * How long a caller will wait, in seconds, from the talks that this fair has had: the median length, times the turns before the own one,
 * shared by those on duty who are not in a meeting. Null where that cannot be known. Talks that go on are taken to be half over.
 */
export function waitEstimate(talkSeconds: readonly number[], place: number, onDuty: number): number | null {
  if (talkSeconds.length < fewestTalks || onDuty === 0) return null;
  const sorted = [...talkSeconds].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  const median = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
  return Math.round((median * (place - 0.5)) / onDuty);
}

/** Somebody who could return a call. */
export interface SlotPerson {
  id: string;
  /** When he or she cannot, of own accord or because of meetings. */
  taken: readonly Interval[];
  shifts: readonly Interval[];
}

export interface SlotOffer extends Interval {
  withId: string;
}

/** Time to prepare for a meeting. */
const noticeMs = 10 * 60_000;

/**
 * The next times at which the caller and somebody of the team are free, one person each: whoever is on the roster then, else whoever has
 * the least to do.
 */
export function slotOffers(
  slots: readonly Interval[],
  caller: Pick<SlotPerson, 'taken'>,
  team: readonly SlotPerson[],
  now: number,
  most: number,
): SlotOffer[] {
  const offers: SlotOffer[] = [];
  for (const slot of slots) {
    if (offers.length === most) break;
    if (Date.parse(slot.startsAt) < now + noticeMs || overlapsAny(slot, caller.taken)) continue;
    const [best] = team
      .filter((person) => !overlapsAny(slot, person.taken))
      .sort(
        (one, other) =>
          Number(overlapsAny(slot, other.shifts)) - Number(overlapsAny(slot, one.shifts)) ||
          one.taken.length - other.taken.length ||
          (one.id < other.id ? -1 : 1),
      );
    if (best) offers.push({ startsAt: slot.startsAt, endsAt: slot.endsAt, withId: best.id });
  }
  return offers;
}

const overlapsAny = (slot: Interval, others: readonly Interval[]): boolean =>
  others.some(
    (other) =>
      Date.parse(slot.startsAt) < Date.parse(other.endsAt) && Date.parse(other.startsAt) < Date.parse(slot.endsAt),
  );
