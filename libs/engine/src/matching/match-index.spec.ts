import { EngineInputError } from '../engine.errors.js';
import { emptyRecord } from './empty-record.js';
import { buildMatchIndex } from './match-index.js';
import { defaultModel } from './match-model.js';
import type { MatchProfile, Reason, RecommendOptions, Topic, WishOf } from './match-types.js';

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

  it('gives the same for the id of somebody in the index, and nothing for a stranger', () => {
    const buyer = person('buyer', { needs: ['vaccines'], offers: ['customs'] });
    const mutual = person('mutual', { offers: ['vaccines'], needs: ['customs'] });
    const index = buildMatchIndex([buyer, mutual], TOPICS);
    const [score] = index.mutualScores(buyer, ['mutual']);
    expect(score).toBeGreaterThan(0);
    expect(index.mutualScores('buyer', ['mutual'])).toEqual([score]);
    expect(index.mutualScores('nobody', ['mutual'])).toEqual([0]);
  });

  it('judges a profile by the words that the index knows now', () => {
    const asker = person('asker', { needText: 'centrifuges' });
    const other = person('other', { offerText: 'freezers' });
    const index = buildMatchIndex([other], TOPICS);
    expect(index.recommend(asker, { limit: 1, wishes: [] })).toEqual([]);
    index.update([person('late', { offerText: 'centrifuges' })], []);
    expect(index.recommend(asker, { limit: 1, wishes: [] }).map(({ id }) => id)).toEqual(['late']);
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

describe('what people come for', () => {
  const seller = person('seller', { offers: ['vaccines'], needs: ['customs'] });
  const buyer = person('buyer', { needs: ['vaccines'], offers: ['customs'] });
  const told = (mine: Partial<MatchProfile>, theirs: Partial<MatchProfile>) =>
    buildMatchIndex([{ ...seller, ...theirs }], TOPICS).explain({ ...buyer, ...mine }, 'seller', []);
  const neutral = told({}, {})?.score ?? 0;

  it('is answered by its counterpart, in shares', () => {
    const fits = told({ intents: ['buy', 'research'] }, { intents: ['sell'] });
    expect(fits?.score).toBeGreaterThan(neutral);
    expect(fits?.termsForYou.find(({ term }) => term === 'intent')?.feature).toBe(0.5);
    expect(fits?.termsForThem.find(({ term }) => term === 'intent')?.feature).toBe(1);
    const differs = told({ intents: ['buy'] }, { intents: ['buy'] });
    expect(differs?.score).toBeLessThan(neutral);
    expect(differs?.caution).toMatchObject({ code: 'intents-differ', intents: ['buy'] });
    expect(told({ intents: ['buy'] }, {})?.score).toBe(neutral);
  });

  it('names the intents, deal sizes and certificates that fit', () => {
    const plain = { needs: [], offers: [] };
    const reasons = told(
      { ...plain, intents: ['raise'], dealSizes: ['over-1m', '100k-1m'], requires: ['gmp'] },
      { ...plain, intents: ['invest'], dealSizes: ['100k-1m'], certificates: ['gmp', 'ce'] },
    )?.forYou;
    expect(reasons).toEqual([
      expect.objectContaining({ code: 'intents-fit', intents: ['raise'] }),
      expect.objectContaining({ code: 'deal-size-fits', dealSizes: ['100k-1m'] }),
      expect.objectContaining({ code: 'certificates-held', certificates: ['gmp'] }),
    ]);
  });

  it('weighs deal sizes further apart more, and says nothing of those not stated', () => {
    const near = told({ dealSizes: ['under-10k'] }, { dealSizes: ['10k-100k'] });
    const far = told({ dealSizes: ['under-10k'] }, { dealSizes: ['over-1m'] });
    expect(near?.score).toBeLessThan(neutral);
    expect(far?.score).toBeLessThan(near?.score ?? 0);
    expect(far?.caution).toMatchObject({ code: 'deal-size-differs', dealSizes: ['over-1m'] });
    expect(told({ dealSizes: ['under-10k'] }, {})?.score).toBe(neutral);
  });

  it('marks down a missing certificate, names it, and vetoes it where that is wished', () => {
    const missing = told({ requires: ['gmp', 'ce'] }, { certificates: ['ce'] });
    expect(missing?.caution).toMatchObject({ code: 'certificate-missing', certificates: ['gmp'] });
    expect(missing?.termsForYou).toContainEqual(
      expect.objectContaining({ term: 'certificates-missing', feature: -0.5 }),
    );
    expect(told({ requires: ['gmp'], requiresStrictly: true }, {})).toBeNull();
    const strict = { ...seller, requires: ['gmp'], requiresStrictly: true };
    const index = buildMatchIndex([strict], TOPICS);
    expect(index.recommend(buyer, all)).toEqual([]);
    expect(index.mutualScores(buyer, ['seller'])).toEqual([0]);
    expect(index.recommend({ ...buyer, certificates: ['gmp'] }, all)).toHaveLength(1);
  });

  it('sees a conflict over exclusivity, sizes and stages sought', () => {
    const conflict = told({ exclusivity: 'wanted' }, { exclusivity: 'refused' });
    expect(conflict?.caution?.code).toBe('exclusivity-conflict');
    expect(told({ exclusivity: 'wanted' }, { exclusivity: 'wanted' })?.score).toBe(neutral);
    expect(told({ seeksSizes: ['S'] }, { companySize: 'S' })?.score).toBeGreaterThan(neutral);
    expect(told({ seeksStages: ['idea'] }, { stage: 'scale' })?.score).toBeLessThan(neutral);
    expect(told({ seeksSizes: ['S'] }, {})?.score).toBe(neutral);
  });

  it('trusts a record the more, the longer it is', () => {
    const record = (held: number, missed: number) => ({ record: { ...emptyRecord, held, missed } });
    const missedOnce = told({}, record(0, 1));
    const missedOften = told({}, record(0, 8));
    expect(missedOnce?.score).toBeLessThan(neutral);
    expect(missedOften?.score).toBeLessThan(missedOnce?.score ?? 0);
    expect(missedOften?.caution?.code).toBe('often-absent');
    const keen = told({}, { record: { ...emptyRecord, yesGiven: 9, yesGot: 9 } });
    expect(keen?.score).toBeGreaterThan(neutral);
  });

  it('marks down whom one has met, without leaving them out', () => {
    const index = buildMatchIndex([seller], TOPICS);
    const met = new Set(['seller']);
    const [entry] = index.recommend(buyer, { ...all, met });
    expect(entry?.score).toBeLessThan(neutral);
    expect(entry?.caution?.code).toBe('met-before');
    expect(index.explain(buyer, 'seller', [], undefined, met)).toEqual(entry);
  });

  it("follows the organiser's pillars", () => {
    const index = buildMatchIndex([seller], TOPICS);
    const off = { ...defaultModel, pillars: { ...defaultModel.pillars, project: 0 } };
    expect(index.explain(buyer, 'seller', [], off)?.yours).toBeCloseTo(1 / (1 + Math.exp(-defaultModel.base)), 12);
  });

  it('names a phrase once, not its words again', () => {
    const index = buildMatchIndex(
      ['a', 'b'].map((id) => person(id, { offerText: 'Spécialiste de la chaîne du froid' })),
      [],
    );
    const [entry] = index.recommend(person('me', { needText: 'Améliorer notre chaîne du froid' }), all);
    expect(entry?.forYou[0]?.words).toEqual(['chaîne du froid']);
  });
});

describe('absence', () => {
  const me = person('me', { companyId: 'us', needs: ['vaccines'], requires: ['gmp'], requiresStrictly: true });
  const good = { offers: ['vaccines'], certificates: ['gmp'] };
  const index = buildMatchIndex(
    [
      me,
      person('colleague', { ...good, companyId: 'us' }),
      person('refused', good),
      person('refuses', good),
      person('demands', { ...good, requires: ['iso9001'], requiresStrictly: true }),
      person('lacks', { offers: ['vaccines'] }),
      person('answered', good),
      person('stranger', { offers: ['customs'], certificates: ['gmp'] }),
      person('first', { ...good, companyId: 'them', needs: ['devices'] }),
      person('second', { ...good, companyId: 'them', needs: ['devices'], completeness: 0.5 }),
      person('third', { ...good, completeness: 0.4 }),
      person('last', { ...good, completeness: 0.3 }),
    ],
    TOPICS,
  );
  const options: RecommendOptions = {
    limit: 2,
    perCompany: 1,
    wishes: [
      { fromId: 'me', toId: 'refused', level: 'no' },
      { fromId: 'refuses', toId: 'me', level: 'no' },
    ],
    exclude: new Set(['answered']),
  };

  it.each([
    ['me', 'oneself'],
    ['nobody', 'unknown'],
    ['colleague', 'colleague'],
    ['refused', 'you-said-no'],
    ['refuses', 'not-proposed'],
    ['demands', 'not-proposed'],
    ['lacks', 'requirement-missing'],
    ['answered', 'answered'],
    ['stranger', 'nothing-in-common'],
    ['first', 'in-list'],
    ['second', 'colleague-fits-better'],
    ['third', 'in-list'],
    ['last', 'others-fit-better'],
  ])('says of %s: %s', (otherId, code) => {
    expect(index.absence(me, otherId, options).code).toBe(code);
  });

  it('gives rank, scores, the colleague instead and what falls short', () => {
    const list = index.recommend(me, options);
    expect(list.map(({ id }) => id)).toEqual(['first', 'third']);
    expect(index.absence(me, 'second', options)).toMatchObject({
      rank: 2,
      insteadId: 'first',
      lastScore: list[1]?.score,
    });
    const last = index.absence(me, 'last', options);
    expect(last).toMatchObject({ rank: 4, insteadId: null, score: index.explain(me, 'last', [])?.score });
    expect(last.shortfalls[0]).toMatchObject({ term: 'thinness', pillar: 'proof' });
    expect(last.shortfalls[0]?.feature).toBeLessThan(0);
  });

  it('says that somebody is in demand when only the prices keep them out', () => {
    const prices = { beta: 0.02, strength: 1, of: new Map([['first', 1000]]) };
    expect(index.absence(me, 'first', { ...options, perCompany: undefined, prices }).code).toBe('in-demand');
  });

  it('gives nothing away of what the other keeps private', () => {
    const never = { rank: null, score: null, lastScore: null, insteadId: null, shortfalls: [] };
    expect(index.absence(me, 'refuses', options)).toEqual({ code: 'not-proposed', ...never });
    expect(index.absence(me, 'demands', options)).toEqual({ code: 'not-proposed', ...never });
  });
});
