import { type Pair, pairKey } from '../planning/pair.rules.js';

/** A meeting that two have booked by themselves. No timetable moves it. */
export interface BookedMeeting extends Pair {
  /** Who comes along. */
  otherIds: readonly string[];
  startsAt: string;
  endsAt: string;
}

/** People who are busy while they are in such a meeting, too. */
export function withBooked<P extends { id: string; busy: readonly { startsAt: string; endsAt: string }[] }>(
  people: readonly P[],
  booked: readonly BookedMeeting[],
): P[] {
  if (booked.length === 0) return [...people];
  return people.map((person) => {
    const own = booked.filter(({ aId, bId, otherIds }) => [aId, bId, ...otherIds].includes(person.id));
    if (own.length === 0) return person;
    return { ...person, busy: [...person.busy, ...own.map(({ startsAt, endsAt }) => ({ startsAt, endsAt }))] };
  });
}

/** Pairs who do not meet already. */
export function withoutBooked<P extends Pair>(pairs: readonly P[], booked: readonly BookedMeeting[]): P[] {
  const meeting = new Set(booked.map(pairKey));
  return meeting.size === 0 ? [...pairs] : pairs.filter((pair) => !meeting.has(pairKey(pair)));
}
