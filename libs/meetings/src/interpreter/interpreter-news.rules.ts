import type { EventPayload, InterpreterBooking } from '@parvis/contracts';

export type InterpreterNews = Pick<EventPayload<'interpreter.agenda.v1'>, 'added' | 'moved' | 'gone'>;

/** What is new to an interpreter who was `told` of these bookings, now that these are `booked`; null: nothing. What was over at `now` (ms) is no news. */
export function newsFor(
  told: readonly InterpreterBooking[],
  booked: readonly InterpreterBooking[],
  now: number,
): InterpreterNews | null {
  const known = new Map(told.map((each) => [each.meetingId, each]));
  const stands = new Set(booked.map(({ meetingId }) => meetingId));
  const added = booked.filter(({ meetingId }) => !known.has(meetingId));
  const moved = booked.filter((each) => {
    const before = known.get(each.meetingId);
    return before !== undefined && !isSame(before, each);
  });
  const gone = told.filter(({ meetingId, endsAt }) => !stands.has(meetingId) && Date.parse(endsAt) > now);
  return added.length + moved.length + gone.length === 0 ? null : { added, moved, gone };
}

const isSame = (one: InterpreterBooking, other: InterpreterBooking) =>
  Date.parse(one.startsAt) === Date.parse(other.startsAt) &&
  Date.parse(one.endsAt) === Date.parse(other.endsAt) &&
  one.pair === other.pair &&
  one.place === other.place &&
  one.tableNumber === other.tableNumber;
