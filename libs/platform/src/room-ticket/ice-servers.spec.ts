import { createHmac } from 'node:crypto';
import { iceServers } from './ice-servers.js';
import { roomSessionSeconds } from './room-ticket.js';

describe('iceServers', () => {
  it('gives credentials that coturn accepts for as long as a session lasts', () => {
    const [server] = iceServers('turn:turn.example:3478,turns:turn.example:5349', 'secret', 1_000_000_000_000, 'ada');
    expect(server?.urls).toEqual(['turn:turn.example:3478', 'turns:turn.example:5349']);
    const username = `${1_000_000_000 + roomSessionSeconds}:ada`;
    expect(server?.username).toBe(username);
    expect(server?.credential).toBe(createHmac('sha1', 'secret').update(username).digest('base64'));
  });

  it('names none where there is none', () => {
    expect(iceServers(undefined, 'secret', 0, 'ada')).toEqual([]);
  });
});
