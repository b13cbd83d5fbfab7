import { randomUUID } from 'node:crypto';
import {
  cancelMeeting,
  createRoomTicket,
  downloadAgenda,
  getAgenda,
  getMeeting,
  getRun,
  inviteColleague,
  listMeetings,
  listRepairs,
  listRunMeetings,
  publishRun,
  reportNoShow,
  setWish,
  startRun,
} from '@parvis/contracts';
import { MatchmakingModule, MatchmakingWorkerModule } from '@parvis/matchmaking';
import { Outbox, Queues } from '@parvis/platform';
import {
  createFairRow,
  createPerson,
  type PersonOverrides,
  type TestClient,
  type TestPerson,
  TestServer,
} from '@parvis/testing';
import ICAL from 'ical.js';
import { AbsenceRounds } from './cancellation/absence-rounds.js';
import { MeetingsModule } from './meetings.module.js';
import { MeetingsWorkerModule } from './meetings-worker.module.js';
import { TimetableRepairedHandler } from './publish/timetable-repaired.handler.js';

const minute = 60_000;
type Three = [TestPerson, TestPerson, TestPerson];

// The timetable and the agendas together: what one does with the other's events.
describe('cancellations', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'cancellations',
      api: [MeetingsModule, MatchmakingModule],
      worker: [MeetingsWorkerModule, MatchmakingWorkerModule],
      hasDatabase: true,
      domains: [],
    });
  });
  afterAll(() => server.stop());

  const people = (fairId: string, ...overrides: PersonOverrides[]) =>
    Promise.all(overrides.map((each) => createPerson(server, fairId, each)));
  const organiserOf = (fairId: string) => server.signInAs('organiser', fairId, `organiser@${fairId}.example`);
  const wish = (fairId: string, from: TestPerson, to: TestPerson, level: 'want' | 'could') =>
    from.client.call(setWish, { params: { fairId, participantId: to.id }, body: { level } });
  const agree = async (fairId: string, a: TestPerson, b: TestPerson, level: 'want' | 'could' = 'want') => {
    await wish(fairId, a, b, level);
    await wish(fairId, b, a, level);
  };
  const agendaOf = async (fairId: string, { client }: TestPerson) =>
    (await client.call(getAgenda, { params: { fairId } })).meetings;
  const scheduledOf = async (fairId: string, person: TestPerson) =>
    (await agendaOf(fairId, person)).filter((meeting) => meeting.status === 'scheduled');
  const withWhom = (meeting: { attendees: { id: string }[] }, me: TestPerson) =>
    meeting.attendees.map((each) => each.id).filter((id) => id !== me.id);
  const jobs = async (queue: 'messaging.notify') =>
    (await server.app.get(Queues).queue(queue).getJobs()).map((job) => ({ name: job.name, data: job.data }));

  async function run(fairId: string, organiser: TestClient): Promise<string> {
    const { id: runId } = await organiser.call(startRun, { params: { fairId }, body: { keeps: 'nothing' } });
    await server.eventually(
      () => organiser.call(getRun, { params: { fairId, runId } }),
      (seen) => seen.status === 'finished',
    );
    return runId;
  }

  /** Runs, publishes and waits until somebody's agenda shows so many meetings. */
  async function publish(fairId: string, person: TestPerson, meetings: number) {
    const organiser = await organiserOf(fairId);
    const runId = await run(fairId, organiser);
    await organiser.call(publishRun, { params: { fairId, runId } });
    const agenda = await server.eventually(
      () => scheduledOf(fairId, person),
      (seen) => seen.length === meetings,
    );
    return { organiser, runId, agenda };
  }

  /** Puts a meeting of two on the agendas that began so many minutes ago. */
  async function begun(fairId: string, a: TestPerson, b: TestPerson, minutesAgo: number, table: number | null = null) {
    const [row]: [{ id: string }] = await server.db.query(
      `with meeting as (
         insert into meetings.meeting (fair_id, run_id, during, place, table_number, has_video, a_id, b_id)
         values ($1, gen_random_uuid(), tstzrange(now() - make_interval(mins => $4), now() + make_interval(mins => 30 - $4)),
           case when $5::int is null then 'video' else 'table' end, $5, $5::int is null, least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid))
         returning *)
       , party as (
         insert into meetings.attendee (meeting_id, participant_id, fair_id, during, status, part)
         select id, person, fair_id, during, status, 'party' from meeting, unnest(array[a_id, b_id]) person)
       select id from meeting`,
      [fairId, a.id, b.id, minutesAgo, table],
    );
    return { fairId, meetingId: row.id };
  }
  const joined = (meetingId: string, person: TestPerson) =>
    server.db.query(
      `update meetings.attendee set first_joined_at = now(), last_joined_at = now() where meeting_id = $1 and participant_id = $2`,
      [meetingId, person.id],
    );

  it('do not arise from own dates that came after the run: such a meeting gets another time, or is left out and named', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b, c] = (await people(fairId, {}, {}, {})) as Three;
    const [d] = (await people(fairId, {})) as [TestPerson];
    await agree(fairId, a, b);
    await agree(fairId, c, d);
    const organiser = await organiserOf(fairId);
    const runId = await run(fairId, organiser);
    const planned = (await organiser.call(listRunMeetings, { params: { fairId, runId } })).items;
    const first = planned.find((meeting) => [meeting.a.id, meeting.b.id].includes(a.id))!;
    const busy = (person: TestPerson, startsAt: string, endsAt: string) =>
      server.db.query(`update profiles.participant set busy = $2::jsonb where id = $1`, [
        person.id,
        JSON.stringify([{ startsAt, endsAt }]),
      ]);
    await busy(a, first.startsAt, first.endsAt);
    const day = 86_400_000;
    const around = (days: number) => new Date(Date.parse(first.startsAt) + days * day).toISOString();
    await busy(d, around(-30), around(30));
    await organiser.call(publishRun, { params: { fairId, runId } });
    const { items } = await server.eventually(
      () => organiser.call(listRepairs, { params: { fairId } }),
      ({ total }) => total === 2,
    );
    const of = (person: TestPerson) => items.find((item) => [item.a.id, item.b.id].includes(person.id))!;
    expect([of(a), of(c)]).toMatchObject([
      { cause: 'not-free', startsAt: first.startsAt, added: [{}] },
      { cause: 'not-free', added: [] },
    ]);
    const [moved] = await server.eventually(
      () => scheduledOf(fairId, b),
      (seen) => seen.length === 1,
    );
    expect(Date.parse(moved!.startsAt)).toBe(Date.parse(of(a).added[0]!.startsAt));
    expect(Date.parse(moved!.startsAt)).not.toBe(Date.parse(first.startsAt));
    expect(await scheduledOf(fairId, c)).toEqual([]);
  });

  it('give the freed slot to the best wish that waits, before one’s eyes, and move nothing else', async () => {
    // Two slots: a, b and c want to meet all round, so one pair waits.
    const fairId = await createFairRow(server.db, { dayEndsAt: '10:00' });
    const [a, b, c] = (await people(fairId, {}, {}, {})) as Three;
    const [d] = (await people(fairId, {})) as [TestPerson];
    await agree(fairId, a, b);
    await agree(fairId, a, d);
    await agree(fairId, a, c, 'could');
    const { organiser, agenda } = await publish(fairId, a, 2);
    const gone = agenda.find((meeting) => withWhom(meeting, a).includes(b.id))!;
    const stays = agenda.find((meeting) => meeting !== gone)!;
    await a.client.call(cancelMeeting, { params: { fairId, meetingId: gone.id }, body: { reason: 'Flight delayed' } });
    const after = await server.eventually(
      () => agendaOf(fairId, a),
      (seen) => seen.filter((meeting) => meeting.status === 'scheduled').length === 2,
    );
    const added = after.find((meeting) => withWhom(meeting, a).includes(c.id))!;
    expect(added).toMatchObject({ startsAt: gone.startsAt, status: 'scheduled', cancellation: null });
    expect(after.find((meeting) => meeting.id === stays.id)).toEqual(stays);
    const cancelled = { cause: 'cancelled', reason: 'Flight delayed' };
    expect(after.find((meeting) => meeting.id === gone.id)).toMatchObject({
      status: 'cancelled',
      cancellation: { ...cancelled, by: 'you' },
    });
    expect(await agendaOf(fairId, b)).toMatchObject([
      { id: gone.id, cancellation: { ...cancelled, by: 'other', byId: a.id } },
    ]);
    expect(await agendaOf(fairId, c)).toMatchObject([{ id: added.id }]);
    const list = await organiser.call(listMeetings, { params: { fairId } });
    expect(list.items.map(({ status, cause }) => [status, cause]).sort()).toEqual([
      ['cancelled', 'cancelled'],
      ['scheduled', null],
      ['scheduled', null],
    ]);
    const repairs = await organiser.call(listRepairs, { params: { fairId } });
    expect(repairs).toMatchObject({ total: 1, items: [{ cause: 'cancelled', added: [{ startsAt: gone.startsAt }] }] });
    const news = await server.eventually(
      async () => (await jobs('messaging.notify')).filter((job) => job.data.cause === 'repaired'),
      (found) => found.length > 0,
    );
    expect(news[0]!.data.userIds.sort()).toEqual([a.client.userId, c.client.userId].sort());
    // Delivered again, nobody is free any more.
    const repairId = repairs.items[0]!.id;
    const [{ run_id: runId }] = await server.db.query(`select run_id from matchmaking.repair where id = $1`, [
      repairId,
    ]);
    await server.app.get(TimetableRepairedHandler).handle({ fairId, runId, repairId });
    expect(await agendaOf(fairId, a)).toEqual(after);
  });

  it('are for the meeting’s own people and the organiser, before it begins, once', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b, guest] = (await people(fairId, { company: 'Team' }, {}, { company: 'Team' })) as Three;
    const [stranger] = (await people(fairId, {})) as [TestPerson];
    await agree(fairId, a, b);
    const { organiser, agenda } = await publish(fairId, a, 1);
    const params = { fairId, meetingId: agenda[0]!.id };
    await a.client.call(inviteColleague, { params: { ...params, participantId: guest.id } });
    const refusal = async ({ client }: { client: TestClient }) =>
      (await client.refusal(cancelMeeting, { params, body: {} })).code;
    expect(await refusal(stranger)).toBe('NOT_FOUND');
    expect(await refusal(guest)).toBe('NOT_ALLOWED');
    const elsewhere = await createFairRow(server.db);
    const other = await organiserOf(elsewhere);
    expect((await other.refusal(cancelMeeting, { params: { ...params, fairId: elsewhere }, body: {} })).code).toBe(
      'NOT_FOUND',
    );
    await organiser.call(cancelMeeting, { params, body: { reason: 'Hall closed' } });
    expect(await refusal(b)).toBe('MEETING_CANCELLED');
    expect((await b.client.refusal(createRoomTicket, { params })).code).toBe('MEETING_CANCELLED');
    expect(await b.client.call(getMeeting, { params })).toMatchObject({
      cancellation: { by: 'organiser', reason: 'Hall closed' },
    });
    const told = await server.eventually(
      async () =>
        (await jobs('messaging.notify')).find(
          (job) => job.data.meetingId === params.meetingId && job.name === 'meeting.cancelled.v1',
        ),
      (job) => job !== undefined,
    );
    expect(told!.data).toMatchObject({ byId: null, alsoIds: [guest.id] });
    const now = await begun(fairId, a, b, 5);
    expect((await a.client.refusal(cancelMeeting, { params: now, body: {} })).code).toBe('MEETING_BEGUN');
  });

  it('reach the calendars as a later version of the entry', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b] = (await people(fairId, {}, {}, {})) as Three;
    await agree(fairId, a, b);
    const { agenda } = await publish(fairId, a, 1);
    const entries = async () => {
      const text = await (await b.client.raw(downloadAgenda, { params: { fairId } })).text();
      return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => ({
        uid: component.getFirstPropertyValue('uid'),
        status: component.getFirstPropertyValue('status'),
        sequence: component.getFirstPropertyValue('sequence'),
      }));
    };
    const uid = `${agenda[0]!.id}@parvis`;
    expect(await entries()).toEqual([{ uid, status: 'CONFIRMED', sequence: 0 }]);
    await a.client.call(cancelMeeting, { params: { fairId, meetingId: agenda[0]!.id }, body: {} });
    expect(await entries()).toEqual([{ uid, status: 'CANCELLED', sequence: 1 }]);
  });

  it('last: neither a new run nor an older one brings the meeting back, but a new wish does', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b, c] = (await people(fairId, {}, {}, {})) as Three;
    await agree(fairId, a, b);
    await agree(fairId, b, c);
    const { organiser, runId, agenda } = await publish(fairId, a, 1);
    const older = await run(fairId, organiser);
    await a.client.call(cancelMeeting, { params: { fairId, meetingId: agenda[0]!.id }, body: {} });
    for (const next of [older, runId]) {
      await server.eventually(
        () => server.db.query(`select 1 from matchmaking.repair where fair_id = $1`, [fairId]),
        (rows) => rows.length === 1,
      );
      await organiser.call(publishRun, { params: { fairId, runId: next } });
      await server.eventually(
        () => server.app.get(Queues).queue('meetings.publish').getJobCounts('waiting', 'active', 'delayed'),
        (counts) => Object.values(counts).every((count) => count === 0),
      );
      expect(await scheduledOf(fairId, a)).toEqual([]);
      expect(await scheduledOf(fairId, c)).toHaveLength(1);
    }
    await server.db.query(`update matchmaking.wish set updated_at = clock_timestamp() where from_id = $1`, [a.id]);
    await server.db.transaction((manager) =>
      server.app.get(Outbox).record(manager, 'pair.agreed.v1', { fairId, aId: a.id, bId: b.id }),
    );
    await server.eventually(
      () => scheduledOf(fairId, a),
      (seen) => seen.length === 1,
    );
  });

  it('and a publication at the same moment leave no meeting of the pair behind', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b, c] = (await people(fairId, {}, {}, {})) as Three;
    await agree(fairId, a, b);
    await agree(fairId, b, c);
    const { organiser, agenda } = await publish(fairId, a, 1);
    const next = await run(fairId, organiser);
    const params = { fairId, meetingId: agenda[0]!.id };
    await Promise.all([
      organiser.call(publishRun, { params: { fairId, runId: next } }),
      a.client.call(cancelMeeting, { params, body: {} }),
    ]);
    await server.eventually(
      async () => [
        await server.db.query('select 1 from platform.outbox'),
        ...Object.values(
          await server.app.get(Queues).queue('meetings.publish').getJobCounts('waiting', 'active', 'delayed'),
        ),
        ...Object.values(
          await server.app.get(Queues).queue('matchmaking.repair').getJobCounts('waiting', 'active', 'delayed'),
        ),
      ],
      ([outbox, ...counts]) => (outbox as unknown[]).length === 0 && counts.every((count) => count === 0),
    );
    expect(await scheduledOf(fairId, a)).toEqual([]);
    expect(await scheduledOf(fairId, c)).toHaveLength(1);
  });

  it('of whoever does not come are noted after three minutes, unless they were there', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b, c] = (await people(fairId, {}, {}, {})) as Three;
    const refusal = async (params: { fairId: string; meetingId: string }, { client }: TestPerson = a) =>
      (await client.refusal(reportNoShow, { params })).code;
    expect(await refusal(await begun(fairId, a, b, 2))).toBe('NO_SHOW_TOO_EARLY');
    await server.db.query(`delete from meetings.meeting where fair_id = $1`, [fairId]);
    const params = await begun(fairId, a, b, 4);
    expect(await refusal(params, c)).toBe('NOT_FOUND');
    await joined(params.meetingId, b);
    expect(await refusal(params)).toBe('MEETING_ATTENDED');
    await server.db.query(`update meetings.attendee set first_joined_at = null where meeting_id = $1`, [
      params.meetingId,
    ]);
    await joined(params.meetingId, a);
    await a.client.call(reportNoShow, { params });
    expect(await refusal(params)).toBe('MEETING_CANCELLED');
    expect(await a.client.call(getMeeting, { params })).toMatchObject({
      cancellation: { cause: 'no-show', by: 'other' },
    });
    expect(await b.client.call(getMeeting, { params })).toMatchObject({
      cancellation: { cause: 'no-show', by: 'you' },
    });
    const outcomes = await server.eventually(
      () =>
        server.db.query(`select person_id, is_held from matchmaking.meeting_outcome where meeting_id = $1`, [
          params.meetingId,
        ]),
      (rows) => rows.length > 0,
    );
    expect(outcomes).toEqual([{ person_id: b.id, is_held: false }]);
    expect(await refusal(await begun(fairId, b, c, 25 * 60), b)).toBe('MEETING_OVER');
  });

  it('are noted by themselves after a call in which one side waited in vain, once', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b, c] = (await people(fairId, {}, {}, {})) as Three;
    const waited = async ({ meetingId }: { meetingId: string }, minutes: number) =>
      server.db.query(
        `with here as (
           update meetings.attendee set first_joined_at = lower(during), last_joined_at = lower(during)
           where meeting_id = $1 and participant_id = $2 returning during)
         insert into meetings.presence_change (meeting_id, participant_id, at, change)
         select $1, $2, lower(during) + change.after, change.word
         from here, (values (interval '0', 'joined'), (make_interval(mins => $3), 'left')) change (after, word)`,
        [meetingId, a.id, minutes],
      );
    const statusOf = async (params: { fairId: string; meetingId: string }) =>
      (await a.client.call(getMeeting, { params })).status;
    const judge = () => server.app.get(AbsenceRounds, { strict: false }).judgeAll();
    // Half an hour each: of the last one, more may still come.
    const [inVain, tooShort, atTable, justOver] = [
      await begun(fairId, a, b, 200),
      await begun(fairId, a, b, 160),
      await begun(fairId, a, b, 120, 1),
      await begun(fairId, a, c, 35),
    ];
    for (const params of [inVain, atTable, justOver]) await waited(params, 10);
    await waited(tooShort, 2);
    await Promise.all([judge(), judge()]);
    await judge();
    expect(await Promise.all([inVain, tooShort, atTable, justOver].map(statusOf))).toEqual([
      'cancelled',
      'scheduled',
      'scheduled',
      'scheduled',
    ]);
    expect(await b.client.call(getMeeting, { params: inVain })).toMatchObject({
      cancellation: { cause: 'no-show', by: 'you' },
    });
    const outcomes = await server.eventually(
      () =>
        server.db.query(`select person_id, is_held from matchmaking.meeting_outcome where meeting_id = $1`, [
          inVain.meetingId,
        ]),
      (rows) => rows.length > 0,
    );
    const told = (await jobs('messaging.notify')).filter(({ data }) => JSON.stringify(data).includes(inVain.meetingId));
    expect(told.map(({ name }) => name)).toEqual(['meeting.cancelled.v1']);
    expect(outcomes).toEqual([{ person_id: b.id, is_held: false }]);
  });

  it('at a table rest on the word of whoever is there', async () => {
    const fairId = await createFairRow(server.db, { mode: 'on_site', tables: 2 });
    const [a, b] = (await people(fairId, {}, {}, {})) as Three;
    const params = await begun(fairId, a, b, 4, 1);
    await a.client.call(reportNoShow, { params });
    const outcomes = await server.eventually(
      () =>
        server.db.query(`select person_id from matchmaking.meeting_outcome where meeting_id = $1`, [params.meetingId]),
      (rows) => rows.length > 0,
    );
    expect(outcomes).toEqual([{ person_id: b.id }]);
  });

  it('are reported by more people at once than there are connections to the database', async () => {
    const fairId = await createFairRow(server.db);
    const crowd = await people(fairId, ...Array.from({ length: 24 }, () => ({})));
    const waits = await Promise.all(
      crowd.slice(0, 12).map(async (person, index) => ({
        person,
        params: await begun(fairId, person, crowd[index + 12]!, 4),
      })),
    );
    // All other connections are taken by reports that wait for their meeting; none must need a further one after that.
    const reports = await server.db.transaction(async (manager) => {
      await manager.query(`select 1 from meetings.meeting where fair_id = $1 for update`, [fairId]);
      const sent = waits.map(({ person, params }) => person.client.call(reportNoShow, { params }));
      await server.eventually(
        () =>
          manager.query(
            `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
          ),
        (waiting: unknown[]) => waiting.length >= 7,
      );
      return sent;
    });
    await Promise.all(reports);
    const [row]: [{ missed: number }] = await server.db.query(
      `select count(*)::int as missed from meetings.meeting where fair_id = $1 and cancel_cause = 'no-show'`,
      [fairId],
    );
    expect(row.missed).toBe(12);
  });

  it('tell the record who held a meeting, once', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b] = (await people(fairId, {}, {}, {})) as Three;
    const { meetingId } = await begun(fairId, a, b, 4);
    const at = new Date(Date.now() - minute).toISOString();
    for (const person of [a, b, a]) {
      const data = { roomId: meetingId, participantId: person.id, change: 'joined', at };
      const job = { id: randomUUID(), name: 'room.attendance.v1' as const, data };
      await server.app.get(Queues).addAll([{ queue: 'meetings.attendance', job }]);
    }
    const outcomes = await server.eventually(
      () =>
        server.db.query(
          `select person_id from matchmaking.meeting_outcome where meeting_id = $1 and is_held order by 1`,
          [meetingId],
        ),
      (rows) => rows.length === 2,
    );
    expect(outcomes.map((row: { person_id: string }) => row.person_id)).toEqual([a.id, b.id].sort());
  });
});
