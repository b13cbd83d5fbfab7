import { z } from 'zod';
import { EmailAddress, Id, Instant, Line, PageQuery, pageOf, RequiredLine } from './common.js';
import { endpoint } from './endpoint.js';
import { MeetingPlace } from './meetings.js';
import { TableHours } from './venue.js';

/** Two languages between which somebody interprets, both ways, in the order of the alphabet: `de-fr`. */
export const LanguagePair = z
  .string()
  .regex(/^[a-z]{2}-[a-z]{2}$/, 'language')
  .refine((pair) => pair.slice(0, 2) < pair.slice(3), 'language');
export const languagePair = (one: string, other: string): string => [one, other].sort().join('-');

/** What an interpreter is booked for, as mails tell it. */
export const InterpreterBooking = z.object({
  meetingId: Id,
  startsAt: Instant,
  endsAt: Instant,
  pair: LanguagePair,
  place: MeetingPlace,
  tableNumber: z.number().int().nullable(),
});
export type InterpreterBooking = z.infer<typeof InterpreterBooking>;

/** An interpreter as the organiser describes her or him. */
const settings = {
  name: RequiredLine(120),
  /** How the two sides reach this person, such as a telephone number; they alone read it. */
  contact: Line(200),
  /** To which Parvis writes what is booked; '': to none. Nobody but the organiser reads it. */
  email: z.literal('').or(EmailAddress),
  pairs: z.array(LanguagePair).min(1, 'required').max(20, 'too-many'),
  /** Comes to tables and booths. */
  isOnSite: z.boolean(),
  /** Is there by telephone or another line for meetings with video. */
  isRemote: z.boolean(),
  /** Null: as long as the fair is open. */
  hours: TableHours.nullable(),
};
export const InterpreterSettings = z
  .object(settings)
  .refine(({ isOnSite, isRemote }) => isOnSite || isRemote, { message: 'required', path: ['isOnSite'] })
  .refine(({ isRemote, contact }) => !isRemote || contact !== '', { message: 'required', path: ['contact'] });
export type InterpreterSettings = z.infer<typeof InterpreterSettings>;

export const Interpreter = z
  .object({
    ...settings,
    id: Id,
    /** Opens this interpreter's own page, without signing in. */
    pageUrl: z.string(),
    /** What is ahead, in order of time: 100 at most. */
    bookings: z.array(
      z.object({ startsAt: Instant, endsAt: Instant, tableNumber: z.number().int().nullable(), pair: LanguagePair }),
    ),
  })
  .meta({ id: 'Interpreter' });
export type Interpreter = z.infer<typeof Interpreter>;

export const listInterpreters = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/interpreters',
  access: ['organiser'],
  query: PageQuery,
  answer: pageOf(Interpreter),
  summary: 'The interpreters of the fair by name, and when they are booked',
});
export const addInterpreter = endpoint({
  method: 'POST',
  path: '/api/meetings/:fairId/interpreters',
  access: ['organiser'],
  body: InterpreterSettings,
  answer: z.object({ id: Id }),
  summary: 'Adds an interpreter whom people can book for their meetings',
});
export const changeInterpreter = endpoint({
  method: 'PUT',
  path: '/api/meetings/:fairId/interpreters/:interpreterId',
  access: ['organiser'],
  body: InterpreterSettings,
  summary: 'Changes an interpreter; bookings that no longer fit end, and their people are told',
});
export const removeInterpreter = endpoint({
  method: 'DELETE',
  path: '/api/meetings/:fairId/interpreters/:interpreterId',
  access: ['organiser'],
  summary: 'Removes an interpreter; bookings end, and the people of those ahead are told',
});

/** Whether somebody interprets in a meeting, or could. */
export const Interpreting = z
  .object({
    booked: z.object({ name: z.string(), contact: z.string(), pair: LanguagePair, isOnSite: z.boolean() }).nullable(),
    /** Between which languages somebody interprets at the place of this meeting at its hour; `isFree`: still free then. */
    pairs: z.array(z.object({ pair: LanguagePair, isFree: z.boolean() })),
  })
  .meta({ id: 'Interpreting' });
export type Interpreting = z.infer<typeof Interpreting>;

export const getInterpreting = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/meetings/:meetingId/interpreter',
  access: ['exhibitor', 'participant'],
  answer: Interpreting,
  summary: 'The interpreter of a meeting, and between which languages one could be had',
});
export const bookInterpreter = endpoint({
  method: 'PUT',
  path: '/api/meetings/:fairId/meetings/:meetingId/interpreter',
  access: ['exhibitor', 'participant'],
  body: z.object({ pair: LanguagePair }),
  answer: Interpreting,
  summary: 'Books the first free interpreter for these languages; where one is booked already, that one stays',
});
export const giveInterpreterBack = endpoint({
  method: 'DELETE',
  path: '/api/meetings/:fairId/meetings/:meetingId/interpreter',
  access: ['exhibitor', 'participant'],
  answer: Interpreting,
  summary: 'Frees the interpreter of a meeting for others',
});
