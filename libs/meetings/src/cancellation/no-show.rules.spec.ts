import { noShowRefusal, otherSideOf } from './no-show.rules.js';

const meeting = {
  startsAt: '2026-11-24T10:00:00Z',
  endsAt: '2026-11-24T10:30:00Z',
  status: 'scheduled' as const,
  wasHeld: false,
};
const at = (minute: number) => Date.parse('2026-11-24T10:00:00Z') + minute * 60_000;
const absent = [{ hasJoined: false }];

describe('noShowRefusal', () => {
  it('gives the other side three minutes, and waits no longer than the meeting', () => {
    expect(noShowRefusal(meeting, absent, at(2.9))).toBe('NO_SHOW_TOO_EARLY');
    expect(noShowRefusal(meeting, absent, at(3))).toBeNull();
    expect(noShowRefusal(meeting, absent, at(30))).toBeNull();
    expect(noShowRefusal(meeting, absent, at(30.1))).toBe('MEETING_OVER');
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
