import { changesOf, later, type WhatIfValues } from './what-if.rules.js';

const now: WhatIfValues = {
  tables: 30,
  dayStartsAt: '09:00',
  dayEndsAt: '17:00',
  slotMinutes: 30,
  breakMinutes: 5,
  boothSeats: 1,
  maxMeetings: null,
};

describe('what a what-if asks for', () => {
  it('is nothing while all is as it is', () => {
    expect(changesOf(now, { ...now })).toEqual({});
  });

  it('is only what differs, no limit and nought included', () => {
    expect(changesOf(now, { ...now, tables: 0, dayEndsAt: '18:00' })).toEqual({ tables: 0, dayEndsAt: '18:00' });
    expect(changesOf({ ...now, maxMeetings: 8 }, { ...now, maxMeetings: null })).toEqual({ maxMeetings: null });
  });
});

describe('an hour later', () => {
  it.each([
    ['17:00', 60, '18:00'],
    ['17:45', 30, '18:15'],
    ['23:30', 60, '23:59'],
  ])('than %s by %i minutes is %s', (time, minutes, result) => {
    expect(later(time, minutes)).toBe(result);
  });
});
