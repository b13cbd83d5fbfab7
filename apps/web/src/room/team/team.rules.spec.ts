import type { AgendaMeeting } from '@parvis/contracts';
import { counterpartsIn, facedIn, hasTeam, ownSideOf } from './team.rules.js';

const person = (id: string, companyId: string | null, part: 'party' | 'guest' = 'party') =>
  ({ id, companyId, part }) as AgendaMeeting['attendees'][number];
const ids = (people: AgendaMeeting['attendees']) => people.map(({ id }) => id);
const meeting = {
  attendees: [person('bob', 'B', 'guest'), person('ada', 'A'), person('ben', 'B'), person('amy', 'A', 'guest')],
};

describe('the sides of a meeting', () => {
  it('are companies', () => {
    expect(ids(ownSideOf(meeting, 'ada'))).toEqual(['ada', 'amy']);
    expect(ids(counterpartsIn(meeting, 'amy'))).toEqual(['ben', 'bob']);
  });

  it('give a meeting its name, where there are two', () => {
    expect(ids(facedIn(meeting, 'amy'))).toEqual(['ben', 'bob']);
    const within = { attendees: [person('ada', 'A'), person('ben', 'A')] };
    expect(ids(facedIn(within, 'ada'))).toEqual(['ben']);
  });

  it('take nobody in whose company is unknown', () => {
    const alone = { attendees: [person('ada', null), person('ben', null)] };
    expect(hasTeam(alone, 'ada')).toBe(false);
    expect(ids(counterpartsIn(alone, 'ada'))).toEqual(['ben']);
  });

  it('are teams from two people on', () => {
    expect(hasTeam(meeting, 'ada')).toBe(true);
    expect(hasTeam({ attendees: [person('ada', 'A'), person('ben', 'B')] }, 'ada')).toBe(false);
  });
});
