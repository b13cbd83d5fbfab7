import { emptyRecord, type MatchProfile } from '@parvis/engine';
import { FairReader } from '@parvis/fairs';
import { Outbox, REDIS } from '@parvis/platform';
import { createFairRow, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import type { Redis } from 'ioredis';
import { MatchmakingModule } from './matchmaking.module.js';
import { MatchmakingWorkerModule } from './matchmaking-worker.module.js';
import { IndexChanges } from './recommendation/index-changes.js';
import { MatchIndexStore } from './recommendation/match-index.store.js';
import { MatchProfileSource } from './recommendation/match-profile.source.js';
import { MatchesNews } from './recommendation/matches-news.js';
import { RecordRepository } from './record/record.repository.js';

describe('the match index of a fair', () => {
  let server: TestServer;
  /** As another process would have it. */
  const anotherStore = () =>
    new MatchIndexStore(
      server.app.get(FairReader),
      server.app.get(MatchProfileSource),
      server.app.get(RecordRepository),
      server.app.get(IndexChanges),
      server.app.get(MatchesNews),
    );
  const topic = async (fairId: string, name: string) => {
    const [row] = await server.db.query(
      `insert into fairs.topic (fair_id, position, name_en, name_fr) values ($1, 0, $2, $2) returning id`,
      [fairId, name],
    );
    return row.id as string;
  };
  const profileOf = async (fairId: string, person: TestPerson): Promise<MatchProfile> => {
    const [profile] = await server.app.get(MatchProfileSource).of(fairId, [person.id]);
    return profile!;
  };
  const listIn = async (store: MatchIndexStore, fairId: string, profile: MatchProfile) =>
    (await store.get(fairId)).recommend(profile, { limit: 20, wishes: [] }).map((match) => match.id);
  const setNeeds = (person: TestPerson, needs: string[]) =>
    server.db.query(`update profiles.participant set needs = $2, offers = $2 where id = $1`, [person.id, needs]);
  const tell = (fairId: string, participantIds?: string[]) =>
    server.app.get(Outbox).record(server.db.manager, 'profiles.changed.v1', { fairId, participantIds });

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

  it('counts certificates as their proofs stand: expired ones no more, verified ones without being stated', async () => {
    const fairId = await createFairRow(server.db);
    const seller = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Seller' });
    await server.db.query(`insert into booths.booth (id, fair_id) values ($1, $2)`, [seller.companyId, fairId]);
    await server.db.query(`update profiles.company set certificates = '{ISO 9001,CE}' where id = $1`, [
      seller.companyId,
    ]);
    expect((await profileOf(fairId, seller)).certificates.toSorted()).toEqual(['ce', 'iso9001']);
    await server.db.query(
      `insert into booths.proof (fair_id, booth_id, kind, name, issuer, issued_on, expires_on, state) values
         ($1, $2, 'certificate', 'ISO 9001:2015', 'I', '2020-01-01', '2021-01-01', 'verified'),
         ($1, $2, 'certificate', 'B Corp', 'I', '2020-01-01', null, 'verified')`,
      [fairId, seller.companyId],
    );
    expect((await profileOf(fairId, seller)).certificates.toSorted()).toEqual(['bcorp', 'ce']);
  });

  it('holds an edit of somebody within a second, in every process', async () => {
    const fairId = await createFairRow(server.db);
    const [tools, paint] = [await topic(fairId, 'Tools'), await topic(fairId, 'Paint')];
    const viewer = await createPerson(server, fairId, { needs: [tools], offers: [tools] });
    const other = await createPerson(server, fairId, { needs: [paint], offers: [paint] });
    const stores = [anotherStore(), anotherStore()];
    const profile = await profileOf(fairId, viewer);
    for (const store of stores) expect(await listIn(store, fairId, profile)).toEqual([]);
    await setNeeds(other, [tools]);
    await tell(fairId, [other.id]);
    for (const store of stores) {
      await server.eventually(
        () => listIn(store, fairId, profile),
        (ids) => ids.includes(other.id),
        1,
      );
    }
    // And again: the log goes on.
    await setNeeds(other, [paint]);
    await tell(fairId, [other.id]);
    for (const store of stores) {
      await server.eventually(
        () => listIn(store, fairId, profile),
        (ids) => ids.length === 0,
        1,
      );
    }
  });

  it('is built by itself when it lags behind, and whoever has seen an old list is told', async () => {
    const fairId = await createFairRow(server.db);
    const tools = await topic(fairId, 'Tools');
    const viewer = await createPerson(server, fairId, { needs: [tools], offers: [tools] });
    const store = anotherStore();
    const profile = await profileOf(fairId, viewer);
    expect(await listIn(store, fairId, profile)).toEqual([]);
    const news: string[] = [];
    const told = jest
      .spyOn(server.app.get(MatchesNews), 'tell')
      .mockImplementation(async (of) => void (of === fairId && news.push(of)));
    const late = await createPerson(server, fairId, { needs: [tools], offers: [tools], company: 'Late SA' });
    await server.app.get(IndexChanges).demandBuild(fairId);
    // One look, at the old list; nobody looks again until told.
    await store.get(fairId);
    await server.eventually(
      async () => news.length,
      (count) => count > 0,
      10,
    );
    expect(await listIn(store, fairId, profile)).toEqual([late.id]);
    told.mockRestore();
    store.onModuleDestroy();
  });

  it('takes in who joins and lets go who leaves', async () => {
    const fairId = await createFairRow(server.db);
    const tools = await topic(fairId, 'Tools');
    const viewer = await createPerson(server, fairId, { needs: [tools], offers: [tools] });
    const store = anotherStore();
    const profile = await profileOf(fairId, viewer);
    expect(await listIn(store, fairId, profile)).toEqual([]);
    const late = await createPerson(server, fairId, { needs: [tools], offers: [tools], company: 'Late SA' });
    await tell(fairId, [late.id]);
    await server.eventually(
      () => listIn(store, fairId, profile),
      (ids) => ids.includes(late.id),
      1,
    );
    const staff = async () => (await store.view(fairId)).staff.of(late.companyId!);
    expect(await staff()).toEqual([late.id]);
    await server.db.query(`delete from profiles.participant where id = $1`, [late.id]);
    await tell(fairId, [late.id]);
    await server.eventually(
      () => listIn(store, fairId, profile),
      (ids) => ids.length === 0,
      1,
    );
    expect(await staff()).toEqual([]);
  });

  it('is built anew when anybody may have changed, when the log was cut and when Redis has forgotten', async () => {
    const fairId = await createFairRow(server.db);
    const tools = await topic(fairId, 'Tools');
    const viewer = await createPerson(server, fairId, { needs: [tools], offers: [tools] });
    const other = await createPerson(server, fairId);
    const store = anotherStore();
    const changes = server.app.get(IndexChanges);
    const profile = await profileOf(fairId, viewer);
    const toggled = async (isListed: boolean, announce: () => Promise<unknown>) => {
      await setNeeds(other, isListed ? [tools] : []);
      await announce();
      await server.eventually(
        () => listIn(store, fairId, profile),
        (ids) => ids.includes(other.id) === isListed,
        5,
      );
    };
    expect(await listIn(store, fairId, profile)).toEqual([]);
    await toggled(true, () => tell(fairId));
    await toggled(false, async () => {
      await changes.append(fairId, [other.id]);
      await changes.append(fairId, [other.id]);
      // As if the first of the two had been cut off.
      const redis = server.app.get<Redis>(REDIS);
      const { changes: last } = await changes.state(fairId);
      await redis.xdel(`matchmaking:changes:${fairId}`, `${last - 1}-0`);
    });
    await toggled(true, async () => {
      const redis = server.app.get<Redis>(REDIS);
      await redis.del(`matchmaking:changes:${fairId}`, `matchmaking:fair:${fairId}`);
    });
  });

  it('knows what people did only in numbers that betray nobody', async () => {
    const fairId = await createFairRow(server.db);
    const tools = await topic(fairId, 'Tools');
    const people = await Promise.all(
      [...Array(7).keys()].map(() => createPerson(server, fairId, { needs: [tools], offers: [tools] })),
    );
    const [shy, ...others] = people as [TestPerson, ...TestPerson[]];
    const answer = (from: TestPerson, to: TestPerson, level: string) =>
      server.db.query(`insert into matchmaking.wish (fair_id, from_id, to_id, level) values ($1, $2, $3, $4)`, [
        fairId,
        from.id,
        to.id,
        level,
      ]);
    for (const other of others.slice(0, 4)) await answer(other, shy, 'no');
    expect((await profileOf(fairId, shy)).record).toEqual(emptyRecord);
    await answer(others[4]!, shy, 'want');
    await answer(others[5]!, shy, 'could');
    const counted = { yesGot: 2, noGot: 3 };
    expect((await profileOf(fairId, shy)).record).toMatchObject(counted);
    const everybody = await server.app.get(MatchProfileSource).all(fairId);
    expect(everybody.find(({ id }) => id === shy.id)!.record).toMatchObject(counted);
  });

  it('counts who came to a meeting and who did not, once, whatever is told first', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b] = await Promise.all([1, 2].map(() => createPerson(server, fairId)));
    const meetingId = '0d5f3c62-5d0e-4a3e-9a51-7c1f6b3f0001';
    const outcome = (heldBy: string[], missedBy: string[]) =>
      server.app
        .get(Outbox)
        .record(server.db.manager, 'meeting.outcome.v1', { fairId, meetingId, heldBy, missedBy, heldAt: null });
    const recordOf = async (person: TestPerson) =>
      (await server.app.get(RecordRepository).of(fairId, [person.id])).get(person.id);
    await outcome([], [b!.id]);
    await server.eventually(
      () => recordOf(b!),
      (record) => record?.missed === 1,
    );
    await outcome([a!.id, b!.id], []);
    await outcome([a!.id, b!.id], []);
    await outcome([], [b!.id]);
    await server.eventually(
      () => recordOf(b!),
      (record) => record?.held === 1 && record.missed === 0,
    );
    expect(await recordOf(a!)).toMatchObject({ held: 1, missed: 0 });
  });
});
