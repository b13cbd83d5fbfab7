import { z } from 'zod';
import { Id, Instant, PageQuery, pageOf } from './common.js';
import { endpoint } from './endpoint.js';

export const NotificationKind = z.enum([
  'timetable-published',
  /** A repair of the timetable has fitted a meeting in. */
  'meeting-added',
  /** `by` called it off. */
  'meeting-cancelled',
  'meeting-cancelled-by-organiser',
  /** The reader was expected, and did not come. */
  'meeting-missed',
  'meeting-guest',
  /** `with`: the other one of a meeting that the two have booked themselves. */
  'meeting-booked',
  /** `by`, a colleague, has put the reader in the own place; `with`: whom to meet. */
  'meeting-taken-over',
  /** `by` has taken the place of `gone`. */
  'meeting-substituted',
  /** To `startsAt`; the reader is not free then and no longer expected: `meeting-dropped`. */
  'meeting-moved',
  'meeting-dropped',
  /** Of requests: `with` is the other one, or `by` who has done it. */
  'request-sent',
  'request-countered',
  'request-handed-over',
  'request-taken-over',
  'request-companion',
  'request-declined',
  'request-withdrawn',
  'request-expired',
  'request-reminder',
  'request-times-gone',
  /** The same where a meeting is to be moved. */
  'move-sent',
  'move-countered',
  'move-declined',
  'move-withdrawn',
  'move-expired',
  'move-reminder',
  'move-times-gone',
  /** A reminder: the meeting `with` begins at `startsAt`. */
  'meeting-soon',
  /** `by` will be `minutes` late. */
  'meeting-late',
  /** `by` waits and asks where the reader is. */
  'meeting-where',
  /** `title` was to be done by now. */
  'next-step-due',
  /** For organisers: `by` waits for their decision. */
  'awaited-appeal',
  'awaited-chat-report',
  'awaited-proof',
  /** Of the delegation `title`; `by`: its lead, who has done it in the reader's name; `with`: the other side. */
  'delegation-invited',
  'delegation-lead',
  'delegation-sent',
  'delegation-countered',
  'delegation-accepted',
  'delegation-declined',
  'delegation-move-sent',
  'delegation-withdrawn',
  'delegation-cancelled',
  /** Of an appeal to the organiser; `note`: the organiser's word. */
  'appeal-accepted',
  'appeal-refused',
  /** `by` comes in person now, or joins by video. */
  'meeting-on-site',
  'meeting-by-video',
  /** `name` no longer interprets in a meeting. */
  'interpreter-released',
  /** Of partnerships: `with` is the other side, `title` and `day` of a milestone or task. */
  'partnership-proposed',
  'partnership-opened',
  'partnership-declined',
  'partnership-step-due',
  'partnership-quiet',
  'partnership-file-added',
  'run-finished',
  'import-finished',
  'recording-ready',
  'document-asked',
  'document-granted',
  'document-refused',
  'document-revoked',
  'proof-verified',
  'proof-refused',
  'proof-expiring',
  'chat-unread',
  'chat-warned',
  'chat-suspended',
  'chat-restored',
  /** `host` has taken nothing several times in a row. */
  'webhook-held',
  /** `host` has taken nothing for days. */
  'webhook-stopped',
  /** `count` leads are in a file. */
  'lead-export-ready',
  /** `count` leads are deleted on `day`. */
  'leads-expiring',
]);
export const Notification = z
  .object({
    id: Id,
    fairId: Id,
    kind: NotificationKind,
    /** Values for the message of the catalogue. */
    params: z.record(z.string(), z.string()),
    /** Page of the web app to open. */
    path: z.string(),
    createdAt: Instant,
    readAt: Instant.nullable(),
  })
  .meta({ id: 'Notification' });
export type Notification = z.infer<typeof Notification>;

export const listNotifications = endpoint({
  method: 'GET',
  path: '/api/messaging/notifications',
  access: 'signed-in',
  query: PageQuery,
  answer: pageOf(Notification).extend({ unread: z.number().int() }),
  summary: "The caller's notifications, newest first",
});
export const markNotificationsRead = endpoint({
  method: 'POST',
  path: '/api/messaging/notifications/read',
  access: 'signed-in',
  summary: 'Marks all as read',
});

/** A mail in the development mailbox. Exists only where the mailbox is switched on. */
export const MailboxMessage = z
  .object({
    id: Id,
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    sentAt: Instant,
  })
  .meta({ id: 'MailboxMessage' });
export type MailboxMessage = z.infer<typeof MailboxMessage>;
export const listMailbox = endpoint({
  method: 'GET',
  path: '/api/messaging/mailbox',
  access: 'public',
  query: PageQuery.extend({ to: z.string().max(254).optional() }),
  answer: pageOf(MailboxMessage),
  summary: 'Development only: mails that would have been sent, newest first',
});
