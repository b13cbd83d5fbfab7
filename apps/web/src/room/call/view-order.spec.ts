import fc from 'fast-check';
import { mainPerson, pageOfPeople, withSpeaker, withSpeakersFirst } from './view-order.js';

const people = [...'abcdefghijkl'];

describe('pageOfPeople', () => {
  it('shows everybody in the order of coming while they fit', () => {
    expect(pageOfPeople({ people: [...'abc'], speakers: ['c'], perPage: 9, page: 0 })).toEqual({
      shown: ['a', 'b', 'c'],
      page: 0,
      pages: 1,
    });
  });

  it('brings a speaker of another page to the first and moves one person only', () => {
    const before = pageOfPeople({ people, speakers: [], perPage: 9, page: 0 }).shown;
    const after = pageOfPeople({ people, speakers: ['k'], perPage: 9, page: 0 }).shown;
    expect(after).toContain('k');
    expect(after.filter((id, index) => id !== before[index])).toEqual(['k']);
  });

  it('lets those stay who spoke lately', () => {
    expect(
      withSpeakersFirst([...'abcde'], ['e', 'c', 'b'], 3)
        .slice(0, 3)
        .sort(),
    ).toEqual(['b', 'c', 'e']);
  });

  it('goes to the last page when there are fewer people than before', () => {
    expect(pageOfPeople({ people: [...'abc'], speakers: [], perPage: 2, page: 7 })).toEqual({
      shown: ['c'],
      page: 1,
      pages: 2,
    });
  });

  it('shows everybody exactly once over all pages, and the latest speaker on the first', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 40 }),
        fc.array(fc.nat(60), { maxLength: 20 }),
        fc.integer({ min: 1, max: 9 }),
        (ids, picks, perPage) => {
          const speakers = picks.reduce<readonly string[]>((list, pick) => withSpeaker(list, ids[pick] ?? null), []);
          const { pages } = pageOfPeople({ people: ids, speakers, perPage, page: 0 });
          const all = Array.from(
            { length: pages },
            (_, page) => pageOfPeople({ people: ids, speakers, perPage, page }).shown,
          );
          expect(all.flat().sort()).toEqual([...ids].sort());
          if (speakers[0] !== undefined) expect(all[0]).toContain(speakers[0]);
        },
      ),
    );
  });
});

describe('mainPerson', () => {
  it.each([
    [{ others: ['a', 'b'], speakers: ['b'], pinned: 'a' }, 'a'],
    [{ others: ['a', 'b'], speakers: ['me', 'b'], pinned: null }, 'b'],
    [{ others: ['a', 'b'], speakers: [], pinned: 'gone' }, 'a'],
    [{ others: [], speakers: ['me'], pinned: null }, null],
  ])('of %j is %s', (input, main) => {
    expect(mainPerson(input)).toBe(main);
  });
});
