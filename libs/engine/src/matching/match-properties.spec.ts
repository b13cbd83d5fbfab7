import fc from 'fast-check';
import { anyFair, anyProfile, someTopics } from '../../test/match-fairs.js';
import { rankByPrice } from '../allocation/allocation-types.js';
import { buildMatchIndex } from './match-index.js';
import { defaultModel, pillarOf, terms } from './match-model.js';
import type { CandidateGraph, MatchIndex, MatchProfile, RecommendOptions, WishOf } from './match-types.js';

const isVetoOf = (wishes: readonly WishOf[], a: string, b: string): boolean =>
  wishes.some(
    ({ fromId, toId, level }) => level === 'no' && ((fromId === a && toId === b) || (fromId === b && toId === a)),
  );
const isUnmet = (from: MatchProfile, to: MatchProfile): boolean =>
  from.requiresStrictly && from.requires.some((key) => !to.certificates.includes(key));
const areColleagues = (a: MatchProfile, b: MatchProfile): boolean =>
  a.companyId !== null && a.companyId === b.companyId;
const isOutOfTheQuestion = (a: MatchProfile, b: MatchProfile, wishes: readonly WishOf[]): boolean =>
  a.id === b.id || areColleagues(a, b) || isVetoOf(wishes, a.id, b.id) || isUnmet(a, b) || isUnmet(b, a);

const finished = (steps: Generator<number, CandidateGraph>): CandidateGraph => {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};

/** The whole ranking, pair by pair. */
const rankingOf = (index: MatchIndex, me: MatchProfile, others: readonly MatchProfile[], wishes: readonly WishOf[]) =>
  others
    .filter((other) => !isOutOfTheQuestion(me, other, wishes))
    .flatMap((other) => index.explain(me, other.id, wishes) ?? [])
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));

describe('for every fair', () => {
  it('a pair has the same score and mirrored reasons from both sides', () => {
    fc.assert(
      fc.property(anyFair, ({ profiles, wishes }) => {
        const index = buildMatchIndex(profiles, someTopics);
        for (const a of profiles) {
          for (const b of profiles) {
            if (isOutOfTheQuestion(a, b, wishes)) continue;
            const fromA = index.explain(a, b.id, wishes);
            const fromB = index.explain(b, a.id, wishes);
            expect(fromA).not.toBeNull();
            expect(fromA?.score).toBe(fromB?.score);
            expect(fromA?.yours).toBe(fromB?.theirs);
            expect(fromA?.forThem).toEqual(fromB?.forYou);
            expect(fromA?.termsForThem).toEqual(fromB?.termsForYou);
            expect(fromA?.score).toBeGreaterThan(0);
            expect(fromA?.score).toBeLessThan(1);
          }
        }
      }),
    );
  });

  it('the terms that are told add up to the probabilities', () => {
    fc.assert(
      fc.property(anyFair, ({ profiles, wishes }) => {
        const index = buildMatchIndex(profiles, someTopics);
        const [a, b] = profiles as [MatchProfile, MatchProfile];
        const told = index.explain(a, b.id, wishes);
        const features = index.featuresOf(a, b.id, wishes);
        if (!told || !features || isUnmet(b, a)) return;
        const sum = told.termsForYou.reduce(
          (total, { feature, weight }) => total + feature * weight,
          defaultModel.base,
        );
        expect(told.yours).toBeCloseTo(1 / (1 + Math.exp(-sum)), 12);
        const dot = terms.reduce(
          (total, term, i) => total + defaultModel.weights[term] * (features.forThem[i] as number),
          defaultModel.base,
        );
        expect(told.theirs).toBeCloseTo(1 / (1 + Math.exp(-dot)), 12);
        for (const { term, pillar } of told.termsForYou) expect(pillar).toBe(pillarOf[term]);
      }),
    );
  });

  it('a list is exactly the best of all pairs; vetoes, colleagues and unmet requirements never appear', () => {
    fc.assert(
      fc.property(anyFair, fc.integer({ min: 1, max: 12 }), ({ profiles, wishes }, limit) => {
        const index = buildMatchIndex(profiles, someTopics);
        for (const me of profiles) {
          const list = index.recommend(me, { limit, wishes });
          const everybody = new Set(index.recommend(me, { limit: 1000, wishes }).map((entry) => entry.id));
          for (const id of everybody) {
            const other = profiles.find((profile) => profile.id === id) as MatchProfile;
            expect(isOutOfTheQuestion(me, other, wishes)).toBe(false);
          }
          const ranking = rankingOf(index, me, profiles, wishes).filter(({ id }) => everybody.has(id));
          expect(list).toEqual(ranking.slice(0, limit));
        }
      }),
    );
  });

  it('a short list out of hundreds is the same as the head of the whole ranking', () => {
    const profiles = fc
      .sample(anyProfile('p'), { numRuns: 400, seed: 7 })
      .map((profile, n) => ({ ...profile, id: `p${n}`, companyId: null }));
    const index = buildMatchIndex(profiles, someTopics);
    const model = { ...defaultModel, pillars: { ...defaultModel.pillars, terms: 3, project: 0.5 } };
    for (const me of profiles.slice(0, 25)) {
      const list = index.recommend(me, { limit: 5, wishes: [] });
      expect(list).toHaveLength(5);
      expect(list).toEqual(rankingOf(index, me, profiles, []).slice(0, 5));
      const other = index.recommend(me, { limit: 5, wishes: [], model });
      const everybody = index.recommend(me, { limit: 1000, wishes: [], model }).map((entry) => entry.id);
      const scores = index.mutualScores(me, everybody, model);
      expect(other.map((entry) => entry.score)).toEqual(scores.sort((a, b) => b - a).slice(0, 5));
    }
  });

  it('the order of profiles, topics and wishes changes nothing', () => {
    fc.assert(
      fc.property(anyFair, ({ profiles, wishes }) => {
        const one = buildMatchIndex(profiles, someTopics);
        const other = buildMatchIndex([...profiles].reverse(), [...someTopics].reverse());
        for (const me of profiles) {
          const list = one.recommend(me, { limit: 5, wishes });
          expect(JSON.stringify(other.recommend(me, { limit: 5, wishes: [...wishes].reverse() }))).toBe(
            JSON.stringify(list),
          );
        }
        const graphs = [one, other].map((index) => finished(index.candidateSteps(3)));
        expect(graphs[0]).toEqual(graphs[1]);
      }),
    );
  });

  it('a wish of the other never lowers their place', () => {
    fc.assert(
      fc.property(anyFair, ({ profiles }) => {
        const index = buildMatchIndex(profiles, someTopics);
        const [me, other] = profiles as [MatchProfile, MatchProfile];
        const without = index.explain(me, other.id, []);
        const asked = index.explain(me, other.id, [{ fromId: other.id, toId: me.id, level: 'want' }]);
        if (without && asked) expect(asked.score).toBeGreaterThan(without.score);
      }),
    );
  });

  it('a no and a strict requirement of the other leave no trace in what is explained', () => {
    fc.assert(
      fc.property(anyFair, ({ profiles, wishes }) => {
        const [me, other, ...rest] = profiles as [MatchProfile, MatchProfile, ...MatchProfile[]];
        const open = { ...other, requires: [], requiresStrictly: false };
        const said = wishes.filter(({ fromId, toId }) => !(fromId === other.id && toId === me.id));
        const secretive = { ...other, requires: ['nobody-has-this'], requiresStrictly: true };
        const plainly = buildMatchIndex([me, open, ...rest], someTopics).explain(me, other.id, said);
        const secretly = buildMatchIndex([me, secretive, ...rest], someTopics).explain(me, other.id, [
          ...said,
          { fromId: other.id, toId: me.id, level: 'no' },
        ]);
        expect(secretly).toEqual(plainly);
      }),
    );
  });

  it('an index that was updated answers as one that was built, while rarities are the same', () => {
    fc.assert(
      fc.property(anyFair, fc.integer({ min: 0, max: 3 }), ({ profiles, wishes }, moved) => {
        // Every profile is taken out and put back, some through a different one in between: nothing may be left of that.
        const built = buildMatchIndex(profiles, someTopics);
        const updated = buildMatchIndex(profiles, someTopics);
        const passing = profiles.slice(0, moved + 1);
        updated.update(
          passing.map((profile) => ({
            ...profile,
            needs: ['vaccines', 'never-seen'],
            offerText: 'passing words',
            companyId: 'q',
          })),
          profiles.slice(moved + 1).map((profile) => profile.id),
        );
        expect(updated.size).toBe(passing.length);
        expect(updated.staleShare).toBeGreaterThan(0);
        updated.update(profiles, []);
        expect(updated.size).toBe(profiles.length);
        for (const me of profiles) {
          expect(updated.recommend(me, { limit: 12, wishes })).toEqual(built.recommend(me, { limit: 12, wishes }));
        }
        expect(finished(updated.candidateSteps(3))).toEqual(finished(built.candidateSteps(3)));
      }),
    );
  });

  it('no more colleagues of one company than allowed, and those who are listed are the best', () => {
    fc.assert(
      fc.property(
        anyFair,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 2 }),
        ({ profiles, wishes }, limit, perCompany) => {
          const index = buildMatchIndex(profiles, someTopics);
          const companyOf = new Map(profiles.map((profile) => [profile.id, profile.companyId]));
          for (const me of profiles) {
            const whole = index.recommend(me, { limit: 100, wishes });
            const taken = new Map<string, number>();
            const expected = whole.filter(({ id }) => {
              const company = companyOf.get(id) ?? null;
              if (company === null) return true;
              taken.set(company, (taken.get(company) ?? 0) + 1);
              return (taken.get(company) ?? 0) <= perCompany;
            });
            expect(index.recommend(me, { limit, wishes, perCompany })).toEqual(expected.slice(0, limit));
          }
        },
      ),
    );
  });

  it('with prices the order is that of the allocation and the scores stay', () => {
    fc.assert(
      fc.property(
        anyFair,
        fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: 12, maxLength: 12 }),
        ({ profiles, wishes }, values) => {
          const index = buildMatchIndex(profiles, someTopics);
          const prices = {
            beta: 0.04,
            strength: 1,
            of: new Map(profiles.map(({ id }, i) => [id, values[i] as number])),
          };
          const rank = (entry: { id: string; score: number }): number => rankByPrice(entry.score, entry.id, prices);
          for (const me of profiles) {
            const bare = index.recommend(me, { limit: 100, wishes });
            const ranked = [...bare].sort((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1));
            expect(index.recommend(me, { limit: 3, wishes, prices })).toEqual(ranked.slice(0, 3));
          }
        },
      ),
    );
  });

  it('newcomers have the median price of their kind', () => {
    fc.assert(
      fc.property(
        anyFair,
        fc.array(fc.option(fc.double({ min: 0, max: 20, noNaN: true })), { minLength: 12, maxLength: 12 }),
        ({ profiles, wishes }, values) => {
          const index = buildMatchIndex(profiles, someTopics);
          const known = profiles.flatMap((profile, i) => {
            const price = values[i];
            return price === null || price === undefined ? [] : [{ profile, price }];
          });
          const medianOf = (kind: MatchProfile['kind']): number => {
            const all = known.filter(({ profile }) => profile.kind === kind).map(({ price }) => price);
            return all.sort((a, b) => a - b)[all.length >> 1] ?? 0;
          };
          const prices = {
            beta: 0.04,
            strength: 1,
            of: new Map(known.map(({ profile, price }) => [profile.id, price])),
          };
          const everybodys = {
            ...prices,
            of: new Map(profiles.map(({ id, kind }) => [id, prices.of.get(id) ?? medianOf(kind)])),
          };
          for (const me of profiles) {
            const told = index.recommend(me, { limit: 3, wishes, prices });
            expect(told).toEqual(index.recommend(me, { limit: 3, wishes, prices: everybodys }));
          }
        },
      ),
    );
  });

  it('somebody who joins or changes after the first question with prices is priced like everybody else', () => {
    fc.assert(
      fc.property(anyFair, fc.double({ min: 0, max: 20, noNaN: true }), ({ profiles }, price) => {
        const [first, ...others] = profiles as [MatchProfile, ...MatchProfile[]];
        const prices = { beta: 0.04, strength: 1, of: new Map(others.map(({ id }) => [id, price])) };
        const index = buildMatchIndex(others, someTopics);
        const me = others[0] as MatchProfile;
        index.recommend(me, { limit: 3, wishes: [], prices });
        index.update([first, ...others], []);
        const newcomers = others.some(({ kind }) => kind === first.kind) ? price : 0;
        const everybodys = { ...prices, of: new Map([...prices.of, [first.id, newcomers]]) };
        const options = { limit: 100, wishes: [] };
        expect(index.recommend(me, { ...options, prices })).toEqual(
          index.recommend(me, { ...options, prices: everybodys }),
        );
      }),
    );
  });

  it('the candidate graph is symmetric and holds the best of everybody', () => {
    fc.assert(
      fc.property(anyFair, fc.integer({ min: 1, max: 4 }), ({ profiles }, perPerson) => {
        const index = buildMatchIndex(profiles, someTopics);
        const { ids, starts, columns, p, score } = finished(index.candidateSteps(perPerson));
        expect(ids).toEqual(profiles.map((profile) => profile.id).sort());
        const edges = new Map<string, { p: number; score: number }>();
        for (let row = 0; row < ids.length; row++) {
          for (let i = starts[row] as number; i < (starts[row + 1] as number); i++) {
            if (i > (starts[row] as number)) expect(columns[i]).toBeGreaterThan(columns[i - 1] as number);
            edges.set(`${ids[row]} ${ids[columns[i] as number]}`, { p: p[i] as number, score: score[i] as number });
          }
        }
        for (const [pair, edge] of edges) {
          const [one, other] = pair.split(' ') as [string, string];
          const me = profiles.find((profile) => profile.id === one) as MatchProfile;
          const told = index.explain(me, other, []);
          expect(told?.score).toBe(edge.score);
          expect(told?.yours).toBe(edge.p);
          expect(edges.get(`${other} ${one}`)?.score).toBe(edge.score);
        }
        const isBlank = (profile: MatchProfile): boolean =>
          profile.needs.length + profile.offers.length === 0 && !/\p{L}/u.test(profile.needText + profile.offerText);
        for (const me of profiles.filter((profile) => !isBlank(profile))) {
          for (const { id } of index.recommend(me, { limit: perPerson, wishes: [] })) {
            expect(edges.has(`${me.id} ${id}`)).toBe(true);
          }
        }
      }),
    );
  });

  it('across the aisle the graph holds exhibitors with visitors only, and the best of them', () => {
    fc.assert(
      fc.property(anyFair, ({ profiles }) => {
        const index = buildMatchIndex(profiles, someTopics);
        const all = finished(index.candidateSteps(100));
        const across = finished(index.candidateSteps(100, undefined, 'across'));
        const kindOf = new Map(profiles.map((profile) => [profile.id, profile.kind]));
        const pairsOf = ({ ids, starts, columns }: CandidateGraph): string[] =>
          ids.flatMap((id, row) =>
            [...columns.subarray(starts[row], starts[row + 1])].map((column) => `${id} ${ids[column]}`),
          );
        const isAcross = (pair: string): boolean => {
          const [one, other] = pair.split(' ') as [string, string];
          return kindOf.get(one) !== kindOf.get(other);
        };
        expect(pairsOf(across)).toEqual(pairsOf(all).filter(isAcross));
      }),
    );
  });

  it('explored places have a propensity that sums up to their number over the pool', () => {
    const profiles = fc
      .sample(anyProfile('p'), { numRuns: 150, seed: 3 })
      .map((profile, n) => ({ ...profile, id: `p${n}`, companyId: null, requiresStrictly: false }));
    const index = buildMatchIndex(profiles, someTopics);
    const me = { ...(profiles[0] as MatchProfile), needs: ['vaccines'], offers: ['customs'] };
    const exposure = new Map(profiles.map(({ id }, n) => [id, n % 7]));
    const places = 2;
    const options = (seed: string): RecommendOptions => ({ limit: 6, wishes: [], explore: { places, seed, exposure } });
    const drawn = new Map<string, number>();
    const runs = 400;
    let propensity = 0;
    const head = index.recommend(me, { limit: 4, wishes: [] });
    for (let run = 0; run < runs; run++) {
      const list = index.recommend(me, options(`seed ${run}`));
      expect(list).toHaveLength(6);
      expect(list.slice(0, 4)).toEqual(head);
      for (const entry of list.slice(4)) {
        expect(entry.isExplored).toBe(true);
        propensity = entry.propensity;
        drawn.set(entry.id, (drawn.get(entry.id) ?? 0) + 1);
      }
    }
    expect(propensity * drawn.size).toBeCloseTo(places, 10);
    // Every name of the pool is drawn about as often as its propensity says: within four standard deviations.
    const spread = 4 * Math.sqrt(runs * propensity * (1 - propensity));
    for (const times of drawn.values()) expect(Math.abs(times - runs * propensity)).toBeLessThan(spread);
    expect(index.recommend(me, options('x'))).toEqual(index.recommend(me, options('x')));
  });
});
