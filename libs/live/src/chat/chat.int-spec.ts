import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deleteChatMessage, listChatMessages, readChatFile, sendChatFile, sendChatMessage } from '@parvis/contracts';
import { FileStore, HealthModule, realtimeAdapterKey } from '@parvis/platform';
import { createFairRow, createMeeting, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { Redis } from 'ioredis';
import sharp from 'sharp';
import { FileSweeper } from '../files/file-sweeper.js';
import { LiveModule } from '../live.module.js';
import { LiveWorkerModule } from '../live-worker.module.js';

describe('the chat of a meeting', () => {
  let server: TestServer;
  let folder: string;
  let fairId: string;
  let anna: TestPerson;
  let ben: TestPerson;
  let stranger: TestPerson;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parvis-chat-'));
    server = await TestServer.start(
      {
        name: 'live',
        api: [HealthModule.for(['live']), LiveModule],
        worker: [LiveWorkerModule],
        hasDatabase: true,
        domains: ['live'],
      },
      { FILES_DIR: folder },
    );
    fairId = await createFairRow(server.db);
    anna = await createPerson(server, fairId, {
      firstName: 'Anna',
      lastName: 'Berg',
      kind: 'exhibitor',
      company: 'Berg',
    });
    ben = await createPerson(server, fairId, { firstName: 'Ben', lastName: 'Adler' });
    stranger = await createPerson(server, fairId, { firstName: 'Eve' });
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** A meeting of Anna and Ben; answers the path parameters of its room. */
  async function meeting(): Promise<{ fairId: string; conversationId: string }> {
    return { fairId, conversationId: await createMeeting(server.db, fairId, [anna.id, ben.id]) };
  }
  const body = (text: string, clientId: string = randomUUID()) => ({ clientId, text });
  const listed = async (params: { fairId: string; conversationId: string }, person = ben) =>
    (await person.client.call(listChatMessages, { params })).items;

  it('is read by its people only, newest first, page by page', async () => {
    const params = await meeting();
    for (let n = 1; n <= 5; n += 1)
      await (n % 2 ? anna : ben).client.call(sendChatMessage, { params, body: body(`number ${n}`) });
    const first = await ben.client.call(listChatMessages, { params, query: { limit: 2 } });
    expect(first.items.map((item) => item.text)).toEqual(['number 5', 'number 4']);
    expect(first).toMatchObject({ total: 5, selfId: ben.id, canModerate: false });
    expect(first.items[0]).toMatchObject({ senderId: anna.id, senderName: 'Anna Berg', companyName: 'Berg' });
    const second = await ben.client.call(listChatMessages, { params, query: { limit: 4, cursor: first.nextCursor! } });
    expect(second.items.map((item) => item.text)).toEqual(['number 3', 'number 2', 'number 1']);
    expect(second.nextCursor).toBeNull();
    expect((await stranger.client.refusal(listChatMessages, { params })).code).toBe('NOT_FOUND');
    expect((await stranger.client.refusal(sendChatMessage, { params, body: body('hello') })).code).toBe('NOT_FOUND');
    const elsewhere = { ...params, fairId: await createFairRow(server.db) };
    expect((await ben.client.refusal(listChatMessages, { params: elsewhere })).status).toBe(404);
    expect((await ben.client.refusal(listChatMessages, { params, query: { cursor: 'x' } })).code).toBe('INVALID_INPUT');
  });

  it("of a side's back room is that side's only", async () => {
    const { conversationId: meetingId } = await meeting();
    // Version 5 UUID in the meeting's namespace, of the side's company or person.
    const hash = createHash('sha1')
      .update(Buffer.from(meetingId.replaceAll('-', ''), 'hex'))
      .update(anna.companyId!)
      .digest();
    hash[6] = (hash[6]! & 0x0f) | 0x50;
    hash[8] = (hash[8]! & 0x3f) | 0x80;
    const hex = hash.toString('hex').slice(0, 32);
    const roomId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    const params = { fairId, conversationId: roomId };
    await anna.client.call(sendChatMessage, { params, body: body('between us') });
    expect((await listed(params, anna)).map(({ text }) => text)).toEqual(['between us']);
    expect((await ben.client.refusal(listChatMessages, { params })).status).toBe(404);
    expect(await listed({ fairId, conversationId: meetingId })).toEqual([]);
  });

  it('keeps a message once, however often it is sent', async () => {
    const params = await meeting();
    const message = body('only once');
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => anna.client.call(sendChatMessage, { params, body: message })),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await listed(params)).toHaveLength(1);
    expect((await anna.client.refusal(sendChatMessage, { params: await meeting(), body: message })).code).toBe(
      'CONFLICT',
    );
  });

  it('shows messages in the order in which they can be seen', async () => {
    const params = await meeting();
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        (n % 2 ? anna : ben).client.call(sendChatMessage, { params, body: body(`m${n}`) }),
      ),
    );
    const rows: { seq: number; created: string }[] = await server.db.query(
      `select seq::int, created_at as created from live.message where conversation_id = $1 order by seq`,
      [params.conversationId],
    );
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    expect((await listed(params)).map(({ seq }) => seq)).toEqual(rows.map(({ seq }) => seq).reverse());
  });

  it('tells the people of the room at once, and nobody else', async () => {
    const params = await meeting();
    const line = new Redis(server.config.get('REDIS_URL'));
    const told: string[] = [];
    line.on('pmessageBuffer', (_pattern, _channel, message: Buffer) => told.push(message.toString('latin1')));
    await line.psubscribe(`${realtimeAdapterKey}#*`);
    await anna.client.call(sendChatMessage, { params, body: body('are you there?') });
    await server.eventually(
      async () => told,
      (all) => all.length > 0,
    );
    line.disconnect();
    expect(told).toHaveLength(1);
    for (const part of ['chat.changed', params.conversationId, anna.client.userId, ben.client.userId])
      expect(told[0]).toContain(part);
    expect(told[0]).not.toContain(stranger.client.userId);
    expect(told[0]).not.toContain('are you there');
  });

  it('refuses empty and endless text, and too much of it', async () => {
    const params = await meeting();
    expect((await ben.client.refusal(sendChatMessage, { params, body: body('  ') })).status).toBe(422);
    expect((await ben.client.refusal(sendChatMessage, { params, body: body('x'.repeat(4001)) })).status).toBe(422);
    const talkative = await createPerson(server, fairId);
    await server.db.query(
      `insert into meetings.attendee (meeting_id, participant_id, fair_id, during, status, part)
       select id, $2, fair_id, during, status, 'guest' from meetings.meeting where id = $1`,
      [params.conversationId, talkative.id],
    );
    const codes = await Promise.all(
      Array.from({ length: 35 }, async () => {
        const answer = await talkative.client.raw(sendChatMessage, { params, body: body('again') });
        return answer.status;
      }),
    );
    expect(codes.filter((code) => code === 200)).toHaveLength(30);
    expect(codes.filter((code) => code === 429)).toHaveLength(5);
  });

  describe('a file', () => {
    const csv = { name: '../prices.csv', bytes: Buffer.from('a;b\n1;2\n') };

    it('is kept once, told by its content, and given to people of the meeting only, as a download', async () => {
      const params = await meeting();
      const query = { clientId: randomUUID() };
      const [sent, again] = await Promise.all([
        ben.client.call(sendChatFile, { params, query, file: csv }),
        ben.client.call(sendChatFile, { params, query, file: csv }),
      ]);
      expect(sent.file).toMatchObject({ name: 'prices.csv', size: 8, picture: null });
      expect(again.id).toBe(sent.id);
      expect(await listed(params)).toHaveLength(1);
      const at = { ...params, fileId: sent.file!.id };
      const answer = await anna.client.raw(readChatFile, { params: at });
      expect(await answer.text()).toBe('a;b\n1;2\n');
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="prices.csv"; filename*=UTF-8''prices.csv`,
        'content-security-policy': expect.stringContaining('sandbox'),
        'x-content-type-options': 'nosniff',
        'cache-control': expect.stringContaining('private'),
      });
      expect((await stranger.client.refusal(readChatFile, { params: at })).status).toBe(404);
      expect((await server.stranger.refusal(readChatFile, { params: at })).status).toBe(401);
      expect((await ben.client.refusal(readChatFile, { params: { ...at, ...(await meeting()) } })).status).toBe(404);
    });

    it('that is a picture is shown; a program is refused and leaves nothing', async () => {
      const params = await meeting();
      const png = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'red' } })
        .png()
        .toBuffer();
      const file = { name: 'stand.png', bytes: png };
      const sent = await anna.client.call(sendChatFile, { params, query: { clientId: randomUUID() }, file });
      expect(sent.file).toMatchObject({ name: 'stand.webp', picture: { width: 60, height: 40 } });
      const answer = await ben.client.raw(readChatFile, { params: { ...params, fileId: sent.file!.id } });
      expect(answer.headers.get('content-disposition')).toMatch(/^inline/);
      const etag = answer.headers.get('etag')!;
      const address = `${server.url}/api/live/${fairId}/conversations/${params.conversationId}/files/${sent.file!.id}`;
      const second = await fetch(address, { headers: { cookie: ben.client.cookie, 'if-none-match': etag } });
      expect(second.status).toBe(304);
      const program = { name: 'stand.png', bytes: Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff', 'latin1') };
      const before = await listed(params);
      expect(
        (await anna.client.refusal(sendChatFile, { params, query: { clientId: randomUUID() }, file: program })).code,
      ).toBe('FILE_TYPE_NOT_SUPPORTED');
      expect(await listed(params)).toEqual(before);
    });

    it('goes with its message, out of the store, too', async () => {
      const params = await meeting();
      const sent = await ben.client.call(sendChatFile, { params, query: { clientId: randomUUID() }, file: csv });
      const [{ key }] = await server.db.query(`select key from live.file where id = $1`, [sent.file!.id]);
      expect(await server.app.get(FileStore).has(key)).toBe(true);
      await ben.client.call(deleteChatMessage, { params: { ...params, messageId: sent.id } });
      expect((await ben.client.refusal(readChatFile, { params: { ...params, fileId: sent.file!.id } })).status).toBe(
        404,
      );
      await server.app.get(FileSweeper).sweep();
      expect(await server.app.get(FileStore).has(key)).toBe(false);
    });

    it('goes although another that was due before it cannot be removed', async () => {
      const store = server.app.get(FileStore);
      await store.put('fairs/x/gone.txt', Buffer.from('y'), 'text/plain');
      // No key of the store: what removes it always fails.
      await server.db.query(
        `insert into live.file_removal (key, due_at) values ('Not A Key', now() - interval '2 hours'), ('fairs/x/gone.txt', now())`,
      );
      await server.app.get(FileSweeper).sweep();
      expect(await store.has('fairs/x/gone.txt')).toBe(false);
      expect(await server.db.query(`select key from live.file_removal where key = 'Not A Key'`)).toHaveLength(1);
      await server.db.query(`delete from live.file_removal`);
    });

    it('goes with its fair', async () => {
      const other = await createFairRow(server.db);
      const [{ id }] = await server.db.query(
        `insert into live.file (fair_id, conversation_id, key, name, type, size) values ($1, $1, 'fairs/x/y.txt', 'y', 'text/plain', 1) returning id`,
        [other],
      );
      await server.app.get(FileStore).put('fairs/x/y.txt', Buffer.from('y'), 'text/plain');
      await server.db.query(`delete from fairs.fair where id = $1`, [other]);
      expect(await server.db.query(`select 1 from live.file where id = $1`, [id])).toEqual([]);
      await server.app.get(FileSweeper).sweep();
      expect(await server.app.get(FileStore).has('fairs/x/y.txt')).toBe(false);
    });
  });

  it('gives up what an own message said, for ten minutes; nobody else can', async () => {
    const params = await meeting();
    const sent = await ben.client.call(sendChatMessage, { params, body: body('a slip') });
    const at = { ...params, messageId: sent.id };
    expect((await anna.client.refusal(deleteChatMessage, { params: at })).code).toBe('NOT_ALLOWED');
    expect((await stranger.client.refusal(deleteChatMessage, { params: at })).status).toBe(404);
    expect(await ben.client.call(deleteChatMessage, { params: at })).toMatchObject({ text: '', isDeleted: true });
    expect((await listed(params, anna))[0]).toMatchObject({ id: sent.id, text: '', isDeleted: true });
    const old = await ben.client.call(sendChatMessage, { params, body: body('old') });
    await server.db.query(`update live.message set created_at = now() - interval '11 minutes' where id = $1`, [old.id]);
    expect((await ben.client.refusal(deleteChatMessage, { params: { ...params, messageId: old.id } })).code).toBe(
      'MESSAGE_TOO_OLD',
    );
  });
});
