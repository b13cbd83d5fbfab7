import { shownPeople } from './shown-people.rules.js';

const team = ['ann', 'bob', 'cem', 'dea'].map((id) => ({ id }));
const idsOf = (named: string[] | null, most = 10) => shownPeople(team, named, most).map(({ id }) => id);

describe('the people a booth shows', () => {
  it('are all of them as long as nobody has chosen', () => expect(idsOf(null)).toEqual(['ann', 'bob', 'cem', 'dea']));
  it('are those chosen, in the order chosen', () => expect(idsOf(['dea', 'ann'])).toEqual(['dea', 'ann']));
  it('are nobody when nobody is chosen', () => expect(idsOf([])).toEqual([]));
  it('pass over who has left', () => expect(idsOf(['gone', 'bob'])).toEqual(['bob']));
  it('are never more than the package holds', () => {
    expect(idsOf(null, 2)).toEqual(['ann', 'bob']);
    expect(idsOf(['dea', 'gone', 'cem', 'ann'], 2)).toEqual(['dea', 'cem']);
  });
});
