import { z } from 'zod';
import { Id, Instant } from './common.js';
import { endpoint } from './endpoint.js';
import { RoomTicket } from './rooms-ticket.js';
import { NumberedTable } from './venue.js';

/** A meeting has its table's screen for so long after its end, unless the next one is due; and from when on people can check in. */
export const screenClosesAfterMinutes = 10;

/** What the address of a table's screen ends with: whoever has it stands at the table. */
const key = { key: z.string().regex(/^[A-Za-z0-9_-]{48}$/) };

/** A meeting as everybody who passes the table may see it. */
export const ScreenMeeting = z
  .object({
    id: Id,
    startsAt: Instant,
    endsAt: Instant,
    /** Empty until the table is this meeting's. */
    people: z.array(z.object({ name: z.string(), companyName: z.string().nullable() })),
    /** Somebody of it is not at the table. */
    hasVideo: z.boolean(),
    /** The table is this meeting's now. */
    isOn: z.boolean(),
    /** Typed or scanned by those who are at the table; null: nobody can check in now. */
    checkInCode: z.string().nullable(),
  })
  .meta({ id: 'ScreenMeeting' });
export type ScreenMeeting = z.infer<typeof ScreenMeeting>;

export const TableScreen = z
  .object({
    fairId: Id,
    fairName: z.string(),
    timeZone: z.string(),
    number: z.number().int(),
    zone: z.string(),
    /** In order of time: the one that is on, if any, and the next ones of the coming twelve hours, four in all. */
    meetings: z.array(ScreenMeeting),
  })
  .meta({ id: 'TableScreen' });
export type TableScreen = z.infer<typeof TableScreen>;

export const getTableScreen = endpoint({
  method: 'GET',
  path: '/api/meetings/table-screens/:key',
  access: 'public',
  pathParams: key,
  answer: TableScreen,
  summary: 'What the screen at a table shows, for whoever has its address',
});
export const createTableTicket = endpoint({
  method: 'POST',
  path: '/api/meetings/table-screens/:key/tickets',
  access: 'public',
  pathParams: key,
  answer: RoomTicket,
  summary: 'The way into the video room of the meeting that is at this table now, for those who sit at it together',
});
export const renewTableScreen = endpoint({
  method: 'POST',
  path: '/api/meetings/:fairId/table-screens',
  access: ['organiser'],
  body: z.object({ number: z.number().int().min(1) }),
  answer: NumberedTable,
  summary: 'Gives the screen of a table a new address; the one before opens nothing any more',
});
