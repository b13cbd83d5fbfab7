import { z } from 'zod';
import { Id, Instant } from './common.js';
import { attendees, endpoint } from './endpoint.js';

/** From so many minutes before a meeting its people can check in where they meet, until it ends. */
export const checkInOpensBeforeMinutes = 10;

/** Who has been at a meeting, and how long. Minutes are whole ones that have passed. */
export const MeetingPresence = z
  .object({
    people: z.array(
      z.object({
        participantId: Id,
        /** In the room, and where they meet from the check-in on. */
        minutes: z.number().int().nonnegative(),
        isThere: z.boolean(),
        /** When this person was seen where they meet; null: was not. */
        checkedInAt: Instant.nullable(),
      }),
    ),
    /** With at least one of each side. */
    minutesTogether: z.number().int().nonnegative(),
    /** What the reader shows to the other side to be checked in together; null when there is nothing to check in to. */
    checkIn: z.object({ code: z.string(), opensAt: Instant, closesAt: Instant }).nullable(),
  })
  .meta({ id: 'MeetingPresence' });
export type MeetingPresence = z.infer<typeof MeetingPresence>;

export const getPresence = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/meetings/:meetingId/presence',
  access: ['exhibitor', 'participant', 'organiser'],
  answer: MeetingPresence,
  summary: 'Who was at a meeting and how long, for its people and organisers',
});
export const checkIn = endpoint({
  method: 'POST',
  path: '/api/meetings/:fairId/meetings/:meetingId/check-in',
  access: attendees,
  body: z.object({ code: z.string().trim().min(1).max(20) }),
  answer: MeetingPresence,
  summary:
    'Notes by the code of somebody of the other side that the two are together, from 10 minutes before until the end',
});
