import { missingSide, noShowRefusal, otherSideOf } from './no-show.rules.js';

const meeting = {
  startsAt: '2026-11-24T10:00:00Z',
  endsAt: '2026-11-24T10:30:00Z',
  status: 'scheduled' as const,
  wasHeld: false,
};
const at = (minute: number) => Date.parse('2026-11-24T10:00:00Z') + minute * 60_000;
const absent = [{ hasJoined: false }];

describe('noShowRefusal', () => {
  it('gives the other side three minutes, and the reporter a day', () => {
    expect(noShowRefusal(meeting, absent, at(2.9))).toBe('NO_SHOW_TOO_EARLY');
    expect(noShowRefusal(meeting, absent, at(3))).toBeNull();
    expect(noShowRefusal(meeting, absent, at(30 + 24 * 60))).toBeNull();
    expect(noShowRefusal(meeting, absent, at(30.1 + 24 * 60))).toBe('MEETING_OVER');
  });

  it('believes the room more than the reporter', () => {
    expect(noShowRefusal(meeting, [...absent, { hasJoined: true }], at(5))).toBe('MEETING_ATTENDED');
    expect(noShowRefusal({ ...meeting, wasHeld: true }, absent, at(5))).toBe('MEETING_ATTENDED');
    expect(noShowRefusal({ ...meeting, status: 'cancelled' }, absent, at(5))).toBe('MEETING_CANCELLED');
  });
});

describe('otherSideOf', () => {
  it('leaves out the reporter and colleagues, never people without a company', () => {
    const [me, colleague, one, other] = [
      { participantId: 'me', companyId: 'x' },
      { participantId: 'colleague', companyId: 'x' },
      { participantId: 'one', companyId: 'y' },
      { participantId: 'other', companyId: null },
    ] as const;
    expect(otherSideOf([me, colleague, one, other], me)).toEqual([one, other]);
    const free = { participantId: 'free', companyId: null };
    expect(otherSideOf([free, other], free)).toEqual([other]);
  });
});

describe('missingSide', () => {
  const party = (participantId: string, side: string, hasJoined = false, hasWaited = false) => ({
    participantId,
    side,
    hasJoined,
    hasWaited,
  });

  it('is everybody of the side of which nobody came', () => {
    const waiting = [party('a', 'x', true, true), party('colleague', 'x')];
    expect(missingSide([...waiting, party('b', 'y'), party('c', 'y')])).toEqual(['b', 'c']);
    expect(missingSide([...waiting, party('b', 'y', true), party('c', 'y')])).toEqual([]);
  });

  it('is nobody where nobody has waited', () => {
    expect(missingSide([party('a', 'x'), party('b', 'y')])).toEqual([]);
    expect(missingSide([party('a', 'x', true), party('b', 'y')])).toEqual([]);
  });
});
