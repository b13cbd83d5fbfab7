import { openingAt, openingDays } from './opening.rules.js';

const fair = { startsOn: '2026-10-24', endsOn: '2026-10-25', dayStartsAt: '09:00', dayEndsAt: '17:00' };

describe('opening hours of a booth', () => {
  it('are those of the fair on each of its days as long as the booth has none', () => {
    expect(openingDays(fair, [])).toEqual([
      { day: '2026-10-24', opensAt: '09:00', closesAt: '17:00' },
      { day: '2026-10-25', opensAt: '09:00', closesAt: '17:00' },
    ]);
  });

  it('are its own where it has some, and closed on days it does not name', () => {
    const own = [{ day: '2026-10-25', opensAt: '13:00', closesAt: '15:00' }];
    expect(openingDays(fair, own)).toEqual([{ day: '2026-10-24', opensAt: null, closesAt: null }, ...own]);
  });

  it('are those that the organiser has set for a day, where the booth has none, and of the fair on all other days', () => {
    const all = [{ day: '2026-10-25', opensAt: '10:00', closesAt: '12:00' }];
    const [first] = openingDays(fair, []);
    expect(openingDays(fair, [], all)).toEqual([first, ...all]);
    const own = [{ day: '2026-10-24', opensAt: '13:00', closesAt: '15:00' }];
    expect(openingDays(fair, own, all)).toEqual([...own, { day: '2026-10-25', opensAt: null, closesAt: null }]);
  });

  it('follow the clock of the fair on the day on which it is put back', () => {
    const days = openingDays(fair, []);
    const opening = (text: string) => openingAt(days, 'Europe/Paris', Date.parse(text));
    expect(opening('2026-10-24T06:59:00Z')).toEqual({ isOpenNow: false, opensAt: '2026-10-24T07:00:00.000Z' });
    expect(opening('2026-10-24T07:00:00Z')).toEqual({ isOpenNow: true, opensAt: '2026-10-25T08:00:00.000Z' });
    expect(opening('2026-10-25T15:59:59Z')).toEqual({ isOpenNow: true, opensAt: null });
    expect(opening('2026-10-25T16:00:00Z')).toEqual({ isOpenNow: false, opensAt: null });
  });
});
