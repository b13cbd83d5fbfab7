import type { DeliveryTrouble, EventPayload, Locale } from '@parvis/contracts';
import { type CalendarEntry, calendarEntry } from './calendar-entry.rules.js';
import { catalogues, fill } from './catalogue.js';
import { daysInWords, instantInWords } from './fair-dates.rules.js';
import type { Letter } from './letter.rules.js';

export interface InvitingFair {
  name: string;
  startsOn: string;
  endsOn: string;
  timeZone: string;
  mode: keyof (typeof catalogues)['en']['mode'];
  wishesCloseAt: string;
}

/** The mail with which somebody signs in. */
export function signInLetter(request: EventPayload<'sign-in.requested.v1'>, site: string): Letter {
  const { subject, body, button, after } = catalogues[request.locale].signIn;
  const { locale, name, link } = request;
  return { locale, subject, name, before: body, button, link, after, site };
}

export interface CheckRequest {
  locale: Locale;
  name: string;
  link: string;
  fair: { name: string };
  /** When the first meeting by video begins, told in this zone. */
  startsAt: string;
  timeZone: string;
  site: string;
}

/** The mail that asks to check devices and line before the first meeting by video. */
export function checkLetter({ locale, name, link, fair, startsAt, timeZone, site }: CheckRequest): Letter {
  const { subject, intro, why, button, after } = catalogues[locale].deviceCheck;
  const values = { fair: fair.name, start: instantInWords(locale, startsAt, timeZone), zone: timeZone };
  return {
    locale,
    subject: fill(subject, values),
    name,
    before: [fill(intro, values), why],
    button,
    link,
    after,
    site,
  };
}

export interface BookedMeeting {
  locale: Locale;
  name: string;
  link: string;
  fair: { name: string };
  /** The other one, with the company. */
  with: string;
  meeting: Omit<CalendarEntry, 'summary' | 'location'>;
  /** Null: by video. */
  tableNumber: number | null;
  /** In which the time is told. */
  timeZone: string;
  site: string;
}

/** The mail about a meeting that two have booked by themselves, with an entry for the calendar. */
export function bookingLetter({ locale, name, link, fair, meeting, timeZone, site, ...rest }: BookedMeeting): Letter {
  const { subject, intro, calendar, button, after, entry } = catalogues[locale].booking;
  const start = instantInWords(locale, meeting.startsAt, timeZone);
  const values = {
    fair: fair.name,
    with: rest.with,
    start,
    zone: timeZone,
    place: placeInWords(locale, rest.tableNumber),
  };
  return {
    locale,
    subject: fill(subject, values),
    name,
    before: [fill(intro, values), calendar],
    button,
    link,
    after,
    site,
    calendar: calendarEntry({
      ...meeting,
      summary: fill(entry, values),
      location: placeInWords(locale, rest.tableNumber),
    }),
  };
}

export interface MeetingReminder {
  locale: Locale;
  name: string;
  link: string;
  fair: { name: string };
  /** The other side. */
  with: string;
  startsAt: string;
  /** In which the time is told. */
  timeZone: string;
  site: string;
}

/** The mail that reminds of a meeting. It says when that is, not in how long: mails may lie for a while. */
export function reminderLetter({
  locale,
  name,
  link,
  fair,
  startsAt,
  timeZone,
  site,
  ...rest
}: MeetingReminder): Letter {
  const { subject, intro, late, button, after } = catalogues[locale].reminder;
  const start = instantInWords(locale, startsAt, timeZone);
  const values = { fair: fair.name, with: rest.with, start, zone: timeZone };
  return {
    locale,
    subject: fill(subject, values),
    name,
    before: [fill(intro, values), late],
    button,
    link,
    after,
    site,
  };
}

/** Where a meeting takes place; @param tableNumber null: by video. */
export function placeInWords(locale: Locale, tableNumber: number | null): string {
  const { video, table } = catalogues[locale].place;
  return tableNumber === null ? video : fill(table, { number: String(tableNumber) });
}

export interface UnreadNotice {
  locale: Locale;
  name: string;
  link: string;
  fair: { name: string };
  site: string;
  conversations: number;
}

/** The mail that tells of messages that have long been unread. Numbers only: what was written stays in Parvis. */
export function unreadLetter({ locale, name, link, fair, site, conversations }: UnreadNotice): Letter {
  const { subject, one, many, button, after } = catalogues[locale].chatUnread;
  const values = { fair: fair.name, count: String(conversations) };
  const before = [fill(conversations === 1 ? one : many, values)];
  return { locale, subject: fill(subject, values), name, before, button, link, after, site };
}

export interface LeadsReminder {
  locale: Locale;
  name: string;
  link: string;
  fair: { name: string };
  leads: number;
  /** `2026-12-24` */
  deletedOn: string;
  site: string;
}

/** The mail that reminds a booth's team of the day on which its leads are deleted. */
export function leadsReminderLetter({ locale, name, link, fair, leads, deletedOn, site }: LeadsReminder): Letter {
  const { subject, intro, introOne, why, button, after } = catalogues[locale].leadsExpiring;
  const values = { fair: fair.name, day: daysInWords(locale, deletedOn, deletedOn), count: String(leads) };
  const before = [fill(leads === 1 ? introOne : intro, values), why];
  return { locale, subject: fill(subject, values), name, before, button, link, after, site };
}

export interface WebhookHeld {
  locale: Locale;
  name: string;
  link: string;
  fair: { name: string };
  host: string;
  trouble: DeliveryTrouble;
  status: number | null;
  site: string;
}

/** The mail that tells a booth's team that messages wait, since the address of a webhook takes nothing. */
export function webhookHeldLetter({ locale, name, link, fair, host, trouble, status, site }: WebhookHeld): Letter {
  const { subject, intro, causes, why, button, after } = catalogues[locale].webhookHeld;
  const cause = fill(causes[trouble], { status: String(status ?? '') });
  const before = [fill(intro, { fair: fair.name, host, cause }), why];
  return { locale, subject: fill(subject, { fair: fair.name, host }), name, before, button, link, after, site };
}

export interface Invitation {
  locale: Locale;
  name: string;
  link: string;
  fair: InvitingFair;
  site: string;
  now: Date;
}

/** The mail that invites to a fair, with its dates and deadline in the fair's zone. */
export function invitationLetter({ locale, name, link, fair, site, now }: Invitation): Letter {
  const { invitation, mode } = catalogues[locale];
  const values = {
    fair: fair.name,
    dates: daysInWords(locale, fair.startsOn, fair.endsOn),
    zone: fair.timeZone,
    deadline: instantInWords(locale, fair.wishesCloseAt, fair.timeZone),
  };
  const wishes = new Date(fair.wishesCloseAt) > now ? invitation.wishesOpen : invitation.wishesClosed;
  return {
    locale,
    subject: fill(invitation.subject, values),
    name,
    before: [fill(invitation.intro, values), mode[fair.mode], fill(wishes, values)],
    button: invitation.button,
    link,
    after: invitation.after,
    site,
  };
}
