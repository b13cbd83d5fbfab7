import { randomUUID } from 'node:crypto';
import { createFairRow, createPerson, TestServer } from '@parvis/testing';
import { MatchmakingModule } from '../matchmaking.module.js';
import { MatchmakingWorkerModule } from '../matchmaking-worker.module.js';
import { RecordRepository } from './record.repository.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

describe('what is known of who came', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start({
      name: 'records',
      api: [MatchmakingModule],
      worker: [MatchmakingWorkerModule],
      hasDatabase: true,
      domains: [],
    });
  });
  afterAll(() => server.stop());

  it.each([
    ['after it was missed', ['missed', 'excused']],
    ['before that', ['excused', 'missed']],
    ['again and again', ['missed', 'excused', 'missed', 'excused']],
  ])('counts neither way what was excused, told %s', async (_when, news) => {
    const fairId = await createFairRow(server.db);
    const { id } = await createPerson(server, fairId);
    const records = server.app.get(RecordRepository);
    const [excused, other] = [randomUUID(), randomUUID()];
    await records.noteOutcome(fairId, other, [], [id]);
    for (const each of news)
      if (each === 'missed') await records.noteOutcome(fairId, excused, [], [id]);
      else await records.excuse(fairId, excused, id);
    expect((await records.of(fairId)).get(id)).toMatchObject({ held: 0, missed: 1 });
  });
});
