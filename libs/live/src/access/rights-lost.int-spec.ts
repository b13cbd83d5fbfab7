import { createLoungeTicket, setLounge } from '@parvis/contracts';
import { Grants, RoomRevocations, RoomTicketSigner } from '@parvis/platform';
import { createFairRow, createPerson, type TestClient, type TestPerson, TestServer } from '@parvis/testing';
import { LiveModule } from '../live.module.js';
import { LiveWorkerModule } from '../live-worker.module.js';
import { RightsLostHandler } from './rights-lost.handler.js';

jest.setTimeout(60_000);

describe('whoever loses rights in a fair', () => {
  let server: TestServer;
  let fairId: string;
  let host: TestPerson;
  let visitor: TestPerson;
  let organiser: TestClient;
  const place = () => ({ params: { fairId, boothId: host.companyId ?? '' } });

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'live',
      api: [LiveModule],
      worker: [LiveWorkerModule],
      hasDatabase: true,
      domains: ['live'],
    });
    fairId = await createFairRow(server.db);
    host = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Own' });
    visitor = await createPerson(server, fairId);
    organiser = await server.signInAs('organiser', fairId, 'organiser@rights.example');
    await server.db.query(`insert into booths.booth (id, fair_id) values ($1, $2)`, [host.companyId, fairId]);
    await host.client.call(setLounge, { ...place(), body: { isOpen: true, asksToKnock: false } });
  });
  afterAll(() => server.stop());

  const claimsOf = async (client: TestClient) => {
    const { ticket } = await client.call(createLoungeTicket, place());
    const claims = await new RoomTicketSigner(server.config.get('APP_SECRET')).verify('ticket', ticket);
    if (claims === null) throw new Error('a ticket of this server');
    return claims;
  };
  const refusalOf = (claims: Awaited<ReturnType<typeof claimsOf>>) =>
    server.app.get(RoomRevocations, { strict: false }).refusal(claims);
  const take = (userId: string, role: 'organiser' | 'participant') =>
    server.db.transaction((manager) => server.app.get(Grants).take(manager, fairId, [{ userId, role }]));

  it('has no way in any more as an organiser without a profile, nor as a participant; others keep theirs', async () => {
    const [directs, hosts, visits] = await Promise.all([organiser, host.client, visitor.client].map(claimsOf));
    expect(directs!.participantId).toBe(organiser.userId);
    await take(organiser.userId, 'organiser');
    await server.eventually(
      () => refusalOf(directs!),
      (refusal) => refusal === 'outdated',
    );
    expect((await organiser.refusal(createLoungeTicket, place())).status).toBe(404);
    expect(await Promise.all([hosts!, visits!].map(refusalOf))).toEqual([null, null]);
    await take(visitor.client.userId, 'participant');
    await server.eventually(
      () => refusalOf(visits!),
      (refusal) => refusal === 'outdated',
    );
    expect((await visitor.client.refusal(createLoungeTicket, place())).status).toBe(404);
    expect(await refusalOf(hosts!)).toBeNull();
  });

  it('is told of only when there was a right to lose', async () => {
    const told = jest.spyOn(server.app.get(RightsLostHandler, { strict: false }), 'handle');
    await take(host.client.userId, 'organiser');
    // The next one's loss comes after whatever came of that.
    const { userId } = await server.signInAs('organiser', fairId, 'next@rights.example');
    await take(userId, 'organiser');
    await server.eventually(
      async () => told.mock.calls.flatMap(([{ userIds }]) => userIds),
      (userIds) => userIds.includes(userId),
    );
    expect(told.mock.calls.map(([payload]) => payload)).toEqual([{ fairId, userIds: [userId] }]);
    expect(await refusalOf(await claimsOf(host.client))).toBeNull();
  });
});
