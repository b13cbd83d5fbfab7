import { withBooked, withoutBooked } from './booked.rules.js';

const time = (hour: number) => ({ startsAt: `2026-11-24T${hour}:00:00Z`, endsAt: `2026-11-24T${hour}:30:00Z` });
const booked = [{ aId: 'ann', bId: 'ben', otherIds: ['dan'], ...time(10) }];

describe('meetings that people have booked', () => {
  it('are busy times of all who come, beside their own, and of nobody else', () => {
    const people = [
      { id: 'ann', busy: [time(9)] },
      { id: 'ben', busy: [] },
      { id: 'cleo', busy: [time(11)] },
      { id: 'dan', busy: [] },
    ];
    expect(withBooked(people, booked).map(({ busy }) => busy)).toEqual([
      [time(9), time(10)],
      [time(10)],
      [time(11)],
      [time(10)],
    ]);
  });

  it('are not planned a second time, in whatever order the two are named', () => {
    const pairs = [
      { aId: 'ben', bId: 'ann' },
      { aId: 'ann', bId: 'cleo' },
    ];
    expect(withoutBooked(pairs, booked)).toEqual([pairs[1]]);
  });
});
