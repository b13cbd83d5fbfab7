import { createHmac } from 'node:crypto';
import { iceServers } from './ice-servers.js';
import { roomState } from './room.rules.js';

describe('iceServers', () => {
  it('gives credentials that coturn accepts for an hour', () => {
    const [server] = iceServers('turn:turn.example:3478,turns:turn.example:5349', 'secret', 1_000_000_000_000);
    expect(server?.urls).toEqual(['turn:turn.example:3478', 'turns:turn.example:5349']);
    expect(server?.username).toBe('1000003600:parvis');
    expect(server?.credential).toBe(createHmac('sha1', 'secret').update('1000003600:parvis').digest('base64'));
  });

  it('names none where there is none', () => {
    expect(iceServers(undefined, 'secret', 0)).toEqual([]);
  });
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
});
