import { getReminderChoice, type ReminderChoice, setReminderChoice, usualReminders } from '@parvis/contracts';
import { Queues } from '@parvis/platform';
import { createFairRow, createMeeting, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { MeetingsModule } from '../meetings.module.js';
import { MeetingsWorkerModule } from '../meetings-worker.module.js';
import { ReminderRounds } from './reminder-rounds.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

const service = {
  name: 'reminders',
  api: [MeetingsModule],
  worker: [MeetingsWorkerModule],
  hasDatabase: true,
  domains: [],
};
/** What is due follows from the database's clock, so meetings begin a moment before what they are to be reminded of. */
const minutesFromNow = (minutes: number) => (minutes - 0.05) / 60;

interface Due {
  leadMinutes: number;
  startsAt: string;
  fairId: string;
  reminders: { participantId: string; meetingId: string; otherIds: string[]; channels: string[] }[];
}

describe('reminders', () => {
  let server: TestServer;
  let fairId: string;
  let a: TestPerson;
  let b: TestPerson;

  beforeAll(async () => {
    server = await TestServer.start(service);
    // Rounds are made by hand.
    await rounds().onModuleDestroy();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    fairId = await createFairRow(server.db);
    a = await createPerson(server, fairId);
    b = await createPerson(server, fairId);
  });

  const rounds = () => server.app.get(ReminderRounds);
  const choose = (person: TestPerson, choice: Partial<ReminderChoice>) =>
    person.client.call(setReminderChoice, { params: { fairId }, body: { ...usualReminders, ...choice } });
  /** Has the rounds look back so far, as if nobody had worked meanwhile. */
  const setBack = (interval: string) =>
    server.db.query(`update meetings.reminder_clock set done_until = now() - $1::interval`, [interval]);
  const due = async (): Promise<Due[]> => {
    await server.eventually(
      () => server.db.query(`select 1 from platform.outbox`),
      (waiting: unknown[]) => waiting.length === 0,
    );
    const jobs = await server.app.get(Queues).queue('messaging.notify').getJobs();
    return jobs.map(({ data }) => data).filter((each) => each.fairId === fairId);
  };
  const rowsOf = async (person: TestPerson): Promise<string[]> => {
    const rows: { said: string }[] = await server.db.query(
      `select lead_minutes || ' ' || channel as said from meetings.reminder where participant_id = $1 order by lead_minutes, channel`,
      [person.id],
    );
    return rows.map(({ said }) => said);
  };
  const wallClock = (zone: string, minutes: number) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
      new Date(Date.now() + minutes * 60_000),
    );

  it('are asked for once, by the channels that somebody has chosen, with the other side', async () => {
    await choose(b, { app: [10], push: [], mail: [10] });
    const meetingId = await createMeeting(server.db, fairId, [a.id, b.id], { startsInHours: minutesFromNow(10) });
    await setBack('30 seconds');
    await Promise.all([rounds().remindAll(), rounds().remindAll(), rounds().remindAll()]);
    await setBack('30 seconds');
    await rounds().remindAll();
    expect(await rowsOf(a)).toEqual(['10 app', '10 push']);
    expect(await rowsOf(b)).toEqual(['10 app', '10 mail']);
    const events = await due();
    expect(events.map(({ leadMinutes }) => leadMinutes)).toEqual([10]);
    const ofA = events[0]!.reminders.find(({ participantId }) => participantId === a.id)!;
    expect(ofA).toMatchObject({ meetingId, otherIds: [b.id] });
    expect([...ofA.channels].sort()).toEqual(['app', 'push']);
  });

  it('share the work among processes without telling anybody twice', async () => {
    const replica = await server.replica(service);
    await replica.app.get(ReminderRounds).onModuleDestroy();
    try {
      await createMeeting(server.db, fairId, [a.id, b.id], { startsInHours: minutesFromNow(2) });
      await setBack('30 seconds');
      await Promise.all([rounds().remindAll(), replica.app.get(ReminderRounds).remindAll(), rounds().remindAll()]);
      expect((await due()).flatMap(({ reminders }) => reminders)).toHaveLength(2);
    } finally {
      await replica.stop();
    }
  });

  it('come again for another time of the same meeting, and not at all for one that was called off', async () => {
    const moved = await createMeeting(server.db, fairId, [a.id, b.id], { startsInHours: minutesFromNow(60) });
    const c = await createPerson(server, fairId);
    const cancelled = await createMeeting(server.db, fairId, [c.id], { startsInHours: minutesFromNow(60) });
    await server.db.query(
      `update meetings.meeting set status = 'cancelled', cancelled_at = now(), cancel_cause = 'cancelled' where id = $1`,
      [cancelled],
    );
    await setBack('30 seconds');
    await rounds().remindAll();
    expect(await rowsOf(a)).toEqual(['60 mail']);
    expect(await rowsOf(c)).toEqual([]);
    await server.db.query(
      `update meetings.meeting set during = tstzrange(lower(during) + interval '1 second', upper(during) + interval '1 second') where id = $1`,
      [moved],
    );
    await setBack('30 seconds');
    await rounds().remindAll();
    expect(await rowsOf(a)).toEqual(['60 mail', '60 mail']);
  });

  it('that were missed for too long are left out: nobody hears of an hour when it is ten minutes', async () => {
    await createMeeting(server.db, fairId, [a.id, b.id], { startsInHours: minutesFromNow(40) });
    await setBack('1 day');
    await rounds().remindAll();
    expect(await rowsOf(a)).toEqual([]);
    const c = await createPerson(server, fairId);
    await createMeeting(server.db, fairId, [c.id], { startsInHours: minutesFromNow(50) });
    await setBack('1 day');
    await rounds().remindAll();
    expect(await rowsOf(c)).toEqual(['60 mail']);
  });

  it('are not for what was booked after their time, nor for whoever is in the room', async () => {
    await createMeeting(server.db, fairId, [a.id], { startsInHours: 9 / 60 });
    await setBack('1 second');
    await rounds().remindAll();
    expect(await rowsOf(a)).toEqual([]);
    await createMeeting(server.db, fairId, [b.id], { startsInHours: minutesFromNow(2) });
    await server.db.query(
      `update meetings.attendee set first_joined_at = now(), last_joined_at = now() where participant_id = $1`,
      [b.id],
    );
    await setBack('30 seconds');
    await rounds().remindAll();
    expect(await rowsOf(b)).toEqual([]);
  });

  it('do not ring in quiet hours of one’s own zone', async () => {
    const zone = 'Asia/Kathmandu';
    await choose(a, {
      app: [10],
      push: [10],
      quiet: { from: wallClock(zone, -30), to: wallClock(zone, 30), timeZone: zone },
    });
    await createMeeting(server.db, fairId, [a.id, b.id], { startsInHours: minutesFromNow(10) });
    await setBack('30 seconds');
    await rounds().remindAll();
    expect(await rowsOf(a)).toEqual(['10 app']);
    expect(await rowsOf(b)).toEqual(['10 app', '10 push']);
  });

  it('of an hour before come when the quiet hours begin in which they would ring', async () => {
    const zone = 'America/St_Johns';
    await choose(a, { mail: [60], quiet: { from: wallClock(zone, 0), to: wallClock(zone, 8 * 60), timeZone: zone } });
    await createMeeting(server.db, fairId, [a.id, b.id], { startsInHours: 5 });
    await setBack('2 minutes');
    await Promise.all([rounds().remindAll(), rounds().remindAll()]);
    expect(await rowsOf(a)).toEqual(['60 mail']);
    expect(await rowsOf(b)).toEqual([]);
    await setBack('2 minutes');
    await rounds().remindAll();
    expect(await rowsOf(a)).toEqual(['60 mail']);
    expect((await due()).flatMap(({ reminders }) => reminders)).toHaveLength(1);
  });

  it.each([
    ['2026-07-01T21:30:00Z', '22:00', '07:00', 'Europe/Paris', '2026-07-01T20:00:00Z'],
    ['2026-07-02T04:59:00Z', '22:00', '07:00', 'Europe/Paris', '2026-07-01T20:00:00Z'],
    ['2026-07-02T05:00:00Z', '22:00', '07:00', 'Europe/Paris', null],
    ['2026-07-01T19:59:00Z', '22:00', '07:00', 'Europe/Paris', null],
    // The night with an hour less, and the one with an hour more.
    ['2026-03-29T04:30:00Z', '22:00', '07:00', 'Europe/Paris', '2026-03-28T21:00:00Z'],
    ['2026-10-25T05:30:00Z', '22:00', '07:00', 'Europe/Paris', '2026-10-24T20:00:00Z'],
    ['2026-11-22T16:30:00Z', '22:00', '06:00', 'Asia/Kathmandu', '2026-11-22T16:15:00Z'],
    ['2026-11-22T12:30:00Z', '12:00', '14:00', 'UTC', '2026-11-22T12:00:00Z'],
    ['2026-11-22T11:59:00Z', '12:00', '14:00', 'UTC', null],
  ])('at %s, quiet from %s to %s in %s: since %s', async (moment, from, to, zone, since) => {
    const [row] = await server.db.query(`select meetings.quiet_since($1, $2, $3, $4) as since`, [
      moment,
      from,
      to,
      zone,
    ]);
    expect(row.since?.toISOString() ?? null).toBe(since && new Date(since).toISOString());
  });

  it('are chosen by each person, and refused where they make no sense', async () => {
    expect(await a.client.call(getReminderChoice, { params: { fairId } })).toEqual(usualReminders);
    const choice = {
      mail: [],
      app: [2],
      push: [1440, 60],
      quiet: { from: '22:30', to: '06:15', timeZone: 'Africa/Casablanca' },
    };
    expect(await a.client.call(setReminderChoice, { params: { fairId }, body: choice as ReminderChoice })).toEqual(
      choice,
    );
    expect(await a.client.call(getReminderChoice, { params: { fairId } })).toEqual(choice);
    const refused = async (body: object) =>
      (await a.client.refusal(setReminderChoice, { params: { fairId }, body: { ...usualReminders, ...body } as never }))
        .issues?.[0];
    expect(await refused({ app: [30] })).toMatchObject({ path: 'app.0' });
    expect(await refused({ app: [10, 10] })).toMatchObject({ path: 'app', reason: 'twice' });
    expect(await refused({ quiet: { from: '22:00', to: '22:00', timeZone: 'UTC' } })).toMatchObject({
      reason: 'quiet-hours',
    });
    expect(await refused({ quiet: { from: '22:00', to: '06:00', timeZone: 'Mars/Olympus' } })).toMatchObject({
      path: 'quiet.timeZone',
    });
  });
});
