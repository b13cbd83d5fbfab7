import { z } from 'zod';
import { TimeZone, WallTime } from './common.js';
import { attendees, endpoint } from './endpoint.js';

/** So many minutes before a meeting it can be reminded of: a day, an hour, ten and two minutes. */
export const reminderLeads = [1440, 60, 10, 2] as const;
export const ReminderLead = z.union([z.literal(1440), z.literal(60), z.literal(10), z.literal(2)]);
export type ReminderLead = z.infer<typeof ReminderLead>;

export const reminderChannels = ['mail', 'app', 'push'] as const;
export const ReminderChannel = z.enum(reminderChannels);
export type ReminderChannel = z.infer<typeof ReminderChannel>;

const Leads = z
  .array(ReminderLead)
  .max(reminderLeads.length)
  .refine((leads) => new Set(leads).size === leads.length, 'twice');

/**
 * When somebody wants to be reminded of meetings, and by what. In quiet hours nothing rings: mails and pushes of a day or an hour before
 * come at their beginning, those of ten and two minutes not at all. What is shown in the app makes no noise and always comes.
 */
export const ReminderChoice = z
  .object({
    mail: Leads,
    app: Leads,
    push: Leads,
    /** From one wall-clock time to another in the zone, over midnight too; null: none. */
    quiet: z
      .object({ from: WallTime, to: WallTime, timeZone: TimeZone })
      .refine(({ from, to }) => from !== to, { path: ['to'], message: 'quiet-hours' })
      .nullable(),
  })
  .meta({ id: 'ReminderChoice' });
export type ReminderChoice = z.infer<typeof ReminderChoice>;

/** What holds for whoever has chosen nothing. */
export const usualReminders: ReminderChoice = { mail: [1440, 60], app: [10, 2], push: [10, 2], quiet: null };

export const getReminderChoice = endpoint({
  method: 'GET',
  path: '/api/meetings/:fairId/reminders',
  access: attendees,
  answer: ReminderChoice,
  summary: 'When and how the caller is reminded of meetings',
});
export const setReminderChoice = endpoint({
  method: 'PUT',
  path: '/api/meetings/:fairId/reminders',
  access: attendees,
  body: ReminderChoice,
  answer: ReminderChoice,
  summary: 'Chooses when and how the caller is reminded of meetings',
});

/** Minutes by which one can say that one is late. */
export const LateMinutes = z.union([z.literal(5), z.literal(10), z.literal(15)]);
export type LateMinutes = z.infer<typeof LateMinutes>;

/** From so many minutes before the start one can say that one will be late. */
export const lateFromMinutes = 60;
/** One can ask where the other side is so many minutes after having asked, not sooner. */
export const askAgainMinutes = 3;

export const sayLate = endpoint({
  method: 'POST',
  path: '/api/meetings/:fairId/meetings/:meetingId/late',
  access: attendees,
  body: z.object({ minutes: LateMinutes }),
  summary:
    'Tells the other side by how much one is late; from an hour before the start until the end, its parties only',
});
export const askWhere = endpoint({
  method: 'POST',
  path: '/api/meetings/:fairId/meetings/:meetingId/where',
  access: attendees,
  summary:
    'Asks the other side where it is; from the start until the end, every three minutes at most, its parties only',
});
