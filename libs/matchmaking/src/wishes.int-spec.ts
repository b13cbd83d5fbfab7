import { type BodyInputOf, getWishStats, listWishes, removeWish, setWish } from '@parvis/contracts';
import { createFairRow, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { MatchmakingModule } from './matchmaking.module.js';

// Without workers: what was recorded stays in the outbox, where it is looked at.
describe('wishes', () => {
  let server: TestServer;
  const wish = (fairId: string, from: TestPerson, to: TestPerson, level: 'want' | 'could' | 'no') =>
    from.client.call(setWish, { params: { fairId, participantId: to.id }, body: { level } });
  const publishTimetable = (fairId: string, by: TestPerson) =>
    server.db.query(
      `insert into matchmaking.timetable_run (fair_id, number, status, created_by, published_at)
       values ($1, 1, 'finished', $2, now())`,
      [fairId, by.client.userId],
    );
  const recorded = async (name: string, fairId: string): Promise<Record<string, string>[]> => {
    const rows = await server.db.query(
      `select payload from platform.outbox where name = $1 and payload ->> 'fairId' = $2 order by id`,
      [name, fairId],
    );
    return rows.map((row: { payload: Record<string, string> }) => row.payload);
  };
  async function productOf(fairId: string, { companyId }: TestPerson): Promise<string> {
    await server.db.query(`insert into booths.booth (id, fair_id, published_at) values ($1, $2, now())`, [
      companyId,
      fairId,
    ]);
    const [{ id }] = await server.db.query(
      `insert into booths.product (booth_id, name, description, position)
       values ($1, '{"en": "Pump", "fr": "Pompe"}', '{"en": "", "fr": ""}', 0) returning id`,
      [companyId],
    );
    return id;
  }
  const twoPeople = async (fairId: string) =>
    [await createPerson(server, fairId), await createPerson(server, fairId)] as const;

  beforeAll(async () => {
    server = await TestServer.start(
      {
        name: 'matchmaking',
        api: [MatchmakingModule],
        worker: [],
        hasDatabase: true,
        domains: [],
      },
      { APP_ROLES: 'api' },
    );
  });
  afterAll(() => server.stop());

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
    const forged = { cursor: Buffer.from('["now()","x"]').toString('base64url') };
    expect((await a!.client.refusal(listWishes, { params: { fairId }, query: forged })).code).toBe('INVALID_INPUT');
    const organiser = await server.signInAs('organiser', fairId, 'count@example.org');
    expect(await organiser.call(getWishStats, { params: { fairId } })).toEqual({
      peopleWithWish: 2,
      wishes: 2,
      mutualPairs: 1,
    });
    await a!.client.call(removeWish, { params: { fairId, participantId: b!.id } });
    expect((await a!.client.call(listWishes, { params: { fairId } })).total).toBe(1);
    expect((await a!.client.refusal(getWishStats, { params: { fairId } })).code).toBe('NOT_ALLOWED');
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
      const [a, b] = await twoPeople(shut);
      const params = { fairId: shut, participantId: b.id };
      expect((await a.client.refusal(setWish, { params, body: { level: 'want' } })).code).toBe(code);
      expect((await a.client.refusal(removeWish, { params })).code).toBe(code);
    }
  });

  it('opens again with the timetable: two who agree then are told of once, as they agree', async () => {
    const fairId = await createFairRow(server.db, { wishesCloseAt: new Date(Date.now() - 1000) });
    const [a, b] = await twoPeople(fairId);
    await publishTimetable(fairId, a);
    await wish(fairId, a, b, 'want');
    expect(await recorded('pair.agreed.v1', fairId)).toEqual([]);
    await wish(fairId, b, a, 'could');
    await wish(fairId, b, a, 'want');
    await wish(fairId, a, b, 'want');
    const agreed = await recorded('pair.agreed.v1', fairId);
    expect(agreed).toEqual([{ fairId, aId: b.id, bId: a.id }]);
    await a.client.call(removeWish, { params: { fairId, participantId: b.id } });
    await wish(fairId, a, b, 'could');
    expect(await recorded('pair.agreed.v1', fairId)).toHaveLength(2);
  });

  it('hears of agreement when both say yes at the same moment', async () => {
    const fairId = await createFairRow(server.db);
    for (let attempt = 1; attempt <= 5; attempt++) {
      const [a, b] = await twoPeople(fairId);
      if (attempt === 1) await publishTimetable(fairId, a);
      await Promise.all([wish(fairId, a, b, 'want'), wish(fairId, b, a, 'want')]);
      expect(await recorded('pair.agreed.v1', fairId)).toHaveLength(attempt);
    }
  });

  it('says nothing of agreement before there is a timetable, and closes with the fair', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b] = await twoPeople(fairId);
    await wish(fairId, a, b, 'want');
    await wish(fairId, b, a, 'want');
    expect(await recorded('pair.agreed.v1', fairId)).toEqual([]);
    const past = await createFairRow(server.db, { startsOn: '2026-01-10' });
    const [c, d] = await twoPeople(past);
    await publishTimetable(past, c);
    const problem = await c.client.refusal(setWish, {
      params: { fairId: past, participantId: d.id },
      body: { level: 'want' },
    });
    expect(problem.code).toBe('WISHES_CLOSED');
  });

  it('is about a product of one of the two, which changes nothing about when it was said', async () => {
    const fairId = await createFairRow(server.db);
    const buyer = await createPerson(server, fairId, { company: 'Buyers' });
    const seller = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Sellers' });
    const rival = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Rivals' });
    const [pump, foreign] = await Promise.all([productOf(fairId, seller), productOf(fairId, rival)]);
    const say = (body: BodyInputOf<typeof setWish>) => ({ params: { fairId, participantId: seller.id }, body });
    const own = async () => (await buyer.client.call(listWishes, { params: { fairId } })).items[0]!;
    await buyer.client.call(setWish, say({ level: 'want', productId: pump }));
    const first = await own();
    expect(first).toMatchObject({ level: 'want', product: { id: pump, name: { en: 'Pump', fr: 'Pompe' } } });
    await buyer.client.call(setWish, say({ level: 'want' }));
    expect(await own()).toEqual(first);
    await buyer.client.call(setWish, say({ level: 'want', productId: null }));
    expect(await own()).toEqual({ ...first, product: null });
    expect((await buyer.client.refusal(setWish, say({ level: 'want', productId: foreign }))).issues).toEqual([
      { path: 'productId', reason: 'unknown' },
    ]);
    await buyer.client.call(setWish, say({ level: 'could', productId: pump }));
    await server.db.query(`update booths.booth set published_at = null where id = $1`, [seller.companyId]);
    expect(await own()).toMatchObject({ level: 'could', product: null });
    await buyer.client.call(setWish, say({ level: 'no' }));
    await server.db.query(`update booths.booth set published_at = now() where id = $1`, [seller.companyId]);
    expect(await own()).toMatchObject({ level: 'no', product: null });
    expect(await recorded('request.product.v1', fairId)).toHaveLength(3);
    // An exhibitor asks about an own product, too.
    const about = { params: { fairId, participantId: buyer.id }, body: { level: 'want' as const, productId: pump } };
    await seller.client.call(setWish, about);
    await server.db.query(`delete from booths.product where id = $1`, [pump]);
    const { items } = await seller.client.call(listWishes, { params: { fairId } });
    expect(items).toMatchObject([{ level: 'want', product: null }]);
  });

  it('asks once for the exposure to be balanced, however many wishes come', async () => {
    const fairId = await createFairRow(server.db);
    const people = await Promise.all([1, 2, 3, 4].map(() => createPerson(server, fairId)));
    for (const to of people.slice(1)) await wish(fairId, people[0]!, to, 'want');
    expect(await recorded('allocation.requested.v1', fairId)).toHaveLength(1);
  });
});
