import { askWhere, getMeeting, sayLate } from '@parvis/contracts';
import { Queues } from '@parvis/platform';
import { createFairRow, createMeeting, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { MeetingsModule } from '../meetings.module.js';
import { MeetingsWorkerModule } from '../meetings-worker.module.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

describe('what the sides of a meeting tell each other', () => {
  let server: TestServer;
  let fairId: string;
  let a: TestPerson;
  let b: TestPerson;

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'words',
      api: [MeetingsModule],
      worker: [MeetingsWorkerModule],
      hasDatabase: true,
      domains: [],
    });
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    fairId = await createFairRow(server.db);
    a = await createPerson(server, fairId, { company: 'Hotel' });
    b = await createPerson(server, fairId, { company: 'Bolt', kind: 'exhibitor' });
  });

  const meetingIn = (minutes: number, ...more: TestPerson[]) =>
    createMeeting(server.db, fairId, [a.id, b.id, ...more.map(({ id }) => id)], { startsInHours: minutes / 60 });
  const lateness = async (reader: TestPerson, of: TestPerson, meetingId: string) =>
    (await reader.client.call(getMeeting, { params: { fairId, meetingId } })).attendees.find(({ id }) => id === of.id)
      ?.lateMinutes;
  const words = async (meetingId: string) => {
    await server.eventually(
      () => server.db.query(`select 1 from platform.outbox`),
      (waiting: unknown[]) => waiting.length === 0,
    );
    const jobs = await server.app.get(Queues).queue('messaging.push-web').getJobs();
    return jobs.map(({ data }) => data).filter((each) => each.meetingId === meetingId);
  };

  it('is how late one is: everybody in it sees it, the other side is told, once for each figure', async () => {
    const colleague = await createPerson(server, fairId, { company: 'Hotel' });
    const meetingId = await meetingIn(10, colleague);
    const say = (minutes: 5 | 10 | 15) => a.client.call(sayLate, { params: { fairId, meetingId }, body: { minutes } });
    await Promise.all([say(10), say(10), say(10)]);
    expect(await lateness(b, a, meetingId)).toBe(10);
    expect(await lateness(b, b, meetingId)).toBeNull();
    expect(await words(meetingId)).toMatchObject([{ byId: a.id, toIds: [b.id], lateMinutes: 10 }]);
    await say(15);
    expect(await lateness(b, a, meetingId)).toBe(15);
    expect(await words(meetingId)).toHaveLength(2);
  });

  it('counts for the time for which it was said', async () => {
    const meetingId = await meetingIn(10);
    await a.client.call(sayLate, { params: { fairId, meetingId }, body: { minutes: 5 } });
    await server.db.query(
      `update meetings.meeting set during = tstzrange(lower(during) + interval '1 hour', upper(during) + interval '1 hour') where id = $1`,
      [meetingId],
    );
    expect(await lateness(b, a, meetingId)).toBeNull();
  });

  it('is where the other side is, every three minutes at most', async () => {
    const meetingId = await meetingIn(-4);
    const ask = () => a.client.raw(askWhere, { params: { fairId, meetingId } });
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(answers.map(({ ok }) => ok).filter(Boolean)).toHaveLength(1);
    expect((await a.client.refusal(askWhere, { params: { fairId, meetingId } })).code).toBe('ASKED_JUST_NOW');
    expect(await words(meetingId)).toMatchObject([{ byId: a.id, toIds: [b.id], lateMinutes: null }]);
    await server.db.query(`update meetings.attendee set asked_where_at = now() - interval '3 minutes 1 second'`);
    expect((await ask()).ok).toBe(true);
    await server.db.query(
      `update meetings.attendee set asked_where_at = null, first_joined_at = case when participant_id = $1 then now() end`,
      [b.id],
    );
    expect((await a.client.refusal(askWhere, { params: { fairId, meetingId } })).code).toBe('MEETING_ATTENDED');
  });

  it('is said by its parties alone, and in time', async () => {
    const guest = await createPerson(server, fairId, { company: 'Hotel' });
    const stranger = await createPerson(server, fairId);
    const meetingId = await meetingIn(10);
    await server.db.query(
      `insert into meetings.attendee (meeting_id, participant_id, fair_id, during, status, part)
       select id, $2, fair_id, during, status, 'guest' from meetings.meeting where id = $1`,
      [meetingId, guest.id],
    );
    const refusal = async (person: TestPerson, id = meetingId) =>
      (await person.client.refusal(sayLate, { params: { fairId, meetingId: id }, body: { minutes: 5 } })).code;
    expect(await refusal(guest)).toBe('NOT_ALLOWED');
    expect(await refusal(stranger)).toBe('NOT_FOUND');
    expect((await a.client.refusal(askWhere, { params: { fairId, meetingId } })).code).toBe('MEETING_NOT_STARTED');
    expect(await refusal(a, await meetingIn(90))).toBe('MEETING_NOT_STARTED');
    expect(await refusal(a, await meetingIn(-40))).toBe('MEETING_OVER');
    await expect(
      server.db.query(`update meetings.attendee set late_minutes = 5, late_for = now() where participant_id = $1`, [
        guest.id,
      ]),
    ).rejects.toThrow('parties_say');
    await expect(
      server.db.query(`update meetings.attendee set late_minutes = 7, late_for = now() where participant_id = $1`, [
        a.id,
      ]),
    ).rejects.toThrow('late_minutes');
  });
});
