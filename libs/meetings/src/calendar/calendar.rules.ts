import type { AgendaMeeting, AgendaSession, Locale } from '@parvis/contracts';
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { calendarWords } from './calendar-words.js';

export interface CalendarInput {
  fair: { id: string; name: string };
  /** Those that were cancelled too, so that they leave the calendar. */
  meetings: readonly (AgendaMeeting & { sequence: number })[];
  sessions: readonly (AgendaSession & { sequence: number })[];
  /** Whose agenda it is. */
  participantId: string;
  locale: Locale;
  publicUrl: string;
}

/**
 * An agenda as iCalendar (RFC 5545). Times are in UTC, which every calendar program shows in its owner's zone. An entry keeps
 * its UID when the meeting moves, so it moves in the calendar too; one that was cancelled says so. Sessions that leave their time free
 * for meetings do so in the calendar as well.
 */
export function agendaCalendar({ fair, meetings, sessions, participantId, locale, publicUrl }: CalendarInput): string {
  const words = calendarWords[locale];
  const calendar = ical({
    name: fair.name,
    prodId: { company: 'Parvis', product: 'agenda' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 900,
  });
  for (const meeting of meetings) {
    const others = meeting.attendees.filter((attendee) => attendee.id !== participantId);
    const names = others.map((each) =>
      [`${each.firstName} ${each.lastName}`, each.companyName].filter(Boolean).join(', '),
    );
    const url = `${publicUrl}/fairs/${fair.id}/meetings/${meeting.id}`;
    calendar.createEvent({
      id: `${meeting.id}@parvis`,
      start: new Date(meeting.startsAt),
      end: new Date(meeting.endsAt),
      summary: words.with(names.join(' · ')),
      location: locationOf(meeting, words),
      sequence: meeting.sequence,
      status: meeting.status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      description: [fair.name, ...wayTo(meeting, locale), `${words.open}: ${url}`].join('\n'),
      url,
    });
  }
  for (const { sessionId, title, startsAt, endsAt, isBusy, isCancelled, sequence } of sessions) {
    const url = `${publicUrl}/fairs/${fair.id}/stage/${sessionId}`;
    calendar.createEvent({
      id: `${sessionId}@parvis`,
      start: new Date(startsAt),
      end: new Date(endsAt),
      summary: title[locale] || title.en || title.fr,
      location: words.stage,
      sequence,
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: isBusy ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
      description: `${fair.name}\n${words.openSession}: ${url}`,
      url,
    });
  }
  return calendar.toString();
}

const wayTo = ({ place, table }: AgendaMeeting, locale: Locale): string[] => {
  const way = place === 'table' && table ? table.way[locale] || table.way.en || table.way.fr : '';
  return way ? [way] : [];
};

function locationOf(
  { place, tableNumber, table, boothCompanyName, hasVideo }: AgendaMeeting,
  words: (typeof calendarWords)[Locale],
): string {
  const spots = [
    ...(place === 'table' && tableNumber !== null
      ? [[words.table(tableNumber), table?.zone].filter(Boolean).join(', ')]
      : []),
    ...(place === 'booth' ? [words.booth(boothCompanyName ?? '')] : []),
    ...(hasVideo ? [words.video] : []),
  ];
  return spots.join(' · ');
}
