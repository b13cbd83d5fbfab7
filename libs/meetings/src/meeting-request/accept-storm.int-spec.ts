import { randomUUID } from 'node:crypto';
import { acceptRequest, type Interval, type TimesLeft } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { Queues } from '@parvis/platform';
import { createFairRow, createPendingRequests, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { MeetingsModule } from '../meetings.module.js';

jest.setTimeout(90_000);

const [sellers, buyers, tables] = [20, 25, 8];

/** What five hundred answers at once leave behind. Without workers, nothing else happens meanwhile. */
describe('five hundred acceptances at the same moment', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'meetings',
      api: [MeetingsModule],
      worker: [],
      hasDatabase: true,
      domains: [],
    });
  });
  afterAll(() => server.stop());

  /** Every buyer has proposed five of the fair's six times to every seller; everybody is on site. */
  async function proposals() {
    const fairId = await createFairRow(server.db, { mode: 'hybrid', tables });
    const people = (count: number) =>
      Promise.all(Array.from({ length: count }, () => createPerson(server, fairId, { attendance: 'on_site' })));
    const asked = await people(sellers);
    const asking = await people(buyers);
    const slots = await server.app.get(FairReader).slots(fairId);
    const rows = asked.flatMap((to, row) =>
      asking.map((from, column) => ({
        id: randomUUID(),
        toId: to.id,
        fromId: from.id,
        times: slots.filter((slot) => slot.index !== (row + column) % slots.length),
      })),
    );
    await createPendingRequests(server.db, fairId, rows);
    return { fairId, asked: new Map(asked.map((person): [string, TestPerson] => [person.id, person])), rows };
  }

  it('book nobody and no table twice, and every loser is told which times are left', async () => {
    const { fairId, asked, rows } = await proposals();
    const answers = await Promise.all(
      rows.map(async ({ id, toId, fromId, times }, index) => {
        const answer = await asked.get(toId)!.client.raw(acceptRequest, {
          params: { fairId, requestId: id },
          body: { startsAt: times[index % times.length]!.startsAt },
        });
        const body = (await answer.json()) as { code?: string; details?: TimesLeft; meetingId?: string };
        return { ...body, toId, fromId, times, answered: answer.status };
      }),
    );
    const won = answers.filter(({ answered }) => answered === 200);
    const taken = answers.filter(({ code }) => code === 'TIME_TAKEN');
    const crowded = answers.filter(({ code }) => code === 'NO_TABLE_LEFT');
    expect(won.length + taken.length + crowded.length).toBe(sellers * buyers);
    expect(won.length).toBeGreaterThan(20);

    const meetings: (Interval & { id: string; table: number; people: string[] })[] = await server.db.query(
      `select m.id, m.table_number as table, lower(m.during) as "startsAt", array_agg(a.participant_id::text) as people
       from meetings.meeting m join meetings.attendee a on a.meeting_id = m.id
       where m.fair_id = $1 and m.status = 'scheduled' group by m.id`,
      [fairId],
    );
    expect(meetings.map(({ id }) => id).sort()).toEqual(won.map(({ meetingId }) => meetingId).sort());
    const seats = meetings.flatMap(({ startsAt, table, people }) =>
      [`table ${table}`, ...people].map((part) => `${part} ${new Date(startsAt).toISOString()}`),
    );
    expect(seats).toHaveLength(3 * meetings.length);
    expect(new Set(seats).size).toBe(seats.length);
    await server.eventually(
      () => server.db.query(`select 1 from platform.outbox`),
      (waiting) => waiting.length === 0,
    );
    const jobs = await server.app.get(Queues).queue('messaging.notify').getJobs();
    const told = jobs
      .filter(({ name }) => name === 'meeting.booked.v1')
      .map(({ data }) => `${data.meetingId} ${data.participantId}`);
    expect(told.sort()).toEqual(meetings.flatMap(({ id, people }) => people.map((person) => `${id} ${person}`)).sort());

    // Times only get fewer: what is free for both at the end was free when they were told.
    const busy = new Set(
      meetings.flatMap(({ startsAt, people }) => people.map((id) => `${id} ${new Date(startsAt).getTime()}`)),
    );
    const isFree = (id: string, { startsAt }: Interval) => !busy.has(`${id} ${Date.parse(startsAt)}`);
    for (const { details, times, toId, fromId } of taken) {
      const left = details!.left.map(({ startsAt }) => startsAt);
      const free = times.filter((time) => isFree(toId, time) && isFree(fromId, time)).map(({ startsAt }) => startsAt);
      expect(left).toEqual(expect.arrayContaining(free));
      expect(times.map(({ startsAt }) => startsAt)).toEqual(expect.arrayContaining(left));
    }
    // Nothing else has become of the others: they wait as before.
    const [{ pending }] = await server.db.query(
      `select count(*)::int as pending from meetings.request where fair_id = $1 and status = 'pending'`,
      [fairId],
    );
    expect(pending).toBe(sellers * buyers - won.length);
  });
});
