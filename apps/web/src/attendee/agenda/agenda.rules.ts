import { type AgendaMeeting, roomClosesAfterMinutes, roomOpensBeforeMinutes } from '@parvis/contracts';

const minute = 60_000;

type Times = Pick<AgendaMeeting, 'startsAt' | 'endsAt'>;
type Joinable = Times & Pick<AgendaMeeting, 'place' | 'status'>;

/** Where a meeting stands at a moment. */
export type Phase = 'ahead' | 'running' | 'over';

/** Whether a meeting is still to come, is going on or has ended. */
export function phaseOf({ startsAt, endsAt }: Times, now: number): Phase {
  if (now < Date.parse(startsAt)) return 'ahead';
  return now < Date.parse(endsAt) ? 'running' : 'over';
}

/** When the video room of a meeting opens. */
export const roomOpensAt = ({ startsAt }: Times): string =>
  new Date(Date.parse(startsAt) - roomOpensBeforeMinutes * minute).toISOString();

/** Whether one can go into the video room of a meeting now. */
export const canJoin = (meeting: Joinable, now: number): boolean =>
  meeting.place === 'video' &&
  meeting.status === 'scheduled' &&
  now >= Date.parse(roomOpensAt(meeting)) &&
  now < Date.parse(meeting.endsAt) + roomClosesAfterMinutes * minute;

/** The meeting that is going on or comes next. */
export const nextMeeting = <Meeting extends Times & Pick<AgendaMeeting, 'status'>>(
  meetings: readonly Meeting[],
  now: number,
): Meeting | undefined =>
  meetings
    .filter((meeting) => meeting.status === 'scheduled' && phaseOf(meeting, now) !== 'over')
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt))[0];

/** The people of a meeting without the viewer; those whom the timetable brought come first. */
export const othersOf = (
  meeting: Pick<AgendaMeeting, 'attendees'>,
  participantId: string,
): AgendaMeeting['attendees'] =>
  meeting.attendees
    .filter(({ id }) => id !== participantId)
    .sort((a, b) => Number(a.part === 'guest') - Number(b.part === 'guest'));
