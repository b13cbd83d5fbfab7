import { hoursAround } from './demo-hours.rules.js';

const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

describe('hoursAround', () => {
  it('puts the moment into a slot of a working day', () => {
    expect(hoursAround(9 * 60 + 10)).toEqual({ dayStartsAt: '07:00', dayEndsAt: '14:30', slotMinutes: 30, current: 4 });
  });

  it('takes the next slot when this one is nearly over', () => {
    expect(hoursAround(9 * 60 + 25)).toMatchObject({ dayStartsAt: '07:30', current: 4 });
  });

  it('stays within the day, just after midnight and just before it', () => {
    expect(hoursAround(5)).toMatchObject({ dayStartsAt: '00:00', current: 0 });
    expect(hoursAround(23 * 60 + 55)).toEqual({
      dayStartsAt: '21:29',
      dayEndsAt: '23:59',
      slotMinutes: 30,
      current: 4,
    });
  });

  it('has a slot that can be joined at any minute of the day', () => {
    for (let minute = 0; minute < 24 * 60; minute++) {
      const { dayStartsAt, dayEndsAt, current } = hoursAround(minute);
      const start = minutes(dayStartsAt) + current * 30;
      expect(start - 10).toBeLessThanOrEqual(minute);
      expect(start + 30).toBeGreaterThanOrEqual(minute);
      expect(start + 30).toBeLessThanOrEqual(minutes(dayEndsAt));
      expect(dayStartsAt < dayEndsAt).toBe(true);
    }
  });
});
