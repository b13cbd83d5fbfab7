import ical, { ICalCalendarMethod } from 'ical-generator';

export interface CalendarEntry {
  meetingId: string;
  startsAt: string;
  endsAt: string;
  summary: string;
  location: string;
  /** Which version of the entry it is; absent: the first. */
  sequence?: number;
  /** Page of the meeting. */
  url: string;
}

/**
 * One meeting as iCalendar (RFC 5545). Its UID is that of the same meeting in the agenda one can subscribe to, so that a calendar program
 * that gets both shows one entry.
 */
export function calendarEntry({
  meetingId,
  startsAt,
  endsAt,
  summary,
  location,
  url,
  sequence = 0,
}: CalendarEntry): string {
  const calendar = ical({ prodId: { company: 'Parvis', product: 'agenda' }, method: ICalCalendarMethod.PUBLISH });
  calendar.createEvent({
    id: `${meetingId}@parvis`,
    start: new Date(startsAt),
    end: new Date(endsAt),
    summary,
    location,
    url,
    sequence,
  });
  return calendar.toString();
}
