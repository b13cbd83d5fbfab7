import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acceptRequest } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import {
  BuiltService,
  createFairRow,
  createPendingRequests,
  createPerson,
  TestClient,
  TestServer,
} from '@parvis/testing';
import { allInOne } from '../src/app.js';

// Building a service and starting two processes takes seconds on a busy machine.
jest.setTimeout(120_000);

/** A service in a process of its own that is killed as a machine fails, while another one goes on with the same database and Redis. */
describe('a process killed while it books', () => {
  let server: TestServer;
  let files: string;
  let killed: BuiltService;

  beforeAll(async () => {
    files = await mkdtemp(join(tmpdir(), 'parvis-killed-'));
    server = await TestServer.start(allInOne, { FILES_DIR: files, MAILBOX: 'on' });
    killed = await BuiltService.build('meetings', server);
  });
  afterAll(async () => {
    await killed.remove();
    await server.stop();
    await rm(files, { recursive: true });
  });

  it('has lost nothing, and done nothing twice, when the rest is asked of another one', async () => {
    const url = await killed.start();
    const fairId = await createFairRow(server.db, { mode: 'hybrid', tables: 30 });
    const people = (count: number) =>
      Promise.all(Array.from({ length: count }, () => createPerson(server, fairId, { attendance: 'on_site' })));
    const [asked, asking] = [await people(10), await people(10)];
    const slots = await server.app.get(FairReader).slots(fairId);
    const requests = asked.flatMap((to) =>
      asking.map((from) => ({ id: randomUUID(), to, toId: to.id, fromId: from.id, times: slots.slice(0, 5) })),
    );
    await createPendingRequests(server.db, fairId, requests);

    let answered = 0;
    const accept = async (client: TestClient, id: string, startsAt: string) => {
      const answer = await client.raw(acceptRequest, { params: { fairId, requestId: id }, body: { startsAt } });
      return { status: answer.status, ...((await answer.json()) as { meetingId?: string }) };
    };
    const outcomes = await Promise.all(
      requests.map(async ({ id, to, times }, index) => {
        const startsAt = times[index % times.length]!.startsAt;
        try {
          const client = new TestClient(url, to.client.cookie, to.client.userId);
          const { meetingId = null } = await accept(client, id, startsAt);
          if (++answered === 20) killed.kill();
          return { id, to, startsAt, isAnswered: true, meetingId };
        } catch {
          return { id, to, startsAt, isAnswered: false, meetingId: null };
        }
      }),
    );
    const lost = outcomes.filter(({ isAnswered }) => !isAnswered);
    expect(lost.length).toBeGreaterThan(0);
    await Promise.all(lost.map(({ id, to, startsAt }) => accept(to.client, id, startsAt)));

    const meetings: { id: string; requestId: string; seats: string[]; people: string[] }[] = await server.db.query(
      `select m.id, r.id as "requestId", array_agg(a.participant_id::text) as people,
         array_agg(a.participant_id::text || ' ' || lower(m.during)::text) || (m.table_number::text || ' ' || lower(m.during)::text) as seats
       from meetings.meeting m join meetings.attendee a on a.meeting_id = m.id
       left join meetings.request r on r.meeting_id = m.id and r.status = 'accepted'
       where m.fair_id = $1 group by m.id, r.id`,
      [fairId],
    );
    // What was promised is there.
    const promised = outcomes.flatMap(({ meetingId }) => meetingId ?? []);
    expect(meetings.map(({ id }) => id)).toEqual(expect.arrayContaining(promised));
    // One meeting for each request that was accepted, nobody and no table twice.
    expect(new Set(meetings.map(({ requestId }) => requestId)).size).toBe(meetings.length);
    expect(meetings.every(({ requestId }) => requestId !== null)).toBe(true);
    const seats = meetings.flatMap((meeting) => meeting.seats);
    expect(new Set(seats).size).toBe(seats.length);

    // Each of the two is told once, by bell and by mail.
    const expected = meetings.flatMap(({ id, people }) => people.map((person) => `${person} ${id}`)).sort();
    const told = (): Promise<{ told: string }[]> =>
      server.db.query(
        `select p.id || ' ' || split_part(n.path, '/meetings/', 2) as told from messaging.notification n
         join profiles.participant p on p.user_id = n.user_id and p.fair_id = n.fair_id
         where n.fair_id = $1 and n.kind = 'meeting-booked'`,
        [fairId],
      );
    const all = await server.eventually(told, (rows) => rows.length >= expected.length, 40);
    expect(all.map((row) => row.told).sort()).toEqual(expected);
    const mails = (): Promise<{ count: number }[]> =>
      server.db.query(`select count(*)::int as count from messaging.mail where calendar <> '' and sent_at is not null`);
    await server.eventually(mails, ([row]) => (row?.count ?? 0) >= expected.length, 40);
    expect((await mails())[0]?.count).toBe(expected.length);
  });
});
