import fc from 'fast-check';
import { DateTime } from 'luxon';
import { busyTimesIn, CalendarUnreadable } from './calendar.rules.js';

const window = { startsAt: '2026-03-01T00:00:00.000Z', endsAt: '2026-04-30T00:00:00.000Z' };
const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...lines, 'END:VCALENDAR'].join('\r\n');
const entry = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT'];
const read = (text: string, zone = 'Europe/Brussels') => busyTimesIn(text, { window, zone });
const troubleOf = (text: string) => {
  try {
    read(text);
    return null;
  } catch (error) {
    return error instanceof CalendarUnreadable ? error.trouble : error;
  }
};

describe('busy times in a calendar', () => {
  it('reads times in UTC, in a zone by name, and without any', () => {
    const text = calendar(
      ...entry('DTSTART:20260310T090000Z', 'DTEND:20260310T100000Z'),
      ...entry('DTSTART;TZID=Asia/Kathmandu:20260311T090000', 'DTEND;TZID=Asia/Kathmandu:20260311T093000'),
      ...entry('DTSTART:20260312T090000', 'DURATION:PT45M'),
    );
    expect(read(text)).toEqual([
      { startsAt: '2026-03-10T09:00:00.000Z', endsAt: '2026-03-10T10:00:00.000Z' },
      { startsAt: '2026-03-11T03:15:00.000Z', endsAt: '2026-03-11T03:45:00.000Z' },
      { startsAt: '2026-03-12T08:00:00.000Z', endsAt: '2026-03-12T08:45:00.000Z' },
    ]);
  });

  it('takes whole days in the own zone', () => {
    const text = calendar(...entry('DTSTART;VALUE=DATE:20260310', 'DTEND;VALUE=DATE:20260311'));
    expect(read(text, 'America/Montreal')).toEqual([
      { startsAt: '2026-03-10T04:00:00.000Z', endsAt: '2026-03-11T04:00:00.000Z' },
    ]);
  });

  it('knows zones that only the file itself defines', () => {
    const text = calendar(
      'BEGIN:VTIMEZONE',
      'TZID:Somewhere Standard Time',
      'BEGIN:STANDARD',
      'DTSTART:16010101T000000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0200',
      'END:STANDARD',
      'END:VTIMEZONE',
      ...entry(
        'DTSTART;TZID=Somewhere Standard Time:20260310T090000',
        'DTEND;TZID=Somewhere Standard Time:20260310T100000',
      ),
    );
    expect(read(text)).toEqual([{ startsAt: '2026-03-10T07:00:00.000Z', endsAt: '2026-03-10T08:00:00.000Z' }]);
  });

  it('follows repetitions over the change of the clocks, with what is left out and what is moved', () => {
    const series = ['DTSTART;TZID=Europe/Paris:20250106T090000', 'DTEND;TZID=Europe/Paris:20250106T100000'];
    const text = calendar(
      ...entry(...series, 'RRULE:FREQ=WEEKLY;BYDAY=MO', 'EXDATE;TZID=Europe/Paris:20260316T090000'),
      ...entry(
        'RECURRENCE-ID;TZID=Europe/Paris:20260323T090000',
        'DTSTART;TZID=Europe/Paris:20260324T150000',
        'DTEND;TZID=Europe/Paris:20260324T160000',
      ),
      // Somebody else's exception to another series at the same hour.
      'BEGIN:VEVENT',
      'UID:2',
      'RECURRENCE-ID;TZID=Europe/Paris:20260302T090000',
      'DTSTART;TZID=Europe/Paris:20260401T150000',
      'DTEND;TZID=Europe/Paris:20260401T160000',
      'END:VEVENT',
    );
    const starts = read(text).map(({ startsAt }) => startsAt);
    expect(starts.slice(0, 4)).toEqual([
      '2026-03-02T08:00:00.000Z',
      '2026-03-09T08:00:00.000Z',
      '2026-03-24T14:00:00.000Z',
      // Summer time from 29 March.
      '2026-03-30T07:00:00.000Z',
    ]);
  });

  it('leaves out what is free, cancelled, or of Parvis itself', () => {
    const at = ['DTSTART:20260310T090000Z', 'DTEND:20260310T100000Z'];
    const own = ['BEGIN:VEVENT', 'UID:5b0b@parvis', ...at, 'END:VEVENT'];
    const text = calendar(...entry(...at, 'TRANSP:TRANSPARENT'), ...entry(...at, 'STATUS:CANCELLED'), ...own);
    expect(read(text)).toEqual([]);
  });

  it('joins times that touch or overlap, and keeps within the window', () => {
    const text = calendar(
      ...entry('DTSTART:20260228T230000Z', 'DTEND:20260301T010000Z'),
      ...entry('DTSTART:20260301T010000Z', 'DTEND:20260301T020000Z'),
      ...entry('DTSTART:20250101T090000Z', 'DTEND:20250101T100000Z'),
    );
    expect(read(text)).toEqual([{ startsAt: window.startsAt, endsAt: '2026-03-01T02:00:00.000Z' }]);
  });

  it('refuses what is no calendar', () => {
    expect(troubleOf('<html>Sign in</html>')).toBe('not-a-calendar');
    expect(troubleOf('')).toBe('not-a-calendar');
    expect(troubleOf('BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD')).toBe('not-a-calendar');
    expect(troubleOf(calendar(...entry('DTSTART:yesterday')))).toBe('not-a-calendar');
  });

  it('gives repetitions up that take too long', () => {
    const second = entry('DTSTART:19700101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY');
    expect(troubleOf(calendar(...second))).toBe('too-complex');
    const never = entry('DTSTART:20260101T000000Z', 'DURATION:PT1H', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30');
    expect(troubleOf(calendar(...never))).toBeNull();
  });

  it('comes to the same instants as the clock of the place, in any zone, over both changes of the clocks', () => {
    const zones = ['Europe/Brussels', 'America/Montreal', 'Africa/Casablanca', 'Asia/Kathmandu', 'Australia/Sydney'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 58 * 24 * 4 }),
        fc.integer({ min: 1, max: 16 }),
        (zone, quarter, quarters) => {
          const start = DateTime.fromISO('2026-03-01T12:00', { zone }).plus({ minutes: 15 * quarter });
          const end = start.plus({ minutes: 15 * quarters });
          // A clock's time that is there twice says too little to be told apart.
          fc.pre([start, end].every((at) => at.getPossibleOffsets().length === 1));
          const clock = (at: DateTime) => `;TZID=${zone}:${at.toFormat("yyyyMMdd'T'HHmmss")}`;
          const [span] = read(calendar(...entry(`DTSTART${clock(start)}`, `DTEND${clock(end)}`)), 'UTC');
          expect(span).toEqual({ startsAt: start.toUTC().toISO(), endsAt: end.toUTC().toISO() });
        },
      ),
      { numRuns: 300 },
    );
  });
});
