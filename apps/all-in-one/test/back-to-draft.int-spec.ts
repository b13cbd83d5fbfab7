import { createLoungeTicket, getFair, realtimePath, setFairStatus, setLounge } from '@parvis/contracts';
import { FairsModule } from '@parvis/fairs';
import { LiveModule, LiveWorkerModule } from '@parvis/live';
import { MessagingModule } from '@parvis/messaging';
import { audience, RealtimePublisher, RoomRevocations, RoomTicketSigner } from '@parvis/platform';
import { createFairRow, createPerson, type TestClient, TestServer } from '@parvis/testing';
import { io, type Socket } from 'socket.io-client';

jest.setTimeout(60_000);

/** The queue that pushes `fair.changed` has no worker here: what is heard comes of the rights that were lost. */
describe('a fair that is put back to draft', () => {
  let server: TestServer;
  let fairId: string;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'back-to-draft',
      api: [FairsModule, LiveModule, MessagingModule],
      worker: [LiveWorkerModule],
      hasDatabase: true,
      domains: ['live'],
    });
    fairId = await createFairRow(server.db);
  });
  afterAll(async () => {
    for (const socket of sockets) socket.close();
    await server.stop();
  });

  async function listen({ cookie }: TestClient) {
    const socket = io(server.url, {
      path: realtimePath,
      transports: ['websocket'],
      extraHeaders: { cookie },
      forceNew: true,
    });
    sockets.push(socket);
    const heard: string[] = [];
    socket.onAny((name: string) => heard.push(name));
    await new Promise((resolve) => socket.once('connect', () => resolve(null)));
    return heard;
  }
  const until = (heard: string[], names: string[]) =>
    server.eventually(
      async () => heard,
      (got) => names.every((name) => got.includes(name)),
    );

  it('shuts out whoever is there, but not its organisers', async () => {
    const host = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Own' });
    const visitor = await createPerson(server, fairId);
    const organiser = await server.signInAs('organiser', fairId, 'organiser@draft.example');
    await server.db.query('insert into booths.booth (id, fair_id) values ($1, $2)', [host.companyId, fairId]);
    const lounge = { params: { fairId, boothId: host.companyId ?? '' } };
    await host.client.call(setLounge, { ...lounge, body: { isOpen: true, asksToKnock: false } });
    const claimsOf = async (client: TestClient) => {
      const { ticket } = await client.call(createLoungeTicket, lounge);
      return (await new RoomTicketSigner(server.config.get('APP_SECRET')).verify('ticket', ticket))!;
    };
    const [visits, directs] = await Promise.all([visitor.client, organiser].map(claimsOf));
    const refusalOf = (claims: typeof visits) => server.app.get(RoomRevocations, { strict: false }).refusal(claims!);
    const [byVisitor, byOrganiser] = await Promise.all([visitor.client, organiser].map(listen));

    const status = (to: 'draft' | 'open') =>
      organiser.call(setFairStatus, { params: { fairId }, body: { status: to } });
    await status('draft');
    await until(byVisitor!, ['fair.changed']);
    await server.eventually(
      () => refusalOf(visits),
      (refusal) => refusal === 'outdated',
    );
    expect(await refusalOf(directs)).toBeNull();
    expect((await visitor.client.refusal(getFair, { params: { fairId } })).code).toBe('FAIR_IN_DRAFT');

    // The visitor's own news come last, on the same line: what was for the fair would have come before.
    const news = server.app.get(RealtimePublisher, { strict: false });
    news.publish(audience.fair(fairId), 'matches.changed', { fairId });
    news.publish(audience.user(visitor.client.userId), 'requests.changed', { fairId });
    await Promise.all([until(byOrganiser!, ['matches.changed']), until(byVisitor!, ['requests.changed'])]);
    expect(byVisitor).not.toContain('matches.changed');
    expect(byOrganiser).not.toContain('fair.changed');

    await status('open');
    await visitor.client.call(createLoungeTicket, lounge);
  });
});
