import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deleteChatMessage, getChatStorage, sendChatFile } from '@parvis/contracts';
import {
  createFairRow,
  createMeeting,
  createPerson,
  type TestClient,
  type TestPerson,
  TestServer,
} from '@parvis/testing';
import { LiveModule } from '../live.module.js';

jest.setTimeout(60_000);

const megabyte = 1_000_000;

describe('storage of chats', () => {
  let server: TestServer;
  let folder: string;
  let fairId: string;
  let anna: TestPerson;
  let ben: TestPerson;
  let organiser: TestClient;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parvis-storage-'));
    server = await TestServer.start(
      { name: 'live', api: [LiveModule], worker: [], hasDatabase: true, domains: ['live'] },
      { FILES_DIR: folder, CHAT_ROOM_MB: '1', CHAT_FAIR_MB: '2' },
    );
    fairId = await createFairRow(server.db);
    anna = await createPerson(server, fairId);
    ben = await createPerson(server, fairId);
    organiser = await server.signInAs('organiser', fairId, 'organiser@storage.example');
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const conversation = async (inFair = fairId) => ({
    fairId: inFair,
    conversationId: await createMeeting(server.db, inFair, [anna.id, ben.id]),
  });
  const file = (bytes: number) => ({ name: 'notes.txt', bytes: Buffer.alloc(bytes, 'a line of text\n') });
  const send = (params: { fairId: string; conversationId: string }, bytes: number) =>
    anna.client.call(sendChatFile, { params, query: { clientId: randomUUID() }, file: file(bytes) });

  it('is limited for each conversation and for the fair, named in the refusal and shown to organisers', async () => {
    const [one, two, three] = [await conversation(), await conversation(), await conversation()];
    const first = await send(one, 600_000);
    const refused = await anna.client.refusal(sendChatFile, {
      params: one,
      query: { clientId: randomUUID() },
      file: file(600_000),
    });
    expect(refused).toMatchObject({ code: 'CHAT_STORAGE_FULL', details: { maxBytes: megabyte } });
    await send(two, 900_000);
    const beyond = await anna.client.refusal(sendChatFile, {
      params: three,
      query: { clientId: randomUUID() },
      file: file(700_000),
    });
    expect(beyond).toMatchObject({ code: 'CHAT_FAIR_STORAGE_FULL', details: { maxBytes: 2 * megabyte } });
    const shown = { usedBytes: 1_500_000, files: 2, fairMaxBytes: 2 * megabyte, roomMaxBytes: megabyte };
    expect(await organiser.call(getChatStorage, { params: { fairId } })).toEqual(shown);
    expect((await anna.client.refusal(getChatStorage, { params: { fairId } })).code).toBe('NOT_ALLOWED');
    // What is deleted makes room at once.
    await anna.client.call(deleteChatMessage, { params: { ...one, messageId: first.id } });
    await send(one, 600_000);
  });

  it('is not passed by several files that are sent at the same moment', async () => {
    const fair = await createFairRow(server.db);
    const [carl, dora] = [await createPerson(server, fair), await createPerson(server, fair)];
    const params = { fairId: fair, conversationId: await createMeeting(server.db, fair, [carl.id, dora.id]) };
    const sent = await Promise.allSettled(
      Array.from({ length: 6 }, (_, index) =>
        (index % 2 === 0 ? carl : dora).client.call(sendChatFile, {
          params,
          query: { clientId: randomUUID() },
          file: file(400_000),
        }),
      ),
    );
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    const kept = await server.db.query(
      `select count(*)::int as files, sum(size)::int as bytes from live.file where fair_id = $1`,
      [fair],
    );
    expect(kept).toEqual([{ files: 2, bytes: 800_000 }]);
    // What was refused after it was stored goes by itself.
    const announced = await server.db.query(`select count(*)::int as files from live.file_removal where key like $1`, [
      `fairs/${fair}/chat/%`,
    ]);
    expect(announced[0].files).toBe((await filesUnder(folder, `fairs/${fair}/chat`)).length - 2);
  });
});

const filesUnder = (folder: string, path: string) => readdir(join(folder, path));
