import {
  getMatch,
  getRun,
  getWishStats,
  listRecommendations,
  listRuns,
  listWishes,
  removeWish,
  setWish,
  startRun,
} from '@parvis/contracts';
import { createFairRow, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { MatchmakingModule } from './matchmaking.module.js';
import { MatchmakingWorkerModule } from './matchmaking-worker.module.js';

describe('matchmaking', () => {
  let server: TestServer;
  const wish = (fairId: string, from: TestPerson, to: TestPerson, level: 'want' | 'could' | 'no') =>
    from.client.call(setWish, { params: { fairId, participantId: to.id }, body: { level } });
  const topic = async (fairId: string, name: string) => {
    const [row] = await server.db.query(
      `insert into fairs.topic (fair_id, position, name_en, name_fr) values ($1, 0, $2, $2) returning id`,
      [fairId, name],
    );
    return row.id as string;
  };
  const _finishedRun = async (fairId: string, email: string) => {
    const organiser = await server.signInAs('organiser', fairId, email);
    const { id: runId } = await organiser.call(startRun, { params: { fairId } });
    const run = await server.eventually(
      () => organiser.call(getRun, { params: { fairId, runId } }),
      (seen) => !['queued', 'running'].includes(seen.status),
    );
    return { organiser, run, params: { fairId, runId } };
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

  it('proposes who offers what one seeks, with reasons for both, never colleagues', async () => {
    const fairId = await createFairRow(server.db);
    const [packaging, energy] = [await topic(fairId, 'Packaging'), await topic(fairId, 'Energy')];
    const buyer = await createPerson(server, fairId, { needs: [packaging], offers: [energy], company: 'Buyer SA' });
    const colleague = await createPerson(server, fairId, { offers: [packaging], company: 'Buyer SA' });
    const seller = await createPerson(server, fairId, {
      needs: [energy],
      offers: [packaging],
      company: 'Seller SA',
      kind: 'exhibitor',
    });
    await createPerson(server, fairId, { needs: [packaging] });
    const matches = await buyer.client.call(listRecommendations, { params: { fairId } });
    expect(matches[0]).toMatchObject({ participant: { id: seller.id, companyName: 'Seller SA' }, wish: null });
    expect(matches[0]!.forYou[0]).toMatchObject({ code: 'they-offer-what-you-seek', topicIds: [packaging] });
    expect(matches[0]!.forThem.length).toBeGreaterThan(0);
    expect(matches.map((match) => match.participant.id)).not.toContain(colleague.id);
    const back = await seller.client.call(getMatch, { params: { fairId, participantId: buyer.id } });
    expect(back.score).toBeCloseTo(matches[0]!.score, 10);
  });

  it('forgets nobody who said no, in either direction', async () => {
    const fairId = await createFairRow(server.db);
    const tools = await topic(fairId, 'Tools');
    const one = await createPerson(server, fairId, { needs: [tools], offers: [tools] });
    const other = await createPerson(server, fairId, { needs: [tools], offers: [tools] });
    expect(await one.client.call(listRecommendations, { params: { fairId } })).toHaveLength(1);
    await wish(fairId, other, one, 'no');
    expect(await one.client.call(listRecommendations, { params: { fairId } })).toEqual([]);
  });

  it('keeps one wish a pair, lists and removes it, and counts', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b, c] = await Promise.all([1, 2, 3].map(() => createPerson(server, fairId)));
    await wish(fairId, a!, b!, 'could');
    await wish(fairId, a!, b!, 'want');
    await wish(fairId, b!, a!, 'could');
    await wish(fairId, a!, c!, 'no');
    const first = await a!.client.call(listWishes, { params: { fairId }, query: { limit: 1 } });
    expect(first).toMatchObject({ total: 2, items: [{ level: 'no', participant: { id: c!.id } }] });
    const second = await a!.client.call(listWishes, {
      params: { fairId },
      query: { limit: 1, cursor: first.nextCursor! },
    });
    expect(second).toMatchObject({ nextCursor: null, items: [{ level: 'want', participant: { id: b!.id } }] });
    const organiser = await server.signInAs('organiser', fairId, 'count@example.org');
    expect(await organiser.call(getWishStats, { params: { fairId } })).toEqual({
      peopleWithWish: 2,
      wishes: 2,
      mutualPairs: 1,
    });
    await a!.client.call(removeWish, { params: { fairId, participantId: b!.id } });
    expect((await a!.client.call(listWishes, { params: { fairId } })).total).toBe(1);
  });

  it('refuses wishes for oneself, colleagues, strangers, after the deadline and while the fair is closed', async () => {
    const fairId = await createFairRow(server.db);
    const one = await createPerson(server, fairId, { company: 'Same SA' });
    const colleague = await createPerson(server, fairId, { company: 'Same SA' });
    const elsewhere = await createPerson(server, await createFairRow(server.db));
    const refusal = (to: TestPerson) =>
      one.client.refusal(setWish, { params: { fairId, participantId: to.id }, body: { level: 'want' } });
    expect((await refusal(one)).issues).toEqual([{ path: 'participantId', reason: 'oneself' }]);
    expect((await refusal(colleague)).code).toBe('WISH_FOR_COLLEAGUE');
    expect((await refusal(elsewhere)).code).toBe('NOT_FOUND');
    for (const [overrides, code] of [
      [{ wishesCloseAt: new Date(Date.now() - 1000) }, 'WISHES_CLOSED'],
      [{ status: 'closed' as const }, 'FAIR_NOT_OPEN'],
    ] as const) {
      const shut = await createFairRow(server.db, overrides);
      const [a, b] = [await createPerson(server, shut), await createPerson(server, shut)];
      const problem = await a.client.refusal(setWish, {
        params: { fairId: shut, participantId: b.id },
        body: { level: 'want' },
      });
      expect(problem.code).toBe(code);
    }
  });

  it('shows runs and numbers to organisers only', async () => {
    const fairId = await createFairRow(server.db);
    const person = await createPerson(server, fairId);
    for (const contract of [startRun, listRuns, getWishStats]) {
      expect((await person.client.refusal(contract, { params: { fairId } })).code).toBe('NOT_ALLOWED');
    }
  });
});
