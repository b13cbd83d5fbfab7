import { z } from 'zod';
import { Instant, Interval } from './common.js';
import { attendees, endpoint } from './endpoint.js';

/**
 * Why the calendar at an address could not be read. `status`: the server answered with an error, or sends on to another address;
 * `too-complex`: its repetitions take too long to work out.
 */
export const CalendarTrouble = z.enum([
  'address',
  'scheme',
  'dns',
  'timeout',
  'connection',
  'certificate',
  'status',
  'too-large',
  'not-a-calendar',
  'too-complex',
]);
export type CalendarTrouble = z.infer<typeof CalendarTrouble>;

/** A person's own calendar, from which only times are read, within the days of the fair. */
export const OwnCalendar = z
  .object({
    url: z.string(),
    /** When it was last read without trouble; null: never. */
    readAt: Instant.nullable(),
    /** A reading is due or under way. */
    isDue: z.boolean(),
    /** Why the last reading failed. What was read before stays. */
    trouble: CalendarTrouble.nullable(),
    /** Times within the fair that it keeps free of meetings. */
    busy: z.array(Interval),
  })
  .meta({ id: 'OwnCalendar' });
export type OwnCalendar = z.infer<typeof OwnCalendar>;

/** `https://…/basic.ics`; calendar programs also write `webcal://`. */
export const CalendarUrl = z
  .string()
  .trim()
  .max(2000)
  .transform((text) => text.replace(/^webcals?:\/\//i, 'https://'))
  .pipe(z.url({ protocol: /^https?$/, error: 'calendar-address' }));

export const getOwnCalendar = endpoint({
  method: 'GET',
  path: '/api/profiles/:fairId/me/calendar',
  access: attendees,
  answer: z.object({ calendar: OwnCalendar.nullable() }),
  summary: "The calendar from which the caller's busy times are read",
});
export const setOwnCalendar = endpoint({
  method: 'PUT',
  path: '/api/profiles/:fairId/me/calendar',
  access: attendees,
  body: z.object({ url: CalendarUrl }),
  answer: z.object({ calendar: OwnCalendar.nullable() }),
  summary:
    'Reads busy times from an iCalendar address from now on, every half hour; the same address: reads it again now',
});
export const removeOwnCalendar = endpoint({
  method: 'DELETE',
  path: '/api/profiles/:fairId/me/calendar',
  access: attendees,
  summary: 'Forgets the address and what was read there',
});
