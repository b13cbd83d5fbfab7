import fc from 'fast-check';
import { pairKey, pairUp, type Waiting } from './pairing.rules.js';

const topic = fc.constantFrom('t1', 't2', 't3', 't4', 't5');
const topics = fc.uniqueArray(topic, { maxLength: 4 });
const person = fc.record({
  companyId: fc.option(fc.constantFrom('c1', 'c2', 'c3'), { nil: null }),
  topicIds: topics,
  needs: topics,
  offers: topics,
  since: fc.integer({ min: 0, max: 1_000 }),
  isFirst: fc.boolean(),
});
const line = fc
  .array(person, { maxLength: 14 })
  .map((people): Waiting[] => people.map((rest, index) => ({ id: `p${String(index).padStart(2, '0')}`, ...rest })));
const scene = line.chain((people) => {
  const keys = people.flatMap((one, index) => people.slice(index + 1).map((other) => pairKey(one.id, other.id)));
  return fc.record({ people: fc.constant(people), forbidden: fc.subarray(keys).map((some) => new Set(some)) });
});

const isAllowed = (one: Waiting, other: Waiting, forbidden: ReadonlySet<string>) =>
  one.id !== other.id &&
  (one.companyId === null || one.companyId !== other.companyId) &&
  !forbidden.has(pairKey(one.id, other.id));

const someone = (id: string, rest: Partial<Waiting> = {}): Waiting => ({
  id,
  companyId: null,
  topicIds: [],
  needs: [],
  offers: [],
  since: 0,
  isFirst: false,
  ...rest,
});

describe('bringing people together', () => {
  it('makes only allowed pairs, and nobody is in two', () => {
    fc.assert(
      fc.property(scene, ({ people, forbidden }) => {
        const byId = new Map(people.map((one) => [one.id, one]));
        const pairs = pairUp(people, forbidden);
        const ids = pairs.flatMap(({ aId, bId }) => [aId, bId]);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { aId, bId } of pairs) {
          expect(aId < bId).toBe(true);
          expect(isAllowed(byId.get(aId)!, byId.get(bId)!, forbidden)).toBe(true);
        }
      }),
    );
  });

  it('leaves no two alone who could talk, nor a pair that could be opened for two who are alone', () => {
    fc.assert(
      fc.property(scene, ({ people, forbidden }) => {
        const pairs = pairUp(people, forbidden);
        const byId = new Map(people.map((one) => [one.id, one]));
        const taken = new Set(pairs.flatMap(({ aId, bId }) => [aId, bId]));
        const alone = people.filter(({ id }) => !taken.has(id));
        const may = (one: Waiting, other: Waiting) => isAllowed(one, other, forbidden);
        for (const one of alone)
          for (const other of alone) {
            if (one.id === other.id) continue;
            expect(may(one, other)).toBe(false);
            for (const { aId, bId } of pairs)
              expect(may(one, byId.get(aId)!) && may(other, byId.get(bId)!)).toBe(false);
          }
      }),
    );
  });

  it('gives somebody to whoever is first in line, if anybody suits', () => {
    fc.assert(
      fc.property(scene, ({ people, forbidden }) => {
        const pairs = pairUp(people, forbidden);
        const [first] = [...people].sort(
          (a, b) => Number(b.isFirst) - Number(a.isFirst) || a.since - b.since || (a.id < b.id ? -1 : 1),
        );
        if (!first || !people.some((other) => isAllowed(first, other, forbidden))) return;
        expect(pairs.some(({ aId, bId }) => aId === first.id || bId === first.id)).toBe(true);
      }),
    );
  });

  it('does not depend on the order in which people are given', () => {
    const shuffled = scene.chain(({ people, forbidden }) =>
      fc.record({
        people: fc.constant(people),
        forbidden: fc.constant(forbidden),
        mixed: fc.shuffledSubarray(people, { minLength: people.length, maxLength: people.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ people, mixed, forbidden }) => {
        expect(pairUp(mixed, forbidden)).toEqual(pairUp(people, forbidden));
      }),
    );
  });

  it('leaves one over of an odd number, and that is who came last', () => {
    const people = [3, 1, 2].map((since) => someone(`p${since}`, { since }));
    expect(pairUp(people, new Set()).map(({ aId, bId }) => [aId, bId])).toEqual([['p1', 'p2']]);
  });

  it('prefers common topics, then needs that meet offers, then the longest wait', () => {
    const one = someone('a', { since: 0, topicIds: ['t1'], needs: ['t2'] });
    const longest = someone('b', { since: 1 });
    const complement = someone('c', { since: 2, offers: ['t2'] });
    const sameTopic = someone('d', { since: 3, topicIds: ['t1'] });
    const partnerAmong = (...others: Waiting[]) => pairUp([one, ...others], new Set())[0];
    expect(partnerAmong(longest, complement, sameTopic)).toEqual({ aId: 'a', bId: 'd', sharedTopicIds: ['t1'] });
    expect(partnerAmong(longest, complement)).toEqual({ aId: 'a', bId: 'c', sharedTopicIds: ['t2'] });
    expect(partnerAmong(longest, someone('e', { since: 2 }))).toMatchObject({ aId: 'a', bId: 'b' });
  });

  it('opens a pair for two whom nobody left suits', () => {
    // a takes b at once; then c, who may only meet a, and d, who may only meet b, would stay alone.
    const [a, b, c, d] = [
      someone('a', { since: 0, topicIds: ['x'] }),
      someone('b', { since: 1, topicIds: ['x'] }),
      someone('c', { since: 2 }),
      someone('d', { since: 3 }),
    ];
    const forbidden = new Set([pairKey('b', 'c'), pairKey('a', 'd'), pairKey('c', 'd')]);
    const pairs = pairUp([a, b, c, d], forbidden).map(({ aId, bId }) => `${aId}${bId}`);
    expect(pairs.sort()).toEqual(['ac', 'bd']);
  });
});
