import { lateRefusal, whereRefusal } from './word.rules.js';

const minute = 60_000;
const startsAt = '2026-11-22T10:00:00Z';
const meeting = { startsAt, endsAt: '2026-11-22T10:30:00Z', status: 'scheduled' as const };
const at = (minutes: number) => Date.parse(startsAt) + minutes * minute;

describe('being late', () => {
  it('can be said from an hour before the start until the end', () => {
    expect([-61, -60, 0, 30, 31].map((minutes) => lateRefusal(meeting, at(minutes)))).toEqual([
      'MEETING_NOT_STARTED',
      null,
      null,
      null,
      'MEETING_OVER',
    ]);
    expect(lateRefusal({ ...meeting, status: 'cancelled' }, at(0))).toBe('MEETING_CANCELLED');
  });
});

describe('asking where somebody is', () => {
  it('is possible while the meeting goes on and nobody of the other side has come', () => {
    const absent = [{ hasJoined: false }, { hasJoined: false }];
    expect([-1, 0, 30, 31].map((minutes) => whereRefusal(meeting, absent, at(minutes)))).toEqual([
      'MEETING_NOT_STARTED',
      null,
      null,
      'MEETING_OVER',
    ]);
    expect(whereRefusal(meeting, [{ hasJoined: false }, { hasJoined: true }], at(5))).toBe('MEETING_ATTENDED');
  });
});
