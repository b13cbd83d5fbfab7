import { type AgendaMeeting, doorOpensAfterMinutes } from '@parvis/contracts';

type Attendees = Pick<AgendaMeeting, 'attendees'>;

/** Everybody of one's own side, oneself included: those of the same company. */
export function ownSideOf({ attendees }: Attendees, ownId: string): AgendaMeeting['attendees'] {
  const own = attendees.find(({ id }) => id === ownId);
  return attendees.filter(({ id, companyId }) => id === ownId || (companyId !== null && companyId === own?.companyId));
}

/** Everybody of the other side, those whom the timetable brought first. */
export function counterpartsIn(meeting: Attendees, ownId: string): AgendaMeeting['attendees'] {
  const own = new Set(ownSideOf(meeting, ownId).map(({ id }) => id));
  return meeting.attendees
    .filter(({ id }) => !own.has(id))
    .sort((a, b) => Number(a.part === 'guest') - Number(b.part === 'guest'));
}

/** After whom a meeting is named: the other side, or everybody else where both belong to one company. */
export function facedIn(meeting: Attendees, ownId: string): AgendaMeeting['attendees'] {
  const others = counterpartsIn(meeting, ownId);
  return others.length > 0 ? others : meeting.attendees.filter(({ id }) => id !== ownId);
}

/** Whether there is anybody to prepare with: a back room for one is a waiting room. */
export const hasTeam = (meeting: Attendees, ownId: string): boolean => ownSideOf(meeting, ownId).length > 1;

/** From this instant on nobody waits in front of a meeting because the other side prepares. */
export const doorOpensAt = ({ startsAt }: Pick<AgendaMeeting, 'startsAt'>): string =>
  new Date(Date.parse(startsAt) + doorOpensAfterMinutes * 60_000).toISOString();
