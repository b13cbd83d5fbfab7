import {
  type AgendaMeeting,
  noShowAfterMinutes,
  roomClosesAfterMinutes,
  roomOpensBeforeMinutes,
} from '@parvis/contracts';

const minute = 60_000;

type Times = Pick<AgendaMeeting, 'startsAt' | 'endsAt'>;
type Joinable = Times & Pick<AgendaMeeting, 'hasVideo' | 'status'>;

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
  meeting.hasVideo &&
  meeting.status === 'scheduled' &&
  now >= Date.parse(roomOpensAt(meeting)) &&
  now < Date.parse(meeting.endsAt) + roomClosesAfterMinutes * minute;

/** Whether a meeting can still be cancelled: until it begins. */
export const canCancel = (meeting: Times & Pick<AgendaMeeting, 'status'>, now: number): boolean =>
  meeting.status === 'scheduled' && phaseOf(meeting, now) === 'ahead';

/** Whether it can be said that the other side has not come: some minutes after the start, until the end. */
export const canReportNoShow = (meeting: Times & Pick<AgendaMeeting, 'status' | 'wasHeld'>, now: number): boolean =>
  meeting.status === 'scheduled' &&
  !meeting.wasHeld &&
  now >= Date.parse(meeting.startsAt) + noShowAfterMinutes * minute &&
  now < Date.parse(meeting.endsAt);

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

/** The other side: whom the timetable brought, without the viewer's own colleagues. */
export function counterpartsOf(
  meeting: Pick<AgendaMeeting, 'attendees'>,
  participantId: string,
): AgendaMeeting['attendees'] {
  const own = meeting.attendees.find(({ id }) => id === participantId)?.companyId ?? null;
  return othersOf(meeting, participantId).filter(
    ({ part, companyId }) => part === 'party' && (own === null || companyId !== own),
  );
}
