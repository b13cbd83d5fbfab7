import { randomUUID } from 'node:crypto';
import {
  type CallPerson,
  type CallReport,
  createCheckTicket,
  type DeviceCheckResult,
  getCall,
  getCallNumbers,
  getDeviceCheck,
  listCalls,
  saveDeviceCheck,
} from '@parvis/contracts';
import { Queues, RoomTicketSigner } from '@parvis/platform';
import {
  createFairRow,
  createMeeting,
  createPerson,
  type TestClient,
  type TestPerson,
  TestServer,
} from '@parvis/testing';
import { CallRepository } from './call.repository.js';
import { CheckReminder } from './check-reminder.js';
import { QualityModule, QualityWorkerModule } from './quality.module.js';
import { RoomReportHandler } from './room-report.handler.js';

const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString();

const person = (participantId: string, changes: Partial<CallPerson> = {}): CallPerson => ({
  participantId,
  calledAs: '',
  joinedAt: minutes(-10),
  leftAt: null,
  ms: 600_000,
  upBitrate: 500_000,
  downBitrate: 400_000,
  upLoss: 0,
  downLoss: 0.01,
  jitterMs: 3,
  roundTripMs: 40,
  mos: 4.25,
  worstMos: 4,
  freezes: 0,
  frozenMs: 0,
  recoveries: 0,
  route: 'udp',
  audioOnlyMs: 0,
  ...changes,
});

const check: DeviceCheckResult = {
  camera: 'ok',
  microphone: 'silent',
  isSpeakerHeard: true,
  network: {
    udp: 'open',
    tcp: 'open',
    relay: 'untried',
    route: 'udp',
    roundTripMs: 20,
    upLoss: 0,
    downLoss: 0,
    jitterMs: 1,
    upBitrate: 2_000_000,
    downBitrate: 2_000_000,
    testBitrate: 2_500_000,
    verdict: 'hd',
  },
};

describe('quality of calls', () => {
  let server: TestServer;
  let fairId: string;
  let organiser: TestClient;
  let a: TestPerson;
  let b: TestPerson;

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'live',
      api: [QualityModule],
      worker: [QualityWorkerModule],
      hasDatabase: true,
      domains: [],
    });
    fairId = await createFairRow(server.db);
    organiser = await server.signInAs('organiser', fairId, 'organiser@example.org');
    [a, b] = [await createPerson(server, fairId, { company: 'One SA' }), await createPerson(server, fairId)];
  });
  afterAll(() => server.stop());

  const call = (changes: Partial<CallReport> = {}): CallReport => ({
    callId: randomUUID(),
    roomId: randomUUID(),
    kind: 'meeting',
    fairId,
    startedAt: minutes(-10),
    endedAt: null,
    people: [person(a.id), person(b.id)],
    audience: 0,
    resets: 0,
    ...changes,
  });
  const report = (given: CallReport, reportedAt = new Date().toISOString()) =>
    server.app.get(RoomReportHandler).handle({ ...given, reportedAt });

  it('keeps the newest report of a call, whatever the order and however often they come', async () => {
    const first = call();
    const last = {
      ...first,
      endedAt: minutes(0),
      people: [person(a.id, { ms: 700_000, leftAt: minutes(0) }), person(b.id)],
    };
    await report(last, minutes(1));
    await report(last, minutes(1));
    await report(first, minutes(0));
    const read = await organiser.call(getCall, { params: { fairId, callId: first.callId } });
    expect(read.endedAt).toBe(last.endedAt);
    expect(read.people.map(({ participantId, ms }) => [participantId, ms]).sort()).toEqual(
      [
        [a.id, 700_000],
        [b.id, 600_000],
      ].sort(),
    );
    expect(read.people.find(({ participantId }) => participantId === a.id)).toMatchObject({
      companyName: 'One SA',
      mos: 4.25,
      route: 'udp',
    });
  });

  it('names guests who are not of the fair as they were called, and keeps nobody else’s name', async () => {
    const table = randomUUID();
    const people = [person(a.id, { calledAs: 'Somebody' }), person(table, { calledAs: 'Table 12' })];
    const given = call({ people, startedAt: minutes(-60) });
    await report(given);
    const read = await organiser.call(getCall, { params: { fairId, callId: given.callId } });
    expect(read.people.find(({ participantId }) => participantId === table)?.name).toBe('Table 12');
    expect(read.people.find(({ participantId }) => participantId === a.id)).toMatchObject({ calledAs: '' });
    const { items } = await organiser.call(listCalls, { params: { fairId }, query: { limit: 50 } });
    expect(items.find(({ callId }) => callId === given.callId)?.names).toContain('Table 12');
  });

  it('lists calls page by page, those with trouble apart, and sums them up', async () => {
    const before = await organiser.call(getCallNumbers, { params: { fairId } });
    const poor = call({ startedAt: minutes(-5), people: [person(a.id, { mos: 2, worstMos: 1.2, route: 'relay' })] });
    const lost = call({ startedAt: minutes(-4), people: [person(b.id, { recoveries: 2, mos: null, worstMos: null })] });
    for (const each of [poor, lost]) await report(each);
    const page = await organiser.call(listCalls, { params: { fairId }, query: { which: 'trouble', limit: 1 } });
    expect(page).toMatchObject({ total: 2, items: [{ callId: lost.callId, recoveries: 2, mos: null }] });
    const rest = await organiser.call(listCalls, {
      params: { fairId },
      query: { which: 'trouble', limit: 1, cursor: page.nextCursor! },
    });
    expect(rest).toMatchObject({ nextCursor: null, items: [{ callId: poor.callId, worstMos: expect.closeTo(1.2) }] });
    expect(rest.items[0]!.names).toHaveLength(1);
    const after = await organiser.call(getCallNumbers, { params: { fairId } });
    expect(after.calls - before.calls).toBe(2);
    expect([after.poor - before.poor, after.unknown - before.unknown, after.good - before.good]).toEqual([1, 1, 0]);
    expect(after.byRoute.relay - before.byRoute.relay).toBe(1);
  });

  it('shows calls to organisers alone, and leaves out those of fairs that are gone', async () => {
    expect((await a.client.refusal(listCalls, { params: { fairId } })).status).toBe(403);
    const gone = call({ fairId: randomUUID() });
    await report(gone);
    expect(await server.app.get(CallRepository).find(gone.fairId, gone.callId)).toBeNull();
    const other = await createFairRow(server.db);
    const stranger = await server.signInAs('organiser', other, 'other@example.org');
    const foreign = call();
    await report(foreign);
    const params = { fairId: other, callId: foreign.callId };
    expect((await stranger.refusal(getCall, { params })).code).toBe('NOT_FOUND');
  });

  it('remembers the last check of an account, and gives a ticket that opens no room of others', async () => {
    const params = { fairId };
    expect(await a.client.call(getDeviceCheck, { params })).toEqual({ check: null });
    await a.client.call(saveDeviceCheck, { params, body: { ...check, camera: 'denied' } });
    await a.client.call(saveDeviceCheck, { params, body: check });
    expect((await a.client.call(getDeviceCheck, { params })).check?.result).toEqual(check);
    expect(await b.client.call(getDeviceCheck, { params })).toEqual({ check: null });
    expect((await organiser.call(getCallNumbers, { params })).checked).toMatchObject({ hd: 1, none: 0 });
    const tickets = [
      await a.client.call(createCheckTicket, { params }),
      await a.client.call(createCheckTicket, { params }),
    ];
    const signer = new RoomTicketSigner(server.config.get('APP_SECRET'));
    const claims = await Promise.all(tickets.map(({ ticket }) => signer.verify('ticket', ticket)));
    expect(claims[0]).toMatchObject({ fairId, grants: ['check'] });
    expect(claims[0]!.roomId).not.toBe(claims[1]!.roomId);
  });

  it('gives so many tickets for checks and no more for now, to each account', async () => {
    const eager = await createPerson(server, fairId);
    const params = { fairId };
    for (let asked = 0; asked < 30; asked++) await eager.client.call(createCheckTicket, { params });
    expect((await eager.client.refusal(createCheckTicket, { params })).code).toBe('TOO_MANY_REQUESTS');
    expect(await b.client.call(createCheckTicket, { params })).toMatchObject({ ticket: expect.any(String) });
  });

  it('asks each person once for a check, in the days before the first meeting by video', async () => {
    const mails = server.app.get(Queues).queue('messaging.mail');
    const asked = async () => {
      await server.eventually(
        async () => await server.db.query('select 1 from platform.outbox'),
        (rows) => rows.length === 0,
      );
      return (await mails.getJobs()).map((job): string => job.data.participantId);
    };
    const due = [await createPerson(server, fairId), await createPerson(server, fairId)];
    const atTable = [await createPerson(server, fairId), await createPerson(server, fairId)];
    const later = [await createPerson(server, fairId), await createPerson(server, fairId)];
    const meet = (people: TestPerson[], startsInHours: number, isByVideo = true) =>
      createMeeting(
        server.db,
        fairId,
        people.map(({ id }) => id),
        { startsInHours, isByVideo },
      );
    await meet(due, 20);
    await meet([due[0]!, a], 30);
    await meet(atTable, 20, false);
    await meet(later, 100);
    const before = await asked();
    const reminder = server.app.get(CheckReminder);
    await Promise.all([reminder.askAll(), reminder.askAll()]);
    await reminder.askAll();
    const now = (await asked()).filter((id: string) => !before.includes(id));
    // `a` has checked already.
    expect(now.sort()).toEqual(due.map(({ id }) => id).sort());
  });
});
