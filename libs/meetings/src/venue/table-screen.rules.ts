import { screenClosesAfterMinutes } from '@parvis/contracts';
import { checkInOpensAt } from '../attendance/check-in.rules.js';

interface Times {
  startsAt: string;
  endsAt: string;
}

/**
 * Which of a table's meetings, in order of time, has the table at `now` (ms): the last one that has begun or is about to, until some
 * minutes after its end. Null: none.
 */
export function meetingAtTable<Meeting extends Times>(meetings: readonly Meeting[], now: number): Meeting | null {
  const due = meetings.filter((meeting) => now >= Date.parse(checkInOpensAt(meeting)));
  const running = due.find(({ startsAt, endsAt }) => now >= Date.parse(startsAt) && now < Date.parse(endsAt));
  const last = running ?? due.at(-1);
  return last && now < Date.parse(last.endsAt) + screenClosesAfterMinutes * 60_000 ? last : null;
}

/** The one that has the table and those that come, without those that are over. */
export function onScreen<Meeting extends Times>(meetings: readonly Meeting[], now: number, most: number): Meeting[] {
  const present = meetingAtTable(meetings, now);
  return meetings.filter((meeting) => meeting === present || now < Date.parse(meeting.startsAt)).slice(0, most);
}
