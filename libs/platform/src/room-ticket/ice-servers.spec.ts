import { createHmac } from 'node:crypto';
import { iceServers } from './ice-servers.js';

describe('iceServers', () => {
  it('gives credentials that coturn accepts for an hour', () => {
    const [server] = iceServers('turn:turn.example:3478,turns:turn.example:5349', 'secret', 1_000_000_000_000, 'ada');
    expect(server?.urls).toEqual(['turn:turn.example:3478', 'turns:turn.example:5349']);
    expect(server?.username).toBe('1000003600:ada');
    expect(server?.credential).toBe(createHmac('sha1', 'secret').update('1000003600:ada').digest('base64'));
  });

  it('names none where there is none', () => {
    expect(iceServers(undefined, 'secret', 0, 'ada')).toEqual([]);
  });
});
