import fc from 'fast-check';
import { DateTime } from 'luxon';
import { isFree, isGoodHour, type OptionPerson, optionTimes, suggestedTimes } from './option-times.rules.js';

const zones = ['America/Montreal', 'Africa/Casablanca', 'Asia/Kathmandu', 'Australia/Sydney', 'Europe/Brussels'];
const fairZone = 'Europe/Brussels';
// Ordinary days, both changes of the clocks in Brussels and in Sydney, and Ramadan, when Morocco is an hour behind its usual time.
const days = ['2026-03-29', '2026-10-25', '2026-04-05', '2026-10-04', '2026-02-20', '2026-03-10', '2026-11-24'];

const slotsFrom = (day: string, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const start = DateTime.fromISO(`${day}T00:00`, { zone: fairZone }).plus({ minutes: index * 30 });
    const iso = (instant: DateTime) => instant.toUTC().toISO({ suppressMilliseconds: true }) ?? '';
    return { startsAt: iso(start), endsAt: iso(start.plus({ minutes: 30 })) };
  });
const person = (timeZone: string, more: Partial<OptionPerson> = {}): OptionPerson => ({
  timeZone,
  meetings: [],
  busy: [],
  ...more,
});
const before = Date.parse('2026-01-01T00:00:00Z');
const optionsOf = (own: OptionPerson, other: OptionPerson, slots = slotsFrom('2026-11-24', 48)) =>
  optionTimes(slots, { own, other, companions: [] }, before);
/** Minutes since midnight on the clock of a zone, as Intl tells it: another way than the code's. */
function clock(instant: string, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const [hour = 0, minute = 0] = format.format(new Date(instant)).split(':').map(Number);
  return hour * 60 + minute;
}

describe('times to propose', () => {
  const time = fc.integer({ min: 0, max: 60 * 24 * 3 }).map((minutes) => minutes * 60_000);
  const taken = fc.array(fc.tuple(time, fc.integer({ min: 1, max: 180 })), { maxLength: 8 }).map((list) =>
    list.map(([from, minutes]) => ({
      startsAt: new Date(Date.parse('2026-11-23T23:00:00Z') + from).toISOString(),
      endsAt: new Date(Date.parse('2026-11-23T23:00:00Z') + from + minutes * 60_000).toISOString(),
    })),
  );

  it('are free for both, at most five, and never twice', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.constantFrom(...zones), taken, taken, (one, two, meetings, busy) => {
        const own = person(one, { meetings });
        const other = person(two, { busy });
        const suggested = suggestedTimes(optionsOf(own, other, slotsFrom('2026-11-24', 96)), fairZone, 5);
        expect(suggested.length).toBeLessThanOrEqual(5);
        expect(new Set(suggested.map(({ startsAt }) => startsAt)).size).toBe(suggested.length);
        for (const each of suggested) expect([isFree(own, each), isFree(other, each)]).toEqual([true, true]);
      }),
    );
  });

  it('are in good hours on both clocks while there are any, on every day of the year', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.constantFrom(...zones), fc.constantFrom(...days), (one, two, day) => {
        const options = optionsOf(person(one), person(two), slotsFrom(day, 46));
        const isGood = ({ startsAt }: { startsAt: string }, zone: string) => {
          const start = clock(startsAt, zone);
          return start >= 8 * 60 && start + 30 <= 19 * 60;
        };
        for (const option of options)
          expect([option.isGoodForOwn, option.isGoodForOther]).toEqual([isGood(option, one), isGood(option, two)]);
        const good = options.filter((option) => isGood(option, one) && isGood(option, two)).length;
        const suggested = suggestedTimes(options, fairZone, 5);
        expect(suggested.filter((each) => each.isGoodForOwn && each.isGoodForOther)).toHaveLength(Math.min(5, good));
      }),
    );
  });

  it.each([
    // 9:00 in Brussels is 3:00 in Montreal in winter, and 4:00 in the weeks between the two changes of the clocks.
    ['America/Montreal', '2026-11-24T08:00:00Z', 3 * 60, false],
    ['America/Montreal', '2026-03-20T13:00:00Z', 9 * 60, true],
    // Morocco keeps +01 all year, and +00 in Ramadan.
    ['Africa/Casablanca', '2026-11-24T07:00:00Z', 8 * 60, true],
    ['Africa/Casablanca', '2026-02-20T07:00:00Z', 7 * 60, false],
    ['Asia/Kathmandu', '2026-11-24T13:00:00Z', 18 * 60 + 45, false],
    ['Asia/Kathmandu', '2026-11-24T12:30:00Z', 18 * 60 + 15, true],
    ['Australia/Sydney', '2026-11-24T08:00:00Z', 19 * 60, false],
    ['Australia/Sydney', '2026-07-01T08:00:00Z', 18 * 60, true],
  ])('know the clock of %s at %s', (zone, startsAt, minutes, isGood) => {
    expect(clock(startsAt, zone)).toBe(minutes);
    const endsAt = new Date(Date.parse(startsAt) + 30 * 60_000).toISOString();
    expect(isGoodHour({ startsAt, endsAt }, zone)).toBe(isGood);
  });

  it('are spread over the days, and stand next to other meetings', () => {
    const slots = ['2026-11-24', '2026-11-25', '2026-11-26'].flatMap((day) => slotsFrom(day, 40).slice(18));
    const [, , meeting] = slots;
    const options = optionTimes(
      slots,
      { own: person(fairZone, { meetings: meeting ? [meeting] : [] }), other: person(fairZone), companions: [] },
      before,
    );
    const suggested = suggestedTimes(options, fairZone, 5);
    const perDay = new Map<string, number>();
    for (const { startsAt } of suggested)
      perDay.set(startsAt.slice(0, 10), (perDay.get(startsAt.slice(0, 10)) ?? 0) + 1);
    expect(perDay.size).toBe(3);
    expect(Math.max(...perDay.values())).toBe(2);
    expect(suggested[0]?.isNextTo).toBe('own');
  });
});
