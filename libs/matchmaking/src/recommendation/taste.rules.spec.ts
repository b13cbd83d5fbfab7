import fc from 'fast-check';
import { inOrderOfTaste, mostPlaces, type RatedPerson, tasteOf } from './taste.rules.js';

const person = (id: string, offers: string[], needs: string[] = []) => ({ id, offers, needs });
const rated = (rating: number, offers: string[], needs: string[] = []): RatedPerson => ({
  card: person(`rated ${offers} ${needs}`, offers, needs),
  rating,
  topicIds: [],
});

const none = { liking: 0, like: null, noted: null };

describe('tasteOf', () => {
  it('likes whoever is like the well rated, dislikes whoever is like the badly rated', () => {
    const [best, worst] = [rated(5, ['pumps', 'heat']), rated(1, ['ads'])];
    expect(tasteOf(person('a', ['pumps', 'heat']), [best, worst])).toEqual({ ...none, liking: 1, like: best });
    expect(tasteOf(person('b', ['ads']), [best, worst])).toEqual({ ...none, liking: -1 });
    expect(tasteOf(person('c', ['peas']), [best, worst])).toEqual(none);
    expect(tasteOf(person('d', ['pumps']), [best, worst]).liking).toBe(0.5);
  });
  it('takes no stance on a three, nor of somebody by his or her own rating', () => {
    const three = rated(3, ['pumps']);
    expect(tasteOf(person('a', ['pumps']), [three])).toEqual(none);
    const best = rated(5, ['pumps']);
    expect(tasteOf(best.card, [best])).toEqual(none);
  });
  it('likes whoever stands for a topic that was noted, and says after whom, whatever the rating of that one', () => {
    const noted = { ...rated(3, ['pumps']), topicIds: ['heat', 'peas'] };
    expect(tasteOf(person('a', [], ['heat']), [noted])).toEqual({
      liking: 0.5,
      like: null,
      noted: { topicId: 'heat', after: noted },
    });
    expect(tasteOf(person('b', ['peas'], ['heat']), [noted, noted]).liking).toBe(1);
    expect(tasteOf(person('c', ['ads']), [{ ...noted, rating: null }])).toEqual(none);
    expect(tasteOf(noted.card, [{ ...noted, topicIds: ['pumps'] }])).toEqual(none);
  });
  it('stays between -1 and 1, and rises with each rating', () => {
    const topics = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 });
    const others = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), topics, topics), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(topics, topics, others, (offers, needs, all) => {
        const people = all.map(([rating, theirs, wanted]) => rated(rating, theirs, wanted));
        const { liking } = tasteOf(person('x', offers, needs), people);
        expect(Math.abs(liking)).toBeLessThanOrEqual(1);
        const [first, ...rest] = people;
        const better = [{ ...first!, rating: first!.rating! + 1 }, ...rest];
        expect(tasteOf(person('x', offers, needs), better).liking).toBeGreaterThanOrEqual(liking);
      }),
    );
  });
});

describe('inOrderOfTaste', () => {
  const lists = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 40 });
  it('keeps everybody, and leaves a list alone without ratings', () => {
    fc.assert(
      fc.property(lists, (likings) => {
        const items = likings.map((liking, place) => ({ liking, place }));
        const ordered = inOrderOfTaste(items, ({ liking }) => liking);
        expect([...ordered].sort((a, b) => a.place - b.place)).toEqual(items);
        expect(inOrderOfTaste(items, () => 0)).toEqual(items);
      }),
    );
  });
  it('lets nobody pass who is liked less and stood so many places before, and all who are liked more and stood just behind', () => {
    fc.assert(
      fc.property(lists, (likings) => {
        const items = likings.map((liking, place) => ({ liking, place }));
        const ordered = inOrderOfTaste(items, ({ liking }) => liking);
        for (const [at, one] of ordered.entries())
          for (const later of ordered.slice(at + 1)) {
            // Whoever stands before another was before, or is liked more by enough.
            const ahead = later.place - one.place;
            expect(ahead > 0 || (one.liking - later.liking) * mostPlaces >= -ahead).toBe(true);
            expect(one.place - later.place).toBeLessThanOrEqual(2 * mostPlaces);
          }
      }),
    );
  });
});
