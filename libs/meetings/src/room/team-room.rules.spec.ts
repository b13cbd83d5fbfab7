import { sidesOf, teamRoomId } from './team-room.rules.js';

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

describe('the sides of a meeting', () => {
  const id = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
  const attendees = [
    { participantId: 'ada', part: 'party' as const },
    { participantId: 'ben', part: 'party' as const },
    { participantId: 'amy', part: 'guest' as const },
  ];
  const of = (companies: Record<string, string>, who: string) =>
    sidesOf({ id, attendees }, who, (person) => companies[person] ?? null);

  it('see each other crosswise, guests with whom they came', () => {
    const companies = { ada: 'A', amy: 'A', ben: 'B' };
    const [ada, amy, ben] = ['ada', 'amy', 'ben'].map((who) => of(companies, who));
    expect(amy).toEqual(ada);
    expect(ben).toEqual({ own: ada?.other, other: ada?.own });
    expect(ada?.own).toBe(teamRoomId(id, 'A'));
  });

  it('are people where there is no company', () => {
    expect(of({}, 'ada')).toEqual({ own: teamRoomId(id, 'ada'), other: teamRoomId(id, 'ben') });
  });

  it('are one within a company', () => {
    expect(of({ ada: 'A', ben: 'A', amy: 'A' }, 'ben').other).toBeNull();
  });
});
