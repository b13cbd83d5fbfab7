import { capsOf } from './caps.rules.js';

const settings = { timeZone: 'Europe/Brussels', slotMinutes: 30, breakMinutes: 0 };
const none = { maxPerDay: null, restAfter: null, lunch: null };
/** Slots of 30 minutes from these times of the clock in Brussels (UTC+1 in November). */
const slots = (...times: string[]) =>
  times.map((time, index) => {
    const start = Date.parse(`${time.length > 5 ? time.slice(0, 10) : '2026-11-24'}T${time.slice(-5)}:00+01:00`);
    return { index, startsAt: new Date(start).toISOString(), endsAt: new Date(start + 1_800_000).toISOString() };
  });

describe('capsOf', () => {
  it('limits a day of the fair’s calendar, not one of UTC', () => {
    const days = slots('2026-11-24 23:30', '2026-11-25 00:00', '2026-11-25 00:30');
    expect(capsOf({ ...none, maxPerDay: 1 }, days, settings)).toEqual([{ slots: [1, 2], max: 1 }]);
  });

  it('leaves one slot free after so many in a row; a longer pause is a rest', () => {
    const day = slots('09:00', '09:30', '10:00', '13:00', '13:30');
    expect(capsOf({ ...none, restAfter: 1 }, day, settings)).toEqual([
      { slots: [0, 1], max: 1 },
      { slots: [1, 2], max: 1 },
      { slots: [3, 4], max: 1 },
    ]);
  });

  it('keeps one slot around lunch free, every day, by the fair’s clock', () => {
    const days = slots('11:30', '12:00', '12:30', '2026-11-25 12:00');
    expect(capsOf({ ...none, lunch: { from: '12:00', to: '13:00' } }, days, settings)).toEqual([
      { slots: [1, 2], max: 1 },
      { slots: [3], max: 0 },
    ]);
  });

  it('asks for no more where the day has its own pause in that window', () => {
    const day = slots('11:30', '12:00', '13:00', '13:30');
    expect(capsOf({ ...none, lunch: { from: '11:30', to: '13:30' } }, day, settings)).toEqual([]);
  });
});
