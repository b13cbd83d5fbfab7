import type { EventPayload } from '@parvis/contracts';
import { calendarEntry } from './calendar-entry.rules.js';
import { catalogues, fill } from './catalogue.js';
import { instantInWords } from './fair-dates.rules.js';
import type { FairLetterParts } from './fair-mail.js';
import type { Letter } from './letter.rules.js';
import { placeInWords } from './letters.rules.js';

type Changed = EventPayload<'request.changed.v1'>;

type Meet = keyof (typeof catalogues)['en']['request']['meet'];
type Move = keyof (typeof catalogues)['en']['request']['move'];
/** Which letter a change of a request leads to. */
export type RequestLetterKind = { kind: 'meet'; letter: Meet } | { kind: 'move'; letter: Move };

const meetLetters: Partial<Record<Changed['act'], Meet>> = {
  sent: 'sent',
  countered: 'countered',
  'taken-over': 'taken-over',
  companion: 'companion',
  declined: 'declined',
  reminded: 'reminded',
};
const moveLetters: Partial<Record<Changed['act'], Move>> = {
  sent: 'sent',
  countered: 'countered',
  accepted: 'accepted',
  declined: 'declined',
  reminded: 'reminded',
};

/** Null where a notification is enough. */
export function letterFor({ kind, act, isExpected }: Changed): RequestLetterKind | null {
  if (kind === 'move') {
    const letter = isExpected ? moveLetters[act] : 'dropped';
    return letter ? { kind, letter } : null;
  }
  const letter = meetLetters[act];
  return letter ? { kind, letter } : null;
}

export interface RequestLetterParts extends FairLetterParts {
  which: RequestLetterKind;
  changed: Changed;
  /** Whom the reader would meet, and who has done it; with their companies. */
  with: string;
  by: string;
  /** Page of the meeting. */
  url: string;
  tableNumber: number | null;
}

/** The mail about a request; with an entry for the calendar where a meeting has come, or has been moved. */
export function requestLetter({
  locale,
  name,
  link,
  fair,
  timeZone,
  site,
  which,
  changed,
  ...rest
}: RequestLetterParts): Letter {
  const words = catalogues[locale].request;
  const { subject, intro } = which.kind === 'meet' ? words.meet[which.letter] : words.move[which.letter];
  const { startsAt, endsAt, expiresAt, message, meetingId, version, isMyTurn } = changed;
  const values = {
    fair: fair.name,
    with: rest.with,
    by: rest.by,
    start: startsAt === null ? '' : instantInWords(locale, startsAt, timeZone),
    zone: timeZone,
    deadline: instantInWords(locale, expiresAt, timeZone),
    message,
  };
  const isBooked = which.letter === 'companion' || which.letter === 'accepted';
  const hasEntry = isBooked && meetingId !== null && startsAt !== null && endsAt !== null;
  return {
    locale,
    subject: fill(subject, values),
    name,
    before: [
      fill(intro, values),
      ...(message === '' ? [] : [fill(words.message, values)]),
      ...(isMyTurn ? [fill(words.deadline, values)] : []),
      ...(hasEntry ? [words.calendar] : []),
    ],
    button: isBooked ? words.openMeeting : words.button,
    link,
    after: words.after,
    site,
    ...(hasEntry
      ? {
          calendar: calendarEntry({
            meetingId,
            startsAt,
            endsAt,
            summary: fill(words.entry, values),
            location: placeInWords(locale, rest.tableNumber),
            url: rest.url,
            sequence: version,
          }),
        }
      : {}),
  };
}

export interface SubstitutionLetterParts extends FairLetterParts {
  substituted: EventPayload<'meeting.substituted.v1'>;
  with: string;
  gone: string;
  came: string;
}

/** The mail that tells of a colleague who has taken somebody's place: to that colleague, or to the others. */
export function substitutionLetter({
  locale,
  name,
  link,
  fair,
  timeZone,
  site,
  substituted,
  ...people
}: SubstitutionLetterParts): Letter {
  const words = catalogues[locale].substituted;
  const { participantId, cameId, startsAt, note } = substituted;
  const { subject, intro } = participantId === cameId ? words.takeOver : words.told;
  const values = {
    fair: fair.name,
    ...people,
    start: instantInWords(locale, startsAt, timeZone),
    zone: timeZone,
    message: note,
  };
  return {
    locale,
    subject: fill(subject, values),
    name,
    before: [fill(intro, values), ...(note === '' ? [] : [fill(words.note, values)])],
    button: words.button,
    link,
    after: words.after,
    site,
  };
}
