import { listNotifications, markNotificationsRead } from '@parvis/contracts';
import { Outbox } from '@parvis/platform';
import { createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { MessagingModule } from '../messaging.module.js';
import { MessagingWorkerModule } from '../messaging-worker.module.js';
import { AgendasPublishedHandler } from './agendas-published.handler.js';
import { DecisionAwaitedHandler } from './decision-awaited.handler.js';
import { GuestInvitedHandler } from './guest-invited.handler.js';
import { ImportFinishedHandler } from './import-finished.handler.js';
import { MeetingCancelledHandler } from './meeting-cancelled.handler.js';
import { RunFinishedHandler } from './run-finished.handler.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(30_000);

describe('notifications', () => {
  let server: TestServer;
  let fairId: string;
  const other = '11111111-1111-4111-8111-111111111111';

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'messaging',
      api: [MessagingModule],
      worker: [MessagingWorkerModule],
      hasDatabase: true,
      domains: [],
    });
    const [fair]: [{ id: string }] = await server.db.query(
      `insert into fairs.fair (name, starts_on, ends_on, time_zone, languages, mode, day_starts_at, day_ends_at, slot_minutes,
         break_minutes, tables, wishes_close_at)
       values ('F', '2026-12-01', '2026-12-01', 'UTC', '{en}', 'virtual', '09:00', '17:00', 30, 0, 0, now()) returning id`,
    );
    fairId = fair.id;
  });
  afterAll(() => server.stop());

  it('tells the people of a published timetable, each once though the event comes twice', async () => {
    const ann = await server.signIn('ann@example.org');
    const bob = await server.signIn('bob@example.org');
    const eve = await server.signIn('eve@example.org');
    const handler = server.app.get(AgendasPublishedHandler);
    const payload = { fairId, runId: other, userIds: [ann.userId, bob.userId], cause: 'published' as const };
    await handler.handle(payload, 'event-1');
    await handler.handle(payload, 'event-1');
    for (const client of [ann, bob]) {
      const { items, total, unread } = await client.call(listNotifications);
      expect({ total, unread }).toEqual({ total: 1, unread: 1 });
      expect(items[0]).toMatchObject({ kind: 'timetable-published', path: `/fairs/${fairId}/agenda`, readAt: null });
    }
    expect((await eve.call(listNotifications)).total).toBe(0);
  });

  it('tells all organisers of a fair, and nobody else, what waits for them', async () => {
    const [one, two] = [
      await server.signInAs('organiser', fairId, 'one@organisers.example'),
      await server.signInAs('organiser', fairId, 'two@organisers.example'),
    ];
    const seller = await server.signInAs('exhibitor', fairId, 'seller@example.org');
    const abroad = await server.signInAs('organiser', other, 'abroad@organisers.example');
    const handler = server.app.get(DecisionAwaitedHandler);
    for (const eventId of ['wait-1', 'wait-1']) await handler.handle({ fairId, what: 'chat-report', by: '' }, eventId);
    const kinds = async (client: typeof one) => (await client.call(listNotifications)).items.map(({ kind }) => kind);
    expect(await Promise.all([one, two, seller, abroad].map(kinds))).toEqual([
      ['awaited-chat-report'],
      ['awaited-chat-report'],
      [],
      [],
    ]);
    expect((await one.call(listNotifications)).items[0]?.path).toBe(`/fairs/${fairId}/organise/chat`);
  });

  it('comes by the queue', async () => {
    const client = await server.signIn('queue@example.org');
    await server.db.transaction((manager) =>
      server.app
        .get(Outbox)
        .record(manager, 'run.finished.v1', { fairId, runId: other, startedBy: client.userId, number: 7 }),
    );
    const { items } = await server.eventually(
      () => client.call(listNotifications),
      (page) => page.items.length === 1,
    );
    expect(items[0]).toMatchObject({
      kind: 'run-finished',
      params: { number: '7' },
      path: `/fairs/${fairId}/organise/timetable/${other}`,
    });
  });

  it('says which import, who invites to which meeting', async () => {
    const client = await server.signIn('params@example.org');
    const startsAt = '2026-12-01T10:00:00Z';
    const by = { fairId, startedBy: client.userId };
    const guest = { fairId, meetingId: other, userId: client.userId, invitedBy: 'Zoé', startsAt };
    await server.app.get(ImportFinishedHandler).handle({ ...by, importId: other, fileName: 'a.csv' }, 'event-i');
    await server.app.get(GuestInvitedHandler).handle(guest, 'event-g');
    const { items } = await client.call(listNotifications);
    expect(items.map(({ kind, params, path }) => ({ kind, params, path }))).toEqual([
      { kind: 'meeting-guest', params: { invitedBy: 'Zoé', startsAt }, path: `/fairs/${fairId}/meetings/${other}` },
      {
        kind: 'import-finished',
        params: { fileName: 'a.csv' },
        path: `/fairs/${fairId}/organise/import/${other}`,
      },
    ]);
  });

  it('leads those whom a document or a proof concerns to its page', async () => {
    const client = await server.signIn('papers@example.org');
    const to = { fairId, boothId: other, userIds: [client.userId] };
    const document = { ...to, documentId: other, title: 'Plans' };
    const proof = { ...to, name: 'ISO 9001' };
    await server.db.transaction(async (manager) => {
      const outbox = server.app.get(Outbox);
      await outbox.record(manager, 'document.asked.v1', { ...document, by: 'Zoé, Acme' });
      for (const decision of ['granted', 'refused', 'revoked'] as const)
        await outbox.record(manager, 'document.decided.v1', { ...document, decision });
      for (const decision of ['verified', 'refused'] as const)
        await outbox.record(manager, 'proof.decided.v1', { ...proof, decision });
      await outbox.record(manager, 'proof.expiring.v1', { ...proof, expiresOn: '2026-12-24' });
    });
    const { items } = await server.eventually(
      () => client.call(listNotifications),
      (page) => page.items.length === 7,
    );
    const booth = `/fairs/${fairId}/hall/${other}`;
    const said = items.map(({ kind, params, path }) => [kind, params, path]);
    expect(said).toHaveLength(7);
    for (const line of [
      ['document-asked', { title: 'Plans', by: 'Zoé, Acme' }, `${booth}/documents/${other}/readers`],
      ['document-granted', { title: 'Plans' }, `${booth}/documents/${other}`],
      ['document-refused', { title: 'Plans' }, `${booth}/documents/${other}`],
      ['document-revoked', { title: 'Plans' }, `${booth}/documents/${other}`],
      ['proof-verified', { name: 'ISO 9001' }, `${booth}/proofs`],
      ['proof-refused', { name: 'ISO 9001' }, `${booth}/proofs`],
      ['proof-expiring', { name: 'ISO 9001', expiresOn: '2026-12-24' }, `${booth}/proofs`],
    ])
      expect(said).toContainEqual(line);
  });

  it('marks only the own ones as read', async () => {
    const ann = await server.signIn('reads@example.org');
    const bob = await server.signIn('waits@example.org');
    const handler = server.app.get(AgendasPublishedHandler);
    await handler.handle({ fairId, runId: other, userIds: [ann.userId, bob.userId], cause: 'repaired' }, 'event-r');
    await ann.call(markNotificationsRead);
    const { items, unread } = await ann.call(listNotifications);
    expect(unread).toBe(0);
    expect(items[0]!.readAt).not.toBeNull();
    expect((await bob.call(listNotifications)).unread).toBe(1);
  });

  it('says that a meeting was called off, to everybody but whoever did so, and gently to whoever did not come', async () => {
    const [ann, bob, guest, also] = (await Promise.all(
      [{ firstName: 'Ann', lastName: 'A' }, {}, {}, {}].map((each) => createPerson(server, fairId, each)),
    )) as [TestPerson, TestPerson, TestPerson, TestPerson];
    const handler = server.app.get(MeetingCancelledHandler);
    const meeting = { fairId, meetingId: other, aId: ann.id, bId: bob.id, alsoIds: [guest.id, also.id], missedIds: [] };
    const times = { startsAt: '2026-12-01T10:00:00Z', endsAt: '2026-12-01T10:30:00Z' };
    await handler.handle({ ...meeting, ...times, cause: 'cancelled', byId: ann.id }, 'event-c');
    await handler.handle({ ...meeting, ...times, cause: 'cancelled', byId: ann.id }, 'event-c');
    await handler.handle(
      { ...meeting, ...times, cause: 'no-show', byId: ann.id, missedIds: [ann.id, also.id] },
      'event-n',
    );
    await handler.handle({ ...meeting, ...times, cause: 'cancelled', byId: null }, 'event-o');
    const kindsOf = async ({ client }: TestPerson) =>
      (await client.call(listNotifications)).items.map((item) => item.kind).sort();
    expect(await kindsOf(ann)).toEqual(['meeting-cancelled-by-organiser', 'meeting-missed']);
    expect(await kindsOf(also)).toContain('meeting-missed');
    for (const person of [bob, guest])
      expect(await kindsOf(person)).toEqual(['meeting-cancelled', 'meeting-cancelled-by-organiser']);
    const { items } = await bob.client.call(listNotifications);
    expect(items.find((item) => item.kind === 'meeting-cancelled')).toMatchObject({
      params: { by: 'Ann A' },
      path: `/fairs/${fairId}/meetings/${other}`,
    });
  });

  it('tells a booth’s team of its leads: a file is ready, they are deleted soon, a webhook was switched off', async () => {
    const host = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Stand' });
    const colleague = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Stand' });
    const boothId = host.companyId!;
    const outbox = server.app.get(Outbox);
    await server.db.transaction(async (manager) => {
      const trouble = { trouble: 'timeout', status: null } as const;
      await outbox.record(manager, 'webhook.held.v1', { fairId, boothId, host: 'slow.example', ...trouble });
      await outbox.record(manager, 'webhook.stopped.v1', { fairId, boothId, host: 'crm.example' });
      const { userId } = host.client;
      await outbox.record(manager, 'lead-export.ready.v1', { fairId, userId, leads: 3 });
      await outbox.record(manager, 'leads.expiring.v1', {
        fairId,
        userId,
        participantId: host.id,
        leads: 3,
        deletedOn: '2999-01-02',
      });
    });
    const { items } = await server.eventually(
      () => host.client.call(listNotifications),
      // They are counted beside, not with the list.
      (page) => page.items.length === 4,
    );
    expect(new Map(items.map(({ kind, params, path }) => [kind, { params, path }]))).toEqual(
      new Map([
        ['webhook-held', { params: { host: 'slow.example' }, path: `/fairs/${fairId}/leads/webhooks` }],
        ['webhook-stopped', { params: { host: 'crm.example' }, path: `/fairs/${fairId}/leads/webhooks` }],
        ['lead-export-ready', { params: { count: '3' }, path: `/fairs/${fairId}/leads/export` }],
        ['leads-expiring', { params: { count: '3', day: '2999-01-02' }, path: `/fairs/${fairId}/leads/export` }],
      ]),
    );
    expect((await colleague.client.call(listNotifications)).items.map(({ kind }) => kind).sort()).toEqual([
      'webhook-held',
      'webhook-stopped',
    ]);
  });

  it('pages newest first', async () => {
    const client = await server.signIn('pages@example.org');
    const handler = server.app.get(RunFinishedHandler);
    for (let number = 1; number <= 5; number++)
      await handler.handle({ fairId, runId: other, startedBy: client.userId, number }, `event-p-${number}`);
    const numbers: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await client.call(listNotifications, { query: { limit: 2, cursor } });
      numbers.push(...page.items.map((item) => item.params.number!));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(numbers).toEqual(['5', '4', '3', '2', '1']);
  });

  it('asks for a session', async () => {
    expect((await server.stranger.refusal(listNotifications)).code).toBe('NOT_SIGNED_IN');
    expect((await server.stranger.refusal(markNotificationsRead)).code).toBe('NOT_SIGNED_IN');
  });
});
