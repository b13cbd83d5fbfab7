import { randomUUID } from 'node:crypto';
import { type RealtimeEvents, realtimePath } from '@parvis/contracts';
import { audience, Outbox, RealtimePublisher } from '@parvis/platform';
import { type TestClient, TestServer } from '@parvis/testing';
import { io, type Socket } from 'socket.io-client';
import { MessagingModule } from '../messaging.module.js';
import { MessagingWorkerModule } from '../messaging-worker.module.js';
import { AgendasPublishedHandler } from '../notification/agendas-published.handler.js';
import { RealtimeGateway } from './realtime.gateway.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(30_000);

type News = [name: string, fairId: string];

describe('realtime', () => {
  let server: TestServer;
  const open: Socket[] = [];

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'messaging',
      api: [MessagingModule],
      worker: [MessagingWorkerModule],
      hasDatabase: true,
      domains: [],
    });
  });
  afterEach(() => {
    for (const socket of open.splice(0)) socket.close();
  });
  afterAll(() => server.stop());

  function dial(headers: Record<string, string>, transports = ['websocket']) {
    const socket: Socket<RealtimeEvents> = io(server.url, {
      path: realtimePath,
      transports,
      extraHeaders: headers,
      forceNew: true,
      reconnection: false,
    });
    const news: News[] = [];
    socket.onAny((name: string, { fairId }: { fairId: string }) => news.push([name, fairId]));
    open.push(socket);
    const outcome = new Promise<string>((resolve) => {
      socket.once('connect', () => resolve('connected'));
      socket.once('connect_error', (error) => resolve(error.message));
    });
    const cutOff = new Promise<string>((resolve) => socket.once('disconnect', resolve));
    return { socket, news, outcome, cutOff };
  }

  async function listen(client: TestClient) {
    const line = dial({ cookie: client.cookie });
    expect(await line.outcome).toBe('connected');
    return line;
  }

  const heard = (news: News[], count: number) =>
    server.eventually(
      async () => news,
      (got) => got.length >= count,
    );

  it('refuses whoever has no session', async () => {
    expect(await dial({}).outcome).toBe('NOT_SIGNED_IN');
    expect(await dial({ cookie: 'parvis.session_token=made.up' }).outcome).toBe('NOT_SIGNED_IN');
  });

  it('refuses pages of other sites and transports other than websocket', async () => {
    const { cookie } = await server.signIn('origin@example.org');
    expect(await dial({ cookie, origin: 'https://evil.example' }).outcome).toBe('websocket error');
    expect(await dial({ cookie }, ['polling']).outcome).toBe('xhr poll error');
    expect(await dial({ cookie, origin: server.url }).outcome).toBe('connected');
  });

  it('tells each piece of news to those concerned and nobody else', async () => {
    const [fairId, otherFair] = [randomUUID(), randomUUID()];
    const organiser = await listen(await server.signInAs('organiser', fairId, 'org@example.org'));
    const annClient = await server.signInAs('participant', fairId, 'ann@example.org');
    const ann = await listen(annClient);
    const stranger = await listen(await server.signInAs('organiser', otherFair, 'stranger@example.org'));
    const publisher = server.app.get(RealtimePublisher);
    publisher.publish(audience.organisers(fairId), 'run.progress', { fairId, runId: randomUUID() });
    publisher.publish(audience.user(annClient.userId), 'agenda.changed', { fairId });
    await server.db.transaction((manager) => server.app.get(Outbox).record(manager, 'fair.changed.v1', { fairId }));
    await heard(organiser.news, 2);
    await heard(ann.news, 2);
    publisher.publish(audience.fair(otherFair), 'fair.changed', { fairId: otherFair });
    await heard(stranger.news, 1);
    expect(organiser.news).toEqual([
      ['run.progress', fairId],
      ['fair.changed', fairId],
    ]);
    expect(ann.news).toEqual([
      ['agenda.changed', fairId],
      ['fair.changed', fairId],
    ]);
    expect(stranger.news).toEqual([['fair.changed', otherFair]]);
  });

  it('pushes a published agenda to its people', async () => {
    const [fair]: [{ id: string }] = await server.db.query(
      `insert into fairs.fair (name, starts_on, ends_on, time_zone, languages, mode, day_starts_at, day_ends_at, slot_minutes,
         break_minutes, tables, wishes_close_at)
       values ('F', '2026-12-01', '2026-12-01', 'UTC', '{en}', 'virtual', '09:00', '17:00', 30, 0, 0, now()) returning id`,
    );
    const client = await server.signInAs('participant', fair.id, 'agenda@example.org');
    const line = await listen(client);
    const payload = { fairId: fair.id, runId: randomUUID(), userIds: [client.userId], cause: 'published' as const };
    await server.app.get(AgendasPublishedHandler).handle(payload, 'event-push');
    await heard(line.news, 2);
    expect(line.news.map(([name]) => name).sort()).toEqual(['agenda.changed', 'notification.added']);
  });

  it('cuts off a revoked session and leaves the others', async () => {
    const client = await server.signIn('revoked@example.org');
    const again = await server.signIn('revoked@example.org');
    const [revoked, kept] = [await listen(client), await listen(again)];
    const token = decodeURIComponent(/session_token=([^;]+)/.exec(client.cookie)![1]!).split('.')[0];
    await server.db.query(`delete from auth.session where token = $1`, [token]);
    await server.app.get(RealtimeGateway).revalidate();
    expect(await revoked.cutOff).toBe('io server disconnect');
    expect(kept.socket.connected).toBe(true);
  });

  it('follows a role that was given after the line was opened', async () => {
    const fairId = randomUUID();
    const client = await server.signIn('promoted@example.org');
    const line = await listen(client);
    await server.signInAs('organiser', fairId, 'promoted@example.org');
    await server.app.get(RealtimeGateway).revalidate();
    server.app
      .get(RealtimePublisher)
      .publish(audience.organisers(fairId), 'run.progress', { fairId, runId: randomUUID() });
    await heard(line.news, 1);
  });

  it('lets an open line into a further audience at once', async () => {
    const fairId = randomUUID();
    const publisher = server.app.get(RealtimePublisher);
    const client = await server.signIn('founder@example.org');
    const { news } = await listen(client);
    publisher.admit(client.userId, [audience.organisers(fairId)]);
    publisher.publish(audience.organisers(fairId), 'import.progress', { fairId, importId: randomUUID() });
    expect(await heard(news, 1)).toEqual([['import.progress', fairId]]);
  });

  it('allows twenty lines a person', async () => {
    const { cookie } = await server.signIn('many@example.org');
    const outcomes = await Promise.all(Array.from({ length: 23 }, () => dial({ cookie }).outcome));
    expect(outcomes.filter((outcome) => outcome === 'connected')).toHaveLength(20);
    expect(outcomes.filter((outcome) => outcome === 'TOO_MANY_REQUESTS')).toHaveLength(3);
  });

  it('hangs up on whoever speaks', async () => {
    const line = await listen(await server.signIn('speaks@example.org'));
    (line.socket as Socket).emit('hello');
    expect(await line.cutOff).toBe('io server disconnect');
    const loud = await listen(await server.signIn('shouts@example.org'));
    (loud.socket as Socket).emit('hello', 'x'.repeat(10_000));
    expect(await loud.cutOff).toBe('transport close');
  });
});
