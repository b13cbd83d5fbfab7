import fc from 'fast-check';
import { EngineInputError } from '../engine.errors.js';
import { emptyRecord } from './empty-record.js';
import { buildMatchIndex } from './match-index.js';
import type { MatchProfile, Reason, Topic, WishLevel, WishOf } from './match-types.js';

const TOPICS: readonly Topic[] = [
  { id: 'health', parentId: null },
  { id: 'vaccines', parentId: 'health' },
  { id: 'devices', parentId: 'health' },
  { id: 'logistics', parentId: null },
  { id: 'cold-chain', parentId: 'logistics' },
  { id: 'customs', parentId: 'logistics' },
];

const person = (id: string, overrides: Partial<MatchProfile> = {}): MatchProfile => ({
  id,
  companyId: `company-${id}`,
  kind: 'visitor',
  needs: [],
  offers: [],
  needText: '',
  offerText: '',
  languages: [],
  country: null,
  attendance: 'virtual',
  completeness: 1,
  intents: [],
  dealSizes: [],
  requires: [],
  requiresStrictly: false,
  certificates: [],
  exclusivity: null,
  companySize: null,
  seeksSizes: [],
  stage: null,
  seeksStages: [],
  record: emptyRecord,
  ...overrides,
});

const codes = (reasons: readonly Reason[]): string[] => reasons.map((reason) => reason.code);
const all = { limit: 100, wishes: [] };

describe('mutualScores', () => {
  it('gives the scores of explain, and 0 for colleagues, oneself and strangers', () => {
    const buyer = person('buyer', { needs: ['vaccines'], offers: ['customs'] });
    const mutual = person('mutual', { offers: ['vaccines'], needs: ['customs'] });
    const other = person('other', { offers: ['cold-chain'] });
    const colleague = person('colleague', { companyId: buyer.companyId, offers: ['vaccines'] });
    const index = buildMatchIndex([buyer, mutual, other, colleague], TOPICS);
    expect(index.mutualScores(buyer, ['mutual', 'other', 'colleague', 'buyer', 'nobody'])).toEqual([
      index.explain(buyer, 'mutual', [])?.score,
      index.explain(buyer, 'other', [])?.score,
      0,
      0,
      0,
    ]);
  });
});

describe('recommend', () => {
  it('prefers a match of both sides to a match of one', () => {
    const buyer = person('buyer', { needs: ['vaccines'], offers: ['customs'] });
    const index = buildMatchIndex(
      [
        buyer,
        person('mutual', { offers: ['vaccines'], needs: ['customs'] }),
        person('one-sided', { offers: ['vaccines'], needs: ['devices'] }),
        person('unrelated', { offers: ['cold-chain'], needs: ['devices'] }),
      ],
      TOPICS.map((topic) => ({ ...topic, parentId: null })),
    );
    expect(index.recommend(buyer, all).map((entry) => entry.id)).toEqual(['mutual', 'one-sided']);
  });

  it('counts a neighbouring topic less than the topic itself and a stranger not at all', () => {
    const buyer = person('buyer', { needs: ['vaccines'] });
    const index = buildMatchIndex(
      [
        person('exact', { offers: ['vaccines'] }),
        person('sibling', { offers: ['devices'] }),
        person('parent', { offers: ['health'] }),
        person('stranger', { offers: ['customs'] }),
      ],
      TOPICS,
    );
    const list = index.recommend(buyer, all);
    expect(list.map((entry) => entry.id)).toEqual(['exact', 'parent', 'sibling']);
    expect(list[1]?.score).toBe(list[2]?.score);
    expect(list[0]?.forYou[0]).toMatchObject({ code: 'they-offer-what-you-seek', topicIds: ['vaccines'] });
    expect(list[1]?.forYou[0]).toMatchObject({ code: 'related-topic', topicIds: ['vaccines'] });
    expect(list[0]?.forThem[0]).toMatchObject({ code: 'they-seek-what-you-offer', topicIds: ['vaccines'] });
  });

  it('values a rare topic above a common one', () => {
    const buyer = person('buyer', { needs: ['vaccines', 'customs'] });
    const crowd = Array.from({ length: 20 }, (_, i) => person(`crowd-${i}`, { offers: ['customs'] }));
    const index = buildMatchIndex([...crowd, person('rare', { offers: ['vaccines'] })], TOPICS);
    expect(index.recommend(buyer, { ...all, limit: 1 })[0]?.id).toBe('rare');
  });

  it('matches words across case, accents and plural, and names them', () => {
    const buyer = person('buyer', { needText: 'Emballages isothermes' });
    const index = buildMatchIndex([person('maker', { offerText: "Fabricant d'emballage ISOTHERME" })], []);
    const [entry] = index.recommend(buyer, all);
    expect(entry?.forYou[0]?.code).toBe('words-in-common');
    expect([...(entry?.forYou[0]?.words ?? [])].sort()).toEqual(['emballage', 'isotherme']);
  });

  it('never shows oneself, a colleague, somebody excluded or a veto of either side', () => {
    const me = person('me', { companyId: 'us', needs: ['vaccines'] });
    const others = ['colleague', 'excluded', 'i-said-no', 'they-said-no', 'left'].map((id) =>
      person(id, { offers: ['vaccines'], companyId: id === 'colleague' ? 'us' : null }),
    );
    const index = buildMatchIndex([me, ...others], TOPICS);
    const wishes: WishOf[] = [
      { fromId: 'me', toId: 'i-said-no', level: 'no' },
      { fromId: 'they-said-no', toId: 'me', level: 'no' },
      { fromId: 'me', toId: 'they-said-no', level: 'want' },
    ];
    const list = index.recommend(me, { limit: 100, wishes, exclude: new Set(['excluded']) });
    expect(list.map((entry) => entry.id)).toEqual(['left']);
    for (const id of ['me', 'colleague', 'i-said-no', 'nobody']) {
      expect(index.explain(me, id, wishes)).toBeNull();
    }
  });

  it('does not take two people without a company for colleagues', () => {
    const me = person('me', { companyId: null, needs: ['vaccines'] });
    const index = buildMatchIndex([me, person('other', { companyId: null, offers: ['vaccines'] })], TOPICS);
    expect(index.recommend(me, all)).toHaveLength(1);
  });

  it('uses the profile it is given, not the indexed copy', () => {
    const stale = person('me', { needs: ['customs'] });
    const index = buildMatchIndex(
      [stale, person('a', { offers: ['customs'] }), person('b', { offers: ['vaccines'] })],
      TOPICS,
    );
    expect(index.recommend({ ...stale, needs: ['vaccines'] }, all).map((entry) => entry.id)).toEqual(['b']);
    expect(index.recommend({ ...stale, needs: ['a-topic-nobody-knows'] }, all)).toEqual([]);
  });

  it('raises somebody who asked to meet, and says so', () => {
    const me = person('me', { needs: ['vaccines'] });
    const index = buildMatchIndex(
      [person('a', { offers: ['vaccines'] }), person('b', { offers: ['vaccines'] })],
      TOPICS,
    );
    const wishes: WishOf[] = [{ fromId: 'b', toId: 'me', level: 'want' }];
    const list = index.recommend(me, { limit: 5, wishes });
    expect(list.map((entry) => entry.id)).toEqual(['b', 'a']);
    expect(codes(list[0]?.forYou ?? [])).toContain('wishes-to-meet-you');
    expect(codes(list[0]?.forThem ?? [])).toContain('you-wish-to-meet');
  });

  it('warns of a missing common language and of a thin profile', () => {
    const me = person('me', { needs: ['vaccines'], languages: ['fr-CA'] });
    const index = buildMatchIndex(
      [
        person('english', { offers: ['vaccines'], languages: ['en'] }),
        person('french', { offers: ['vaccines'], needs: [], languages: ['fr'] }),
      ],
      TOPICS,
    );
    expect(index.recommend(me, all).map((entry) => entry.id)).toEqual(['french', 'english']);
    expect(index.explain(me, 'english', [])?.caution?.code).toBe('no-common-language');
    expect(codes(index.explain(me, 'french', [])?.forYou ?? [])).toContain('common-language');
    const thin = buildMatchIndex(
      [person('thin', { offers: ['vaccines'], needs: ['customs'], completeness: 0 })],
      TOPICS,
    );
    const mutual = { ...me, offers: ['customs'], languages: [] };
    expect(thin.explain(mutual, 'thin', [])?.caution?.code).toBe('thin-profile');
  });

  it('warns of interest on one side only', () => {
    const me = person('me', { needs: ['vaccines'], offers: ['customs'] });
    const index = buildMatchIndex(
      [person('seller', { offers: ['vaccines'], needs: ['devices'] })],
      [...TOPICS.map((topic) => ({ ...topic, parentId: null }))],
    );
    expect(index.explain(me, 'seller', [])?.caution?.code).toBe('one-sided');
  });

  it('shows somebody with an empty profile whoever is easiest to meet', () => {
    const index = buildMatchIndex(
      [person('far', { languages: ['de'] }), person('near', { languages: ['fr'] })],
      TOPICS,
    );
    const list = index.recommend(person('new', { languages: ['fr'] }), all);
    expect(list.map((entry) => entry.id)).toEqual(['near', 'far']);
  });

  it('breaks ties by id', () => {
    const index = buildMatchIndex(
      ['c', 'a', 'b'].map((id) => person(id, { offers: ['vaccines'] })),
      TOPICS,
    );
    const list = index.recommend(person('me', { needs: ['vaccines'] }), { limit: 2, wishes: [] });
    expect(list.map((entry) => entry.id)).toEqual(['a', 'b']);
  });

  it('answers nonsense limits and an empty index with an empty list', () => {
    const index = buildMatchIndex([person('a', { offers: ['vaccines'] })], TOPICS);
    const me = person('me', { needs: ['vaccines'] });
    for (const limit of [0, -1, Number.NaN]) expect(index.recommend(me, { limit, wishes: [] })).toEqual([]);
    expect(index.recommend(me, { limit: Number.POSITIVE_INFINITY, wishes: [] })).toHaveLength(1);
    expect(buildMatchIndex([], []).recommend(me, all)).toEqual([]);
  });

  it('refuses two profiles of the same id', () => {
    expect(() => buildMatchIndex([person('a'), person('a')], [])).toThrow(EngineInputError);
  });
});

const anyProfile = (id: string): fc.Arbitrary<MatchProfile> => {
  const topicIds = fc.subarray(TOPICS.map((topic) => topic.id));
  const text = fc
    .array(fc.constantFrom('vaccin', 'Vaccins', 'logistique', 'export', 'froid', 'qualité', 'clinical', 'trial'))
    .map((words) => words.join(' '));
  return fc.record({
    id: fc.constant(id),
    companyId: fc.constantFrom(null, 'x', 'y', 'z'),
    kind: fc.constantFrom('exhibitor', 'visitor'),
    needs: topicIds,
    offers: topicIds,
    needText: text,
    offerText: text,
    languages: fc.subarray(['fr', 'en', 'de']),
    country: fc.constantFrom(null, 'FR', 'DE'),
    attendance: fc.constantFrom('virtual', 'on_site', 'both'),
    completeness: fc.double({ min: 0, max: 1, noNaN: true }),
    intents: fc.constant([]),
    dealSizes: fc.constant([]),
    requires: fc.constant([]),
    requiresStrictly: fc.constant(false),
    certificates: fc.constant([]),
    exclusivity: fc.constant(null),
    companySize: fc.constant(null),
    seeksSizes: fc.constant([]),
    stage: fc.constant(null),
    seeksStages: fc.constant([]),
    record: fc.constant(emptyRecord),
  });
};

const anyFair = fc.integer({ min: 2, max: 12 }).chain((size) => {
  const id = fc.integer({ min: 0, max: size - 1 }).map((n) => `p${n}`);
  return fc.record({
    profiles: fc.tuple(...Array.from({ length: size }, (_, n) => anyProfile(`p${n}`))) as fc.Arbitrary<MatchProfile[]>,
    wishes: fc.uniqueArray(
      fc.record({ fromId: id, toId: id, level: fc.constantFrom<WishLevel>('want', 'could', 'no') }),
      {
        selector: (wish) => `${wish.fromId} ${wish.toId}`,
        maxLength: 10,
      },
    ) as fc.Arbitrary<WishOf[]>,
  });
});

describe('for every fair', () => {
  it('a pair has the same score and mirrored reasons from both sides', () => {
    fc.assert(
      fc.property(anyFair, ({ profiles, wishes }) => {
        const index = buildMatchIndex(profiles, TOPICS);
        const said = wishes.filter((wish) => wish.level !== 'no');
        for (const a of profiles) {
          for (const b of profiles) {
            const fromA = index.explain(a, b.id, said);
            const fromB = index.explain(b, a.id, said);
            expect(fromA === null).toBe(fromB === null);
            if (fromA === null || fromB === null) continue;
            expect(fromA.score).toBe(fromB.score);
            expect(fromA.forThem).toEqual(fromB.forYou);
            expect(fromA.score).toBeGreaterThan(0);
            expect(fromA.score).toBeLessThan(1);
          }
        }
      }),
    );
  });

  it('a list is exactly the best of all explained pairs, vetoes and colleagues left out', () => {
    fc.assert(
      fc.property(anyFair, fc.integer({ min: 1, max: 12 }), ({ profiles, wishes }, limit) => {
        const index = buildMatchIndex(profiles, TOPICS);
        for (const me of profiles) {
          const list = index.recommend(me, { limit, wishes });
          for (const entry of list) expect(entry).toEqual(index.explain(me, entry.id, wishes));
          const everybody = index.recommend(me, { limit: 1000, wishes });
          const ranked = everybody
            .map((entry) => ({ id: entry.id, score: index.explain(me, entry.id, wishes)?.score ?? 0 }))
            .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
          expect(list.map((entry) => entry.id)).toEqual(ranked.slice(0, limit).map((entry) => entry.id));
          const vetoed = wishes.filter((wish) => wish.level === 'no');
          for (const { id } of everybody) {
            expect(id).not.toBe(me.id);
            const other = profiles.find((profile) => profile.id === id);
            if (me.companyId !== null) expect(other?.companyId).not.toBe(me.companyId);
            expect(vetoed.some((veto) => [veto.fromId, veto.toId].sort().join() === [me.id, id].sort().join())).toBe(
              false,
            );
          }
        }
      }),
    );
  });

  it('a short list out of hundreds is the same as the head of the whole ranking', () => {
    const profiles = fc
      .sample(anyProfile('p'), { numRuns: 400, seed: 7 })
      .map((profile, n) => ({ ...profile, id: `p${n}`, companyId: null }));
    const index = buildMatchIndex(profiles, TOPICS);
    for (const me of profiles.slice(0, 25)) {
      const ranking = profiles
        .flatMap((other) => index.explain(me, other.id, []) ?? [])
        .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
      const list = index.recommend(me, { limit: 5, wishes: [] });
      expect(list).toEqual(ranking.slice(0, list.length));
      expect(list).toHaveLength(5);
    }
  });

  it('the order of profiles, topics and wishes changes nothing', () => {
    fc.assert(
      fc.property(anyFair, ({ profiles, wishes }) => {
        const one = buildMatchIndex(profiles, TOPICS);
        const other = buildMatchIndex([...profiles].reverse(), [...TOPICS].reverse());
        for (const me of profiles) {
          const list = one.recommend(me, { limit: 5, wishes });
          expect(JSON.stringify(other.recommend(me, { limit: 5, wishes: [...wishes].reverse() }))).toBe(
            JSON.stringify(list),
          );
        }
      }),
    );
  });

  it('a wish of the other never lowers their place', () => {
    fc.assert(
      fc.property(anyFair, ({ profiles }) => {
        const index = buildMatchIndex(profiles, TOPICS);
        const [me, other] = profiles as [MatchProfile, MatchProfile];
        const without = index.explain(me, other.id, []);
        const asked = index.explain(me, other.id, [{ fromId: other.id, toId: me.id, level: 'want' }]);
        if (without && asked) expect(asked.score).toBeGreaterThan(without.score);
      }),
    );
  });
});
