import * as contracts from '@parvis/contracts';
import {
  type BusinessTerms,
  type Endpoint,
  getOwnProfile,
  listRecommendations,
  replaceTopics,
  setWish,
  updateOwnProfile,
} from '@parvis/contracts';
import {
  createFairRow,
  createPerson,
  productNamed,
  type TestClient,
  type TestPerson,
  TestServer,
  writeBooth,
} from '@parvis/testing';
import { allInOne } from './app.js';

jest.setTimeout(60_000);

/** A word that can only come from the terms. */
const secret = 'Zquorn 77';
const terms: BusinessTerms = {
  dealSizes: ['over-1m'],
  requires: [secret],
  requiresStrictly: false,
  exclusivity: 'wanted',
  seeksSizes: ['L'],
  seeksStages: ['scale'],
};
const traces = /z\s*quorn|"(dealSizes|requires|requiresStrictly|exclusivity|seeksSizes|seeksStages)":/i;

const exported: readonly unknown[] = Object.values(contracts);
const reads = exported.filter(
  (value): value is Endpoint =>
    typeof value === 'object' && value !== null && 'access' in value && 'method' in value && value.method === 'GET',
);

describe('business terms', () => {
  let server: TestServer;
  let fairId: string;
  let params: Record<string, string>;
  let owner: TestPerson;
  /** One more, whom nobody has answered yet. */
  let proposed: TestPerson;
  let others: Map<string, TestClient>;

  beforeAll(async () => {
    server = await TestServer.start(allInOne, { APP_ROLES: 'api' });
    fairId = await createFairRow(server.db);
    const organiser = await server.signInAs('organiser', fairId, 'organiser@example.org');
    const body = { topics: [{ names: { en: 'Robots', fr: 'Robots' } }] };
    const [topic] = await organiser.call(replaceTopics, { params: { fairId }, body });
    const [needs, offers] = [[topic!.id], [topic!.id]];
    owner = await createPerson(server, fairId, { kind: 'exhibitor', company: 'stand', offers });
    const colleague = await createPerson(server, fairId, { kind: 'exhibitor', company: 'stand', offers });
    const rival = await createPerson(server, fairId, { kind: 'exhibitor', company: 'rival', offers });
    proposed = await createPerson(server, fairId, { kind: 'exhibitor', company: 'third', offers });
    const visitor = await createPerson(server, fairId, { needs });
    others = new Map([
      ['an organiser', organiser],
      ['a colleague', colleague.client],
      ['another exhibitor', rival.client],
      ['a visitor', visitor.client],
    ]);
    for (const id of [owner.companyId, rival.companyId])
      await server.db.query(`insert into booths.booth (id, fair_id, sort_name) values ($1, $2, 'x')`, [id, fairId]);
    params = { fairId, participantId: owner.id, boothId: owner.companyId! };
    const intents = ['sell' as const];
    for (const { client } of [owner, proposed])
      await client.call(updateOwnProfile, { params: { fairId }, body: { terms, intents, stage: 'pilot' } });
    await writeBooth(
      owner.client,
      { params: { fairId, boothId: params.boothId! } },
      { products: [productNamed('Arm')] },
    );
    for (const [from, toId] of [
      [visitor.client, owner.id],
      [owner.client, visitor.id],
    ] as const)
      await from.call(setWish, { params: { fairId, participantId: toId }, body: { level: 'want' } });
  });
  afterAll(() => server.stop());

  it('are there for their owner', async () => {
    expect((await owner.client.call(getOwnProfile, { params: { fairId } })).terms).toEqual(terms);
    expect(await (await owner.client.raw(getOwnProfile, { params: { fairId } })).text()).toMatch(traces);
  });

  it('work in the matches of a visitor, who is shown their owners', async () => {
    const matches = await others.get('a visitor')!.call(listRecommendations, { params: { fairId } });
    expect(matches.map((match) => match.participant.id)).toContain(proposed.id);
  });

  it.each([
    ['an organiser', 18],
    ['a colleague', 12],
    ['another exhibitor', 12],
    ['a visitor', 10],
  ])('never reach %s, whatever is asked of the API', async (who, fewest) => {
    const client = others.get(who)!;
    const answered: string[] = [];
    for (const contract of reads) {
      const answer = await client.raw(contract, { params });
      const text = await answer.text();
      // Of their own profile people get their own terms, which are empty here.
      const isOwn = contract === (getOwnProfile as Endpoint);
      expect(`${contract.path} ${text}`).not.toMatch(isOwn ? /z\s*quorn/i : traces);
      if (answer.ok) answered.push(contract.path);
    }
    expect(answered.length).toBeGreaterThanOrEqual(fewest);
  });

  it('are in no event and in no text that is searched', async () => {
    const events: { payload: unknown }[] = await server.db.query(`select payload from platform.outbox`);
    expect(events.length).toBeGreaterThan(0);
    expect(JSON.stringify(events)).not.toMatch(traces);
    const [texts] = await server.db.query(`select string_agg(search_text, ' ') as text from profiles.participant`);
    expect(texts.text).not.toMatch(traces);
  });
});
