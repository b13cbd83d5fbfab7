const hourMs = 3_600_000;
/** Parts of the time to answer after which the one who has to is reminded. */
const reminderParts = [1 / 2, 5 / 6];

export interface Deadline {
  askedAt: number;
  expiresAt: number;
}

/**
 * Until when a proposal waits, in ms: so many hours, but not beyond the last time that it offers, nor beyond the start of the meeting that is to
 * be moved.
 */
export function deadlineOf(
  now: number,
  hoursToAnswer: number,
  times: readonly { startsAt: string }[],
  meetingStartsAt: string | null = null,
): Deadline {
  const last = Math.max(...times.map(({ startsAt }) => Date.parse(startsAt)));
  const meeting = meetingStartsAt === null ? Number.POSITIVE_INFINITY : Date.parse(meetingStartsAt);
  return { askedAt: now, expiresAt: Math.min(now + hoursToAnswer * hourMs, last, meeting) };
}

const reminderTimes = ({ askedAt, expiresAt }: Deadline) =>
  reminderParts.map((part) => askedAt + Math.round((expiresAt - askedAt) * part));

/** When something has to be done next, in ms: a reminder that was not sent yet, or the end. */
export function nextStep(deadline: Deadline, remindersSent: number): number {
  return reminderTimes(deadline)[remindersSent] ?? deadline.expiresAt;
}

/** How many reminders should have been sent by now. Those that nobody sent in time are made up for by one. */
export const remindersDue = (deadline: Deadline, now: number): number =>
  reminderTimes(deadline).filter((time) => time <= now).length;
