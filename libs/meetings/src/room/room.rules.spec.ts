import { doorOpensAt, roomState } from './room.rules.js';

it('nobody waits for the other side longer than two minutes after the start', () => {
  expect(doorOpensAt({ startsAt: '2026-11-24T10:00:00Z' })).toBe('2026-11-24T10:02:00.000Z');
});

describe('roomState', () => {
  const meeting = { startsAt: '2026-11-24T10:00:00Z', endsAt: '2026-11-24T10:30:00Z' };
  it.each([
    ['09:44', 'early'],
    ['09:45', 'open'],
    ['11:30', 'open'],
    ['11:31', 'over'],
  ])('at %s is %s', (time, state) => {
    expect(roomState(meeting, Date.parse(`2026-11-24T${time}:00Z`))).toBe(state);
  });

  it.each([
    ['08:59', 'early'],
    ['09:00', 'open'],
    ['11:30', 'open'],
    ['11:31', 'over'],
  ])('a back room at %s is %s', (time, state) => {
    expect(roomState(meeting, Date.parse(`2026-11-24T${time}:00Z`), 'team')).toBe(state);
  });
});
