import { randomUUID } from 'node:crypto';
import {
  createLoungeTicket,
  deleteChatMessage,
  getLounge,
  listChatMessages,
  reportChatMessage,
  sendChatMessage,
  setLounge,
} from '@parvis/contracts';
import { RoomRevocations, RoomTicketSigner } from '@parvis/platform';
import { createFairRow, createPerson, type TestClient, type TestPerson, TestServer } from '@parvis/testing';
import { LiveModule } from '../live.module.js';
import { LiveWorkerModule } from '../live-worker.module.js';
import { LoungeAttendanceHandler, LoungeReportHandler } from './lounge-presence.handler.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

describe('the lounge of a booth', () => {
  let server: TestServer;
  let fairId: string;
  let host: TestPerson;
  let rival: TestPerson;
  let visitor: TestPerson;
  let boothId: string;
  const place = () => ({ params: { fairId, boothId } });
  const opened = { isOpen: true, asksToKnock: false };

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'live',
      api: [LiveModule],
      worker: [LiveWorkerModule],
      hasDatabase: true,
      domains: [],
    });
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    fairId = await createFairRow(server.db);
    host = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Own' });
    rival = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Rival' });
    visitor = await createPerson(server, fairId);
    boothId = host.companyId ?? '';
    await server.db.query(`insert into booths.booth (id, fair_id) values ($1, $2)`, [boothId, fairId]);
  });

  const ticketOf = async (client: TestClient) => {
    const { ticket } = await client.call(createLoungeTicket, place());
    return new RoomTicketSigner(server.config.get('APP_SECRET')).verify('ticket', ticket);
  };
  const roomId = async () => (await ticketOf(host.client))?.roomId ?? '';
  const people = async () => (await visitor.client.call(getLounge, place())).people;
  const attend = (id: string, participantId: string, change: 'joined' | 'left', at: string) =>
    server.app.get(LoungeAttendanceHandler).handle({ roomId: id, participantId, change, at });

  it('is closed until its team opens it', async () => {
    expect(await visitor.client.call(getLounge, place())).toMatchObject({ isOpen: false, people: 0, isHost: false });
    expect((await visitor.client.refusal(createLoungeTicket, place())).code).toBe('LOUNGE_CLOSED');
    for (const { client } of [rival, visitor])
      expect((await client.refusal(setLounge, { ...place(), body: opened })).code).toBe('NOT_ALLOWED');
    expect(await host.client.call(setLounge, { ...place(), body: opened })).toMatchObject({
      isHost: true,
      isOpen: true,
    });
    expect(await ticketOf(visitor.client)).toMatchObject({
      kind: 'booth',
      role: 'member',
      knocks: false,
      grants: ['speak', 'share', 'observe'],
    });
    await host.client.call(setLounge, { ...place(), body: { ...opened, isOpen: false } });
    expect((await visitor.client.refusal(createLoungeTicket, place())).code).toBe('LOUNGE_CLOSED');
    expect(await ticketOf(host.client)).toMatchObject({ role: 'host' });
  });

  it('lets visitors knock where the team wants it, never the team', async () => {
    await host.client.call(setLounge, { ...place(), body: { isOpen: true, asksToKnock: true } });
    expect(await ticketOf(visitor.client)).toMatchObject({ knocks: true });
    expect(await ticketOf(rival.client)).toMatchObject({ knocks: true, role: 'member' });
    expect(await ticketOf(host.client)).toMatchObject({
      knocks: false,
      role: 'host',
      grants: expect.arrayContaining(['moderate']),
    });
  });

  it('shows its chat to whoever may walk in, and where visitors knock to those who were let in', async () => {
    await host.client.call(setLounge, { ...place(), body: opened });
    const chat = { params: { fairId, conversationId: await roomId() } };
    await host.client.call(sendChatMessage, { ...chat, body: { clientId: randomUUID(), text: 'Welcome' } });
    const reads = async ({ client }: TestPerson) => (await client.call(listChatMessages, chat)).items.length;
    const refused = async ({ client }: TestPerson) => (await client.refusal(listChatMessages, chat)).code;
    expect(await reads(visitor)).toBe(1);
    await host.client.call(setLounge, { ...place(), body: { isOpen: true, asksToKnock: true } });
    expect(await refused(visitor)).toBe('NOT_FOUND');
    expect(
      (await visitor.client.refusal(sendChatMessage, { ...chat, body: { clientId: randomUUID(), text: 'Hi' } })).code,
    ).toBe('NOT_FOUND');
    await attend(chat.params.conversationId, visitor.id, 'joined', new Date(Date.now() - 60_000).toISOString());
    expect([await reads(visitor), await reads(host)]).toEqual([1, 1]);
    await attend(chat.params.conversationId, visitor.id, 'left', new Date().toISOString());
    expect(await reads(visitor)).toBe(1);
    expect(await refused(rival)).toBe('NOT_FOUND');
    await host.client.call(setLounge, { ...place(), body: { isOpen: false, asksToKnock: true } });
    expect(await refused(visitor)).toBe('NOT_FOUND');
    expect(await reads(host)).toBe(1);
  });

  it('closes its chat to whoever was removed from it, until he or she may come back', async () => {
    await host.client.call(setLounge, { ...place(), body: opened });
    const chat = { params: { fairId, conversationId: await roomId() } };
    const removals = server.app.get(RoomRevocations, { strict: false });
    await visitor.client.call(sendChatMessage, { ...chat, body: { clientId: randomUUID(), text: 'Rude' } });
    await removals.remove(chat.params.conversationId, visitor.id);
    expect((await visitor.client.refusal(listChatMessages, chat)).code).toBe('NOT_FOUND');
    expect(
      (await visitor.client.refusal(sendChatMessage, { ...chat, body: { clientId: randomUUID(), text: 'Hi' } })).code,
    ).toBe('NOT_FOUND');
    expect((await rival.client.call(listChatMessages, chat)).items).toHaveLength(1);
    await removals.restore(chat.params.conversationId, visitor.id);
    expect((await visitor.client.call(listChatMessages, chat)).items).toHaveLength(1);
  });

  it('has a chat in which organisers without a profile read, write under their name, and take away', async () => {
    await host.client.call(setLounge, { ...place(), body: { isOpen: false, asksToKnock: false } });
    const organiser = await server.signInAs('organiser', fairId, 'olga@organisers.example');
    const chat = { params: { fairId, conversationId: await roomId() } };
    const said = (text: string) => ({ ...chat, body: { clientId: randomUUID(), text } });
    const theirs = await host.client.call(sendChatMessage, said('Hello'));
    await organiser.call(sendChatMessage, said('Good morning'));
    const { items, canModerate, selfId } = await organiser.call(listChatMessages, chat);
    expect(items.map(({ senderName, text }) => [senderName, text])).toEqual([
      ['olga', 'Good morning'],
      [theirs.senderName, 'Hello'],
    ]);
    expect([canModerate, selfId]).toEqual([true, organiser.userId]);
    const taken = { params: { ...chat.params, messageId: theirs.id } };
    expect(await organiser.call(deleteChatMessage, taken)).toMatchObject({ isDeleted: true });
    const report = {
      params: { ...chat.params, messageId: items[0]?.id ?? '' },
      body: { reason: 'spam' as const, note: '' },
    };
    expect((await host.client.refusal(reportChatMessage, report)).code).toBe('NOT_ALLOWED');
    const elsewhere = await server.signInAs('organiser', await createFairRow(server.db), 'other@organisers.example');
    expect((await elsewhere.refusal(listChatMessages, chat)).status).toBe(404);
  });

  it('does not exist where there is no booth, or from another fair', async () => {
    const nowhere = { params: { fairId, boothId: randomUUID() } };
    expect((await visitor.client.refusal(getLounge, nowhere)).code).toBe('NOT_FOUND');
    expect((await visitor.client.refusal(createLoungeTicket, nowhere)).code).toBe('NOT_FOUND');
    const stranger = await createPerson(server, await createFairRow(server.db));
    expect((await stranger.client.refusal(getLounge, place())).code).toBe('NOT_FOUND');
  });

  it('is there for its team only while the booth is not published', async () => {
    await host.client.call(setLounge, { ...place(), body: opened });
    const { boothId } = place().params;
    await server.db.query('update booths.booth set published_at = null where id = $1', [boothId]);
    expect((await visitor.client.refusal(createLoungeTicket, place())).code).toBe('NOT_FOUND');
    expect(await ticketOf(host.client)).toMatchObject({ role: 'host' });
    await server.db.query('update booths.booth set published_at = now() where id = $1', [boothId]);
    expect(await ticketOf(visitor.client)).toMatchObject({ role: 'member' });
  });

  it('counts who is in it, whatever the order in which it hears of them', async () => {
    await host.client.call(setLounge, { ...place(), body: opened });
    const id = await roomId();
    const minute = (minutes: number) => new Date(Date.now() - 600_000 + minutes * 60_000).toISOString();
    await attend(id, visitor.id, 'joined', minute(1));
    await attend(id, visitor.id, 'joined', minute(1));
    await attend(id, host.id, 'left', minute(3));
    await attend(id, host.id, 'joined', minute(2));
    expect(await people()).toBe(1);
    await attend(id, host.id, 'joined', minute(4));
    expect(await people()).toBe(2);
    await attend(randomUUID(), visitor.id, 'joined', minute(5));
    expect(await people()).toBe(2);
  });

  it('puts its count right when a call has ended, or another has begun, without a word', async () => {
    await host.client.call(setLounge, { ...place(), body: opened });
    const id = await roomId();
    const at = (seconds: number) => new Date(Date.now() - 60_000 + seconds * 1_000).toISOString();
    await attend(id, visitor.id, 'joined', at(1));
    await attend(id, host.id, 'joined', at(30));
    const report = {
      callId: randomUUID(),
      roomId: id,
      kind: 'booth' as const,
      fairId,
      startedAt: at(20),
      endedAt: null,
      people: [],
      audience: 0,
      resets: 0,
      reportedAt: at(21),
    };
    await server.app.get(LoungeReportHandler).handle(report);
    expect(await people()).toBe(1);
    await server.app.get(LoungeReportHandler).handle({ ...report, endedAt: at(40) });
    expect(await people()).toBe(0);
    await attend(id, visitor.id, 'joined', at(50));
    await server.app.get(LoungeReportHandler).handle({ ...report, endedAt: at(40) });
    expect(await people()).toBe(1);
  });

  it('is full at thirty, and keeps the seat of whoever is in it', async () => {
    await host.client.call(setLounge, { ...place(), body: opened });
    const id = await roomId();
    await server.db.query(
      `insert into live.lounge_visit (room_id, participant_id, joined_at) select $1, gen_random_uuid(), now() from generate_series(1, 29)`,
      [id],
    );
    await attend(id, visitor.id, 'joined', new Date().toISOString());
    expect(await people()).toBe(30);
    expect((await rival.client.refusal(createLoungeTicket, place())).code).toBe('ROOM_FULL');
    expect(await ticketOf(visitor.client)).not.toBeNull();
  });
});
