import { z } from 'zod';
import { Id } from './common.js';
import { endpoint, members } from './endpoint.js';
import { RoomTicket } from './rooms-ticket.js';

/** People who fit into the lounge of a booth. */
export const loungeSeats = 30;

/** The walk-in room of a booth. */
export const Lounge = z
  .object({
    boothId: Id,
    /** Of its chat; null before it has been opened for the first time. */
    roomId: Id.nullable(),
    isOpen: z.boolean(),
    /** Visitors wait until somebody of the booth lets them in. */
    asksToKnock: z.boolean(),
    /** People in it now. */
    people: z.number().int(),
    seats: z.number().int(),
    /** Whether the caller is of the booth's team, or an organiser. */
    isHost: z.boolean(),
  })
  .meta({ id: 'Lounge' });
export type Lounge = z.infer<typeof Lounge>;

export const getLounge = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/lounges/:boothId',
  access: members,
  answer: Lounge,
  summary: "A booth's lounge: whether it is open, and how many are in it",
});
export const setLounge = endpoint({
  method: 'PUT',
  path: '/api/live/:fairId/lounges/:boothId',
  access: ['exhibitor', 'organiser'],
  body: z.object({ isOpen: z.boolean(), asksToKnock: z.boolean() }),
  answer: Lounge,
  summary: 'Opens or closes the lounge. The own team and organisers',
});
export const createLoungeTicket = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/lounges/:boothId/ticket',
  access: members,
  answer: RoomTicket,
  summary: 'The way in: for the team at any time, for members of the fair while it is open and has a seat left',
});
