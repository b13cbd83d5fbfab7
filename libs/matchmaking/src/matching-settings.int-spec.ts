import {
  getMatch,
  getMatchSettings,
  learnWeights,
  listRecommendations,
  type MatchSettings,
  type MatchSettingsView,
  previewMatchSettings,
  setMatchSettings,
  setWish,
  usualMatchSettings,
} from '@parvis/contracts';
import { terms } from '@parvis/engine';
import { Queues, REDIS } from '@parvis/platform';
import { createFairRow, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import type { Redis } from 'ioredis';
import { AllocationJob } from './allocation/allocation-job.js';
import { LearningRequestedHandler } from './learning/learning-requested.handler.js';
import { MatchmakingModule } from './matchmaking.module.js';
import { MatchmakingWorkerModule } from './matchmaking-worker.module.js';

describe('how a fair is matched', () => {
  let server: TestServer;
  const topic = async (fairId: string, name: string) => {
    const [row] = await server.db.query(
      `insert into fairs.topic (fair_id, position, name_en, name_fr) values ($1, 0, $2, $2) returning id`,
      [fairId, name],
    );
    return row.id as string;
  };
  const organiserOf = (fairId: string) => server.signInAs('organiser', fairId, `organiser-${fairId}@example.org`);
  const changed = (change: Partial<MatchSettings>): MatchSettings => ({ ...usualMatchSettings, ...change });
  const stored = async (fairId: string) => {
    const [row] = await server.db.query(
      `select (select to_json(s) from matchmaking.match_settings s where fair_id = $1) as settings,
         (select at from matchmaking.allocation where fair_id = $1) as allocated,
         (select at from matchmaking.match_model where fair_id = $1) as learnt`,
      [fairId],
    );
    return row;
  };

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'matchmaking',
      api: [MatchmakingModule],
      worker: [MatchmakingWorkerModule],
      hasDatabase: true,
      domains: [],
    });
  });
  afterAll(() => server.stop());

  it('is as usual until the organiser says otherwise, and then at once so', async () => {
    const fairId = await createFairRow(server.db);
    const [tools, paint] = [await topic(fairId, 'Tools'), await topic(fairId, 'Paint')];
    const viewer = await createPerson(server, fairId, { needs: [tools, paint], offers: [tools] });
    const near = await createPerson(server, fairId, { needs: [tools], offers: [tools], languages: ['fr'] });
    const far = await createPerson(server, fairId, { offers: [paint], languages: ['en'] });
    const organiser = await organiserOf(fairId);
    const view = await organiser.call(getMatchSettings, { params: { fairId } });
    expect(view).toMatchObject({ settings: usualMatchSettings, allocation: null });
    expect(view.learning).toMatchObject({ answers: 0, needed: 200, status: 'never-run', at: null });
    expect(view.terms.map(({ term }) => term)).toEqual([...terms]);
    const first = async () =>
      (await viewer.client.call(listRecommendations, { params: { fairId } })).map((match) => match.participant.id)[0];
    expect(await first()).toBe(near.id);
    const pillars = { ...usualMatchSettings.pillars, project: 0, balance: 2 };
    const saved = await organiser.call(setMatchSettings, {
      params: { fairId },
      body: changed({ pillars, learns: false }),
    });
    expect(saved.settings.pillars).toEqual(pillars);
    expect(saved.learning.status).toBe('off');
    const needs = saved.terms.find(({ term }) => term === 'needs')!;
    expect(needs).toMatchObject({ effective: 0, fitted: null, prior: expect.any(Number) });
    expect(await first()).toBe(far.id);
    expect(await organiser.call(getMatchSettings, { params: { fairId } })).toMatchObject({ settings: saved.settings });
  });

  it('is for organisers alone, within bounds', async () => {
    const fairId = await createFairRow(server.db);
    const person = await createPerson(server, fairId);
    const params = { fairId };
    const settings = usualMatchSettings;
    const refusals = await Promise.all([
      person.client.refusal(getMatchSettings, { params }),
      person.client.refusal(setMatchSettings, { params, body: settings }),
      person.client.refusal(previewMatchSettings, { params, body: { settings } }),
      person.client.refusal(learnWeights, { params }),
    ]);
    expect(refusals.map(({ code }) => code)).toEqual(Array(4).fill('NOT_ALLOWED'));
    const organiser = await organiserOf(fairId);
    const wild = await organiser.refusal(setMatchSettings, { params, body: changed({ reach: 1.5, explorePlaces: 9 }) });
    expect(wild.issues!.map(({ path }) => path).sort()).toEqual(['explorePlaces', 'reach']);
  });

  describe('with exposure balanced', () => {
    /** One star that everybody seeks and who fits everybody best, and others who would do. */
    const starFair = async () => {
      const fairId = await createFairRow(server.db);
      const [tools, paint, glue] = [
        await topic(fairId, 'Tools'),
        await topic(fairId, 'Paint'),
        await topic(fairId, 'Glue'),
      ];
      const star = await createPerson(server, fairId, {
        needs: [glue],
        offers: [tools, paint],
        kind: 'exhibitor',
        company: 'Star',
      });
      const buyers = await Promise.all(
        [...Array(6).keys()].map(() => createPerson(server, fairId, { needs: [tools, paint], offers: [glue] })),
      );
      return { fairId, star, buyers };
    };

    it('runs once after many changes, keeps figures of both ways and tells how many places are taken', async () => {
      const { fairId, star, buyers } = await starFair();
      const organiser = await organiserOf(fairId);
      const [one, two] = buyers as [TestPerson, TestPerson];
      const wish = (from: TestPerson, to: TestPerson) =>
        from.client.call(setWish, { params: { fairId, participantId: to.id }, body: { level: 'want' } });
      await wish(one, star);
      await wish(star, one);
      await server.eventually(
        () => stored(fairId),
        ({ allocated }) => allocated !== null,
      );
      const { allocation } = await organiser.call(getMatchSettings, { params: { fairId } });
      expect(allocation!.without).toMatchObject({ unseen: 0, meanScore: expect.any(Number) });
      // Six slots of half an hour between nine and twelve, one of them spoken for.
      await server.app.get(AllocationJob).run(fairId);
      const match = await two.client.call(getMatch, { params: { fairId, participantId: star.id } });
      expect(match.places).toEqual({ taken: 1, total: 6 });
      const before = await stored(fairId);
      await server.app.get(AllocationJob).run(fairId);
      const [{ prices, again }] = await server.db.query(
        `select prices, at > $2 as again from matchmaking.allocation where fair_id = $1`,
        [fairId, before.allocated],
      );
      expect(again).toBe(true);
      expect(prices.every((price: number) => price >= 0)).toBe(true);
    });

    it('is coalesced: requests during the pause after a run are one run', async () => {
      const { fairId, star, buyers } = await starFair();
      const runs = jest.spyOn(server.app.get(AllocationJob), 'run');
      for (const buyer of buyers) {
        await buyer.client.call(setWish, { params: { fairId, participantId: star.id }, body: { level: 'want' } });
      }
      await server.eventually(
        () => stored(fairId),
        ({ allocated }) => allocated !== null,
      );
      for (const buyer of buyers) {
        await buyer.client.call(setWish, { params: { fairId, participantId: star.id }, body: { level: 'could' } });
      }
      const delayed = async () =>
        (await server.app.get(Queues).queue('matchmaking.allocate').getDelayed()).filter(
          (job) => job.data.fairId === fairId,
        );
      const [later, ...more] = await server.eventually(delayed, (jobs) => jobs.length > 0);
      expect(more).toEqual([]);
      expect(runs.mock.calls.filter(([id]) => id === fairId)).toHaveLength(1);
      // The pause is over.
      const { allocated } = await stored(fairId);
      await server.app.get<Redis>(REDIS).del(`matchmaking:allocation-rests:${fairId}`);
      await later!.promote();
      await server.eventually(
        () => stored(fairId),
        (now) => now.allocated > allocated,
      );
      expect(runs.mock.calls.filter(([id]) => id === fairId)).toHaveLength(2);
      runs.mockRestore();
    });
  });

  describe('compared before it is saved', () => {
    it('shows what would change, with one list both ways, and saves nothing', async () => {
      const fairId = await createFairRow(server.db);
      const [tools, paint] = [await topic(fairId, 'Tools'), await topic(fairId, 'Paint')];
      const viewer = await createPerson(server, fairId, { needs: [tools, paint], offers: [tools] });
      const near = await createPerson(server, fairId, { needs: [tools], offers: [tools], languages: ['fr'] });
      const far = await createPerson(server, fairId, { offers: [paint], languages: ['en'] });
      const organiser = await organiserOf(fairId);
      const before = await stored(fairId);
      const params = { fairId };
      const same = await organiser.call(previewMatchSettings, { params, body: { settings: usualMatchSettings } });
      expect(same).toMatchObject({ people: 3, listsChanged: 0, placesChanged: 0, person: null });
      expect(same.after).toEqual(same.before);
      const pillars = { ...usualMatchSettings.pillars, project: 0, balance: 2 };
      const body = { settings: changed({ pillars }), participantId: viewer.id };
      const other = await organiser.call(previewMatchSettings, { params, body });
      expect(other.listsChanged).toBeGreaterThan(0);
      expect(other.person!.before.map(({ person }) => person.id)).toEqual([near.id, far.id]);
      expect(other.person!.after).toMatchObject([
        { person: { id: far.id }, rank: 1, formerRank: 2 },
        { person: { id: near.id }, rank: 2, formerRank: 1 },
      ]);
      expect(await stored(fairId)).toEqual(before);
      // A slider must not read out on what terms two people do business.
      await server.db.query(
        `update profiles.participant set deal_sizes = case when id = $2 then '{under-10k}'::text[] else '{over-1m}'::text[] end
         where fair_id = $1`,
        [fairId, viewer.id],
      );
      const scoresAt = async (weight: number) => {
        const terms = { ...usualMatchSettings.pillars, terms: weight };
        const asked = { settings: changed({ pillars: terms }), participantId: viewer.id };
        const { person } = await organiser.call(previewMatchSettings, { params, body: asked });
        return person!.after.map((place) => place.score.toFixed(9)).sort();
      };
      expect(await scoresAt(2)).toEqual(await scoresAt(0));
      const stranger = await createPerson(server, await createFairRow(server.db));
      const wrong = { params, body: { ...body, participantId: stranger.id } };
      expect((await organiser.refusal(previewMatchSettings, wrong)).code).toBe('NOT_FOUND');
    });
  });

  describe('learns', () => {
    /** People who say yes to those of their country and care for nothing else. */
    const plantAnswers = async (fairId: string, viewers: number, each: number) => {
      const people = await Promise.all([...Array(viewers).keys()].map(() => createPerson(server, fairId)));
      const place = terms.indexOf('same-country');
      const rows = people.flatMap((viewer, v) =>
        [...Array(each).keys()].map((n) => {
          const shown = people[(v + n + 1) % viewers]!;
          const isNear = (v + n) % 2 === 0;
          const features = terms.map((_, at) => (at === place && isNear ? 1 : 0));
          // One in eight answers otherwise, so that there is something to weigh.
          const said = isNear !== ((v * each + n) % 8 === 0);
          return { viewer: viewer.id, shown: shown.id, features, said };
        }),
      );
      await server.db.query(
        `with planted as (
           select * from json_to_recordset($2::json) as row (viewer uuid, shown uuid, features real[], said boolean)
         ), shown as (
           insert into matchmaking.impression
             (fair_id, viewer_id, shown_id, first_at, last_at, times, best_position, propensity, features)
           select $1, viewer, shown, now(), now(), 1, 1, 1, features from planted
         )
         insert into matchmaking.wish (fair_id, from_id, to_id, level)
         select $1, viewer, shown, case when said then 'want' else 'no' end from planted`,
        [fairId, JSON.stringify(rows)],
      );
      return rows;
    };
    const learnt = async (fairId: string): Promise<MatchSettingsView> => {
      const organiser = await organiserOf(fairId);
      await organiser.call(learnWeights, { params: { fairId } });
      return server.eventually(
        () => organiser.call(getMatchSettings, { params: { fairId } }),
        ({ learning }) => learning.at !== null,
      );
    };

    it('from enough answers what people go by, and matches by it', async () => {
      const fairId = await createFairRow(server.db);
      const rows = await plantAnswers(fairId, 40, 20);
      const { terms: weights, learning } = await learnt(fairId);
      expect(learning).toMatchObject({
        status: 'fitted',
        answers: rows.length,
        positives: rows.filter(({ said }) => said).length,
      });
      expect(learning.lossFitted).toBeLessThan(learning.lossPrior!);
      const weight = weights.find(({ term }) => term === 'same-country')!;
      expect(weight.fitted).toBeGreaterThan(2 * weight.prior);
      expect(weight.effective).toBe(weight.fitted);
      const organiser = await organiserOf(fairId);
      const unlearnt = await organiser.call(setMatchSettings, { params: { fairId }, body: changed({ learns: false }) });
      expect(unlearnt.terms.find(({ term }) => term === 'same-country')!.effective).toBe(weight.prior);
    });

    it('nothing from few answers, and comes to the same however often it is told to', async () => {
      const fairId = await createFairRow(server.db);
      await plantAnswers(fairId, 10, 5);
      const { terms: weights, learning } = await learnt(fairId);
      expect(learning).toMatchObject({ status: 'too-few', answers: 50, lossPrior: null, lossFitted: null });
      expect(weights.every(({ fitted }) => fitted === null)).toBe(true);
      await server.app.get(LearningRequestedHandler).handle({ fairId });
      const [{ count }] = await server.db.query(
        `select count(*)::int as count from matchmaking.match_model where fair_id = $1 and status = 'too-few'`,
        [fairId],
      );
      expect(count).toBe(1);
    });
  });
});
