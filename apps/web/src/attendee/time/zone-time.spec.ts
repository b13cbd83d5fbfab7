import { byDay, clockChangeOn, clockIn, dayIn, isNightIn, isSameClock, offsetAt, showSameTime } from './zone-time.js';

describe('a time in two zones', () => {
  it.each([
    ['winter', '2026-11-22T13:30:00Z', 'Europe/Paris', '14:30'],
    ['summer', '2026-07-01T13:30:00Z', 'Europe/Paris', '15:30'],
    ['a quarter-hour zone', '2026-11-22T13:30:00Z', 'Asia/Kathmandu', '19:15'],
    ['Casablanca outside Ramadan', '2026-11-22T13:30:00Z', 'Africa/Casablanca', '14:30'],
    ['Casablanca in Ramadan', '2026-03-01T13:30:00Z', 'Africa/Casablanca', '13:30'],
  ])('shows %s', (_, instant, zone, clock) => {
    expect(clockIn(instant, zone)).toBe(clock);
  });

  it('knows offsets that are no whole hours', () => {
    expect(offsetAt('2026-11-22T13:30:00Z', 'Asia/Kathmandu')).toBe(345);
    expect(offsetAt('2026-11-22T13:30:59Z', 'America/New_York')).toBe(-300);
  });

  it('tells zones that agree only for a part of the year', () => {
    expect(showSameTime('2026-11-22T09:00:00Z', 'Europe/Paris', 'Africa/Casablanca')).toBe(true);
    expect(showSameTime('2026-07-01T09:00:00Z', 'Europe/Paris', 'Africa/Casablanca')).toBe(false);
    expect(showSameTime('2026-07-01T09:00:00Z', 'Europe/Paris', 'Europe/Madrid')).toBe(true);
  });

  it('knows a zone by its older and its newer name', () => {
    expect(isSameClock('Asia/Katmandu', 'Asia/Kathmandu')).toBe(true);
    expect(isSameClock('Europe/Paris', 'Africa/Casablanca')).toBe(false);
    expect(isSameClock('Europe/Paris', 'Europe/London')).toBe(false);
  });

  it('marks the hours of the night', () => {
    expect(isNightIn('2026-11-22T09:00:00Z', 'America/Los_Angeles')).toBe(true);
    expect(isNightIn('2026-11-22T14:00:00Z', 'America/Los_Angeles')).toBe(false);
    expect(isNightIn('2026-11-22T21:00:00Z', 'Europe/Paris')).toBe(true);
    expect(isNightIn('2026-11-22T20:59:00Z', 'Europe/Paris')).toBe(false);
  });
});

describe('days with a clock change', () => {
  it('finds the spring change', () => {
    expect(clockChangeOn('2026-03-29', 'Europe/Paris')).toEqual({
      at: '2026-03-29T01:00:00.000Z',
      from: '02:00',
      to: '03:00',
    });
  });

  it('finds the autumn change', () => {
    expect(clockChangeOn('2026-10-25', 'Europe/Paris')).toEqual({
      at: '2026-10-25T01:00:00.000Z',
      from: '03:00',
      to: '02:00',
    });
  });

  it('finds none on other days, on the eve, or where there is no summer time', () => {
    for (const day of ['2026-10-24', '2026-10-26', '2026-03-28', '2026-07-01']) {
      expect(clockChangeOn(day, 'Europe/Paris')).toBeNull();
    }
    expect(clockChangeOn('2026-10-25', 'Asia/Kathmandu')).toBeNull();
  });

  it('finds the change of Casablanca at the start of Ramadan', () => {
    expect(clockChangeOn('2026-02-15', 'Africa/Casablanca')).toMatchObject({ from: '03:00', to: '02:00' });
  });

  it('keeps both passes of the repeated hour apart and in order', () => {
    const first = '2026-10-25T00:30:00Z';
    const second = '2026-10-25T01:30:00Z';
    expect([first, second].map((at) => clockIn(at, 'Europe/Paris'))).toEqual(['02:30', '02:30']);
    expect([first, second].map((at) => clockIn(at, 'Asia/Kathmandu'))).toEqual(['06:15', '07:15']);
  });
});

describe('grouping by day', () => {
  const at = (startsAt: string) => ({ startsAt });

  it("uses the zone's calendar, not that of UTC", () => {
    const meetings = [at('2026-11-23T00:15:00Z'), at('2026-11-22T22:30:00Z')];
    expect(byDay(meetings, 'America/New_York').map(({ day }) => day)).toEqual(['2026-11-22']);
    expect(byDay(meetings, 'Europe/Paris').map(({ day, items }) => [day, items.length])).toEqual([
      ['2026-11-22', 1],
      ['2026-11-23', 1],
    ]);
    expect(dayIn('2026-11-22T19:00:00Z', 'Asia/Kathmandu')).toBe('2026-11-23');
  });
});
