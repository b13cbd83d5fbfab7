import { Script } from 'node:vm';
import type { Interval } from '@parvis/contracts';
import ICAL from 'ical.js';
import { DateTime, IANAZone } from 'luxon';

/** Why a calendar cannot be read. `too-complex`: its repetitions take too long to work out. */
export class CalendarUnreadable extends Error {
  constructor(readonly trouble: 'not-a-calendar' | 'too-complex') {
    super(trouble);
  }
}

export interface CalendarReading {
  /** From when to when anything is of interest. */
  window: Interval;
  /** IANA name of the zone for times without one, and for whole days. */
  zone: string;
}

/** Repetitions of all entries that are looked at, and how long reading may take in ms. */
const mostOccurrences = 50_000;
const limitMs = 500;
/** As many as a profile may name. */
const mostTimes = 500;
/** Entries that Parvis has put into the calendar itself. */
const ownUid = /@parvis$/;

/**
 * When somebody cannot meet, from an iCalendar file (RFC 5545): every entry but those that are cancelled, marked as free, or Parvis' own;
 * whole days too. Overlapping times are one; what the entries are about is not looked at. At most 500 times.
 *
 * A file is somebody else's: repetitions are looked at within the window only, and reading ends after half a second, whatever is in it.
 * @throws CalendarUnreadable
 */
export function busyTimesIn(text: string, reading: CalendarReading): Interval[] {
  const run = () => merged([...occurrencesIn(text, reading)]);
  try {
    // Only a context of its own can be stopped from outside while it computes.
    return new Script('run()').runInNewContext({ run }, { timeout: limitMs });
  } catch (error) {
    if (error instanceof CalendarUnreadable) throw error;
    throw new CalendarUnreadable(isTimeout(error) ? 'too-complex' : 'not-a-calendar');
  }
}

const isTimeout = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

interface Span {
  from: number;
  to: number;
}

function* occurrencesIn(text: string, { window, zone }: CalendarReading): Generator<Span> {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  if (calendar.name !== 'vcalendar') throw new CalendarUnreadable('not-a-calendar');
  const bounds = { from: Date.parse(window.startsAt), to: Date.parse(window.endsAt) };
  const zones = new Map(
    calendar.getAllSubcomponents('vtimezone').map((definition) => {
      const defined = new ICAL.Timezone(definition);
      return [defined.tzid, defined];
    }),
  );
  const [series, exceptions] = entriesOf(calendar);
  const instant = (time: ICAL.Time, tzid: string | undefined) => instantOf(time, tzid, zones, zone);
  let looked = 0;
  for (const component of series) {
    // Exceptions are given, since those of all entries would be taken otherwise.
    const entry = new ICAL.Event(component, { exceptions: exceptions.get(uidOf(component)) ?? [] });
    for (const { item, start, end } of occurrencesOf(entry)) {
      looked += 1;
      if (looked > mostOccurrences) throw new CalendarUnreadable('too-complex');
      const tzid = tzidOf(item);
      const from = instant(start, tzid);
      if (from >= bounds.to) {
        if (entry.isRecurring()) break;
        continue;
      }
      const to = Math.max(instant(end, tzid), from);
      if (to > bounds.from && to > from && isBusy(item))
        yield { from: Math.max(from, bounds.from), to: Math.min(to, bounds.to) };
    }
  }
}

const uidOf = (component: ICAL.Component) => String(component.getFirstPropertyValue('uid') ?? '');

/** Entries that are not Parvis' own, and those that take the place of one of their repetitions by UID. */
function entriesOf(calendar: ICAL.Component): [series: ICAL.Component[], exceptions: Map<string, ICAL.Component[]>] {
  const series: ICAL.Component[] = [];
  const exceptions = new Map<string, ICAL.Component[]>();
  for (const component of calendar.getAllSubcomponents('vevent')) {
    const uid = uidOf(component);
    if (ownUid.test(uid)) continue;
    if (!component.hasProperty('recurrence-id')) series.push(component);
    else exceptions.set(uid, [...(exceptions.get(uid) ?? []), component]);
  }
  return [series, exceptions];
}

interface Occurrence {
  /** The entry itself, or the exception that takes its place. */
  item: ICAL.Event;
  start: ICAL.Time;
  end: ICAL.Time;
}

function* occurrencesOf(entry: ICAL.Event): Generator<Occurrence> {
  if (!entry.isRecurring()) {
    yield { item: entry, start: entry.startDate, end: entry.endDate };
    return;
  }
  const iterator = entry.iterator();
  for (let next = iterator.next(); next; next = iterator.next()) {
    const { item, startDate, endDate } = entry.getOccurrenceDetails(next);
    yield { item, start: startDate, end: endDate };
  }
}

function isBusy({ component }: ICAL.Event): boolean {
  const word = (name: string) => String(component.getFirstPropertyValue(name) ?? '').toUpperCase();
  // Outlook says "free" and "away from the office" in a property of its own.
  return (
    word('status') !== 'CANCELLED' && word('transp') !== 'TRANSPARENT' && word('x-microsoft-cdo-busystatus') !== 'FREE'
  );
}

const tzidOf = ({ component }: ICAL.Event): string | undefined => {
  const tzid = component.getFirstProperty('dtstart')?.getFirstParameter('tzid');
  return typeof tzid === 'string' ? tzid : undefined;
};

/** A zone's name of IANA is believed more than the file's own definition of it, which is often cut short. */
function instantOf(
  time: ICAL.Time,
  tzid: string | undefined,
  zones: ReadonlyMap<string, ICAL.Timezone>,
  ownZone: string,
): number {
  const { year, month, day, hour, minute, second } = time;
  if (!time.isDate && time.zone === ICAL.Timezone.utcTimezone) return time.toUnixTime() * 1000;
  const defined = tzid === undefined ? undefined : zones.get(tzid);
  if (!time.isDate && defined && tzid !== undefined && !IANAZone.isValidZone(tzid)) {
    const shifted = time.clone();
    shifted.zone = defined;
    return shifted.toUnixTime() * 1000;
  }
  const zone = !time.isDate && tzid !== undefined && IANAZone.isValidZone(tzid) ? tzid : ownZone;
  const clock = time.isDate ? { year, month, day } : { year, month, day, hour, minute, second };
  return DateTime.fromObject(clock, { zone }).toMillis();
}

function merged(spans: Span[]): Interval[] {
  const joined: Span[] = [];
  for (const span of spans.sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  const text = (at: number) => new Date(at).toISOString();
  return joined.slice(0, mostTimes).map(({ from, to }) => ({ startsAt: text(from), endsAt: text(to) }));
}
