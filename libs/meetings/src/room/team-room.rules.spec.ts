import { teamRoomId } from './team-room.rules.js';

describe('the id of a back room', () => {
  it('is a version 5 UUID', () => {
    // The example of RFC 9562, appendix A.4: www.example.com in the namespace of DNS names.
    expect(teamRoomId('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
  });

  it('differs by meeting and by side', () => {
    const [meeting, other] = ['6ba7b810-9dad-11d1-80b4-00c04fd430c8', '6ba7b811-9dad-11d1-80b4-00c04fd430c8'];
    expect(new Set([teamRoomId(meeting, 'a'), teamRoomId(meeting, 'b'), teamRoomId(other, 'a')]).size).toBe(3);
  });
});
