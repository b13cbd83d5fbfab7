import {
  type AgendaMeeting,
  type Interval,
  lateFromMinutes,
  moveOfferedAfterMinutes,
  noShowAfterMinutes,
  noShowUntilHours,
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
  now < Date.parse(meeting.endsAt) + noShowUntilHours * 60 * minute;

/** Whether one can say that one is late: from some time before the start until the end, unless the sides have met. */
export const canSayLate = (meeting: Times & Pick<AgendaMeeting, 'status' | 'wasHeld'>, now: number): boolean =>
  meeting.status === 'scheduled' &&
  !meeting.wasHeld &&
  now >= Date.parse(meeting.startsAt) - lateFromMinutes * minute &&
  now < Date.parse(meeting.endsAt);

/** Whether one can ask where the other side is: while the meeting goes on without it. */
export const canAskWhere = (meeting: Times & Pick<AgendaMeeting, 'status' | 'wasHeld'>, now: number): boolean =>
  meeting.status === 'scheduled' && !meeting.wasHeld && phaseOf(meeting, now) === 'running';

/** Whether one of these times lies within a meeting that takes place and is not over. */
export const clashes = (
  meeting: Times & Pick<AgendaMeeting, 'status'>,
  times: readonly Interval[],
  now: number,
): boolean =>
  meeting.status === 'scheduled' &&
  phaseOf(meeting, now) !== 'over' &&
  times.some(
    ({ startsAt, endsAt }) =>
      Date.parse(startsAt) < Date.parse(meeting.endsAt) && Date.parse(meeting.startsAt) < Date.parse(endsAt),
  );

type Waited = Times & Pick<AgendaMeeting, 'status' | 'wasHeld' | 'place' | 'pendingMove' | 'attendees'>;

/**
 * Whether somebody is offered to propose another time because the other side does not come: some minutes after the start, or after the wait has
 * begun, until the end. By video to those who have come; at a table nobody sees who waits.
 */
export function canProposeLate(meeting: Waited, ownId: string, now: number, since = 0): boolean {
  const own = meeting.attendees.find(({ id }) => id === ownId);
  const others = counterpartsOf(meeting, ownId);
  return (
    meeting.status === 'scheduled' &&
    !meeting.wasHeld &&
    meeting.pendingMove === null &&
    own?.part === 'party' &&
    (meeting.place !== 'video' || own.hasCome || since > 0) &&
    others.length > 0 &&
    !others.some(({ hasCome }) => hasCome) &&
    now >= Math.max(Date.parse(meeting.startsAt), since) + moveOfferedAfterMinutes * minute &&
    now < Date.parse(meeting.endsAt)
  );
}

/** The meeting that is going on or comes next. */
export const nextMeeting = <Meeting extends Times & Pick<AgendaMeeting, 'status'>>(
  meetings: readonly Meeting[],
  now: number,
): Meeting | undefined =>
  meetings
    .filter((meeting) => meeting.status === 'scheduled' && phaseOf(meeting, now) !== 'over')
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt))[0];

/** Meetings after which something is to be done, the earliest day first, those without a day last. */
export const openNextSteps = <Meeting extends Pick<AgendaMeeting, 'feedback'>>(
  meetings: readonly Meeting[],
): Meeting[] =>
  meetings
    .filter(({ feedback }) => feedback.nextStep !== '' && !feedback.isNextDone)
    .sort((a, b) => (a.feedback.nextOn ?? '9').localeCompare(b.feedback.nextOn ?? '9'));

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
