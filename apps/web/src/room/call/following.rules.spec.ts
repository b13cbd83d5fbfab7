import { followingOf } from './following.rules.js';

const at = (time: string) => `2026-11-22T${time}:00.000Z`;
const meeting = (id: string, from: string, to: string, status: 'scheduled' | 'cancelled' = 'scheduled') => ({
  id,
  startsAt: at(from),
  endsAt: at(to),
  status,
});
const now = (time: string) => Date.parse(at(time));
const current = meeting('now', '10:00', '10:20');

describe('followingOf', () => {
  it('is the next one that takes place', () => {
    const agenda = [
      meeting('late', '11:00', '11:20'),
      meeting('off', '10:20', '10:40', 'cancelled'),
      current,
      meeting('next', '10:30', '10:50'),
    ];
    expect(followingOf(agenda, current, now('10:15'))).toMatchObject({ meeting: { id: 'next' }, hasBegun: false });
  });

  it('says when somebody waits there', () => {
    expect(followingOf([current, meeting('next', '10:20', '10:40')], current, now('10:21'))?.hasBegun).toBe(true);
  });

  it('is nothing while it is far away, or when it is over', () => {
    expect(followingOf([meeting('next', '14:00', '14:20')], current, now('10:15'))).toBeNull();
    expect(followingOf([meeting('next', '10:20', '10:40')], current, now('10:45'))).toBeNull();
  });
});
