import { z } from 'zod';
import { Id, Instant } from './common.js';
import { endpoint } from './endpoint.js';
import { LanguagePair } from './interpreters.js';
import { RoomTicket } from './rooms-ticket.js';

/** What the address of an interpreter's page ends with. */
const deskKey = { deskKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/) };

/** What somebody interprets, as she or he reads it. */
export const InterpreterDesk = z
  .object({
    fairName: z.string(),
    timeZone: z.string(),
    name: z.string(),
    /** Those that are not over, in order of time: 50 at most. */
    bookings: z.array(
      z.object({
        meetingId: Id,
        startsAt: Instant,
        endsAt: Instant,
        pair: LanguagePair,
        people: z.array(z.object({ name: z.string(), companyName: z.string().nullable() })),
        tableNumber: z.number().int().nullable(),
        zone: z.string(),
        hasVideo: z.boolean(),
        /** The video room can be entered now. */
        isOpen: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'InterpreterDesk' });
export type InterpreterDesk = z.infer<typeof InterpreterDesk>;

export const getInterpreterDesk = endpoint({
  method: 'GET',
  path: '/api/meetings/interpreting/:deskKey',
  access: 'public',
  pathParams: deskKey,
  answer: InterpreterDesk,
  summary: 'What an interpreter is booked for, for whoever has the address of that page',
});
export const createInterpreterTicket = endpoint({
  method: 'POST',
  path: '/api/meetings/interpreting/:deskKey/tickets',
  access: 'public',
  pathParams: deskKey,
  body: z.object({ meetingId: Id }),
  answer: RoomTicket,
  summary: 'The way into the video room of a meeting for which this interpreter is booked',
});
export const renewInterpreterLink = endpoint({
  method: 'POST',
  path: '/api/meetings/:fairId/interpreters/:interpreterId/link',
  access: ['organiser'],
  summary: 'Gives the page of an interpreter a new address; the one before opens nothing any more',
});
