import { otherSide } from './other-side.rules.js';

const person = (firstName: string, companyName = '') => ({ firstName, lastName: 'Moreau', companyName });

describe('the other side of a meeting', () => {
  it('is without colleagues', () => {
    const others = [person('Amy', 'Hotel'), person('Bo', 'Bolt'), person('Cy', 'Bolt')];
    expect(otherSide(person('Ada', 'Hotel'), others)).toBe('Bo Moreau, Cy Moreau');
  });

  it('is everybody else where nobody has a company, or all the same one', () => {
    expect(otherSide(person('Ada'), [person('Bo')])).toBe('Bo Moreau');
    expect(otherSide(person('Ada', 'Hotel'), [person('Amy', 'Hotel')])).toBe('Amy Moreau');
  });

  it('is named by three at most', () => {
    expect(
      otherSide(
        person('Ada'),
        ['B', 'C', 'D', 'E'].map((name) => person(name)),
      ),
    ).toBe('B Moreau, C Moreau, D Moreau');
  });
});
