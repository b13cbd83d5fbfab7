import { randomUUID } from 'node:crypto';
import {
  createRoomTicket,
  downloadAgenda,
  getAgenda,
  getMeeting,
  getMeetingStats,
  getSubscription,
  inviteColleague,
  listColleagues,
  listMeetings,
  listTeamNotes,
  readSubscription,
  removeGuest,
  renewSubscription,
  setFeedback,
} from '@parvis/contracts';
import { Outbox, Queues, RoomRevocations, RoomTicketSigner } from '@parvis/platform';
import {
  createFairRow,
  createMeeting,
  createPerson,
  type PersonOverrides,
  type TestPerson,
  TestServer,
} from '@parvis/testing';
import ICAL from 'ical.js';
import { NextStepRounds } from './feedback/next-step-rounds.js';
import { MeetingsModule } from './meetings.module.js';
import { MeetingsWorkerModule } from './meetings-worker.module.js';
import { PublicationRepository } from './publish/publication.repository.js';

const minute = 60_000;
/** From the fair's present: so many minutes from now. */
const inMinutes = (minutes: number) =>
  new Date(Math.floor(Date.now() / minute) * minute + minutes * minute).toISOString();

const noFeedback = {
  rating: null,
  note: '',
  followUp: false,
  isShared: false,
  topicIds: [],
  nextStep: '',
  nextOn: null,
  isNextDone: false,
};

/** Without the milliseconds, as agendas have it. */
const iso = (instant: string) => instant.replace('.000Z', 'Z');

interface Plan {
  a: TestPerson;
  b: TestPerson;
  from: string;
  to: string;
  table?: number;
  /** With its booth as the place. */
  boothOf?: TestPerson;
  others?: TestPerson[];
  hasVideo?: boolean;
}

describe('meetings', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'meetings',
      api: [MeetingsModule],
      worker: [MeetingsWorkerModule],
      hasDatabase: true,
      domains: [],
    });
  });
  afterAll(() => server.stop());

  const people = (fairId: string, ...overrides: PersonOverrides[]) =>
    Promise.all(overrides.map((each) => createPerson(server, fairId, each)));

  /** A timetable that matchmaking has published, before anybody has heard of it. */
  async function insertRun(fairId: string, plans: readonly Plan[]): Promise<string> {
    const organiser = await server.signInAs('organiser', fairId, `organiser@${fairId}.example`);
    const [{ id: runId }] = await server.db.query(
      `insert into matchmaking.timetable_run (fair_id, number, status, created_by, published_at)
       select $1, count(*) + 1, 'finished', $2, clock_timestamp() from matchmaking.timetable_run where fair_id = $1 returning id`,
      [fairId, organiser.userId],
    );
    for (const [position, { a, b, from, to, table, boothOf, others = [], hasVideo }] of plans.entries()) {
      const place = boothOf ? 'booth' : table ? 'table' : 'video';
      await server.db.query(
        `insert into matchmaking.planned_meeting (run_id, position, a_id, b_id, others, starts_at, ends_at, place, table_number,
           booth_company_id, has_video, value)
         values ($1, $2, least($3::uuid, $4::uuid), greatest($3::uuid, $4::uuid), $5, $6, $7, $8, $9, $10, $11, 1)`,
        [
          runId,
          position,
          a.id,
          b.id,
          others.map((person) => person.id),
          from,
          to,
          place,
          table ?? null,
          boothOf?.companyId ?? null,
          hasVideo ?? place === 'video',
        ],
      );
    }
    return runId;
  }

  const announce = (fairId: string, runId: string) =>
    server.db.transaction((manager) =>
      server.app.get(Outbox).record(manager, 'timetable.published.v1', { fairId, runId }),
    );

  /** Publishes a timetable as matchmaking does, and waits until it has been handled. */
  async function publish(fairId: string, plans: readonly Plan[]): Promise<string> {
    const runId = await insertRun(fairId, plans);
    await announce(fairId, runId);
    await handled();
    return runId;
  }

  async function handled(): Promise<void> {
    const queue = server.app.get(Queues).queue('meetings.publish');
    await server.eventually(
      async () => [
        await server.db.query('select 1 from platform.outbox'),
        await queue.getJobCounts('waiting', 'active', 'delayed'),
      ],
      ([outbox, counts]) =>
        (outbox as unknown[]).length === 0 && Object.values(counts as object).every((count) => count === 0),
    );
  }

  const attend = async (meetingId: string, person: TestPerson, change: 'joined' | 'left', at: string) => {
    const data = { roomId: meetingId, participantId: person.id, change, at };
    await server.app
      .get(Queues)
      .addAll([{ queue: 'meetings.attendance', job: { id: randomUUID(), name: 'room.attendance.v1', data } }]);
  };

  it('ends the room of a meeting that the next timetable does not have any more', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b, c] = (await people(fairId, {}, {}, {})) as [TestPerson, TestPerson, TestPerson];
    const plan = { a, b, from: inMinutes(10), to: inMinutes(40) };
    const kept = { a: b, b: c, from: inMinutes(60), to: inMinutes(90) };
    await publish(fairId, [plan, kept]);
    const idOf = async (one: TestPerson, other: TestPerson): Promise<string> => {
      const [row] = await server.db.query(
        `select id from meetings.meeting where a_id = least($1::uuid, $2::uuid) and b_id = greatest($1::uuid, $2::uuid)`,
        [one.id, other.id],
      );
      return row.id;
    };
    const pass = (roomId: string) => ({ roomId, fairId, participantId: a.id, iat: Math.floor(Date.now() / 1000) - 1 });
    const refusal = (roomId: string) => server.app.get(RoomRevocations, { strict: false }).refusal(pass(roomId));
    const [dropped, stays] = [await idOf(a, b), await idOf(b, c)];
    expect(await refusal(dropped)).toBeNull();
    await publish(fairId, [kept]);
    await server.eventually(
      () => refusal(dropped),
      (why) => why === 'ended',
    );
    expect(await refusal(stays)).toBeNull();
  });

  it('puts a published timetable on the agendas of its people, and of nobody else', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b, c] = (await people(fairId, { lastName: 'Aa' }, { lastName: 'Bb', company: 'Bee SA' }, {})) as [
      TestPerson,
      TestPerson,
      TestPerson,
    ];
    await publish(fairId, [{ a, b, from: inMinutes(60), to: inMinutes(90) }]);
    const agenda = await a.client.call(getAgenda, { params: { fairId } });
    expect(agenda.participantId).toBe(a.id);
    expect(agenda.meetings).toHaveLength(1);
    const [meeting] = agenda.meetings;
    expect(meeting).toMatchObject({
      place: 'video',
      tableNumber: null,
      wasHeld: false,
      pendingMove: null,
      substitutions: [],
      feedback: noFeedback,
    });
    expect(meeting!.attendees.map((each) => each.id).sort()).toEqual([a.id, b.id].sort());
    expect((await c.client.call(getAgenda, { params: { fairId } })).meetings).toEqual([]);
    expect((await c.client.refusal(getMeeting, { params: { fairId, meetingId: meeting!.id } })).code).toBe('NOT_FOUND');
    const organiser = await server.signInAs('organiser', fairId, 'list@example.org');
    const list = await organiser.call(listMeetings, { params: { fairId } });
    expect(list).toMatchObject({ total: 1, items: [{ id: meeting!.id }] });
    expect(await organiser.call(getMeetingStats, { params: { fairId } })).toMatchObject({
      scheduled: 1,
      peopleScheduled: 2,
      held: 0,
    });
  });

  it('moves meetings under their ids, even when two change places, and cancels what is gone', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b, c] = (await people(fairId, {}, {}, {})) as [TestPerson, TestPerson, TestPerson];
    const early = { from: inMinutes(60), to: inMinutes(90) };
    const late = { from: inMinutes(90), to: inMinutes(120) };
    await publish(fairId, [
      { a, b, ...early, table: 1 },
      { a, b: c, ...late, table: 1 },
    ]);
    const before = (await a.client.call(getAgenda, { params: { fairId } })).meetings;
    await publish(fairId, [
      { a, b, ...late, table: 1 },
      { a, b: c, ...early, table: 1 },
    ]);
    const after = (await a.client.call(getAgenda, { params: { fairId } })).meetings;
    expect(after.map((each) => each.id)).toEqual(before.map((each) => each.id).reverse());
    await publish(fairId, [{ a, b, ...late, table: 1 }]);
    expect((await a.client.call(getAgenda, { params: { fairId } })).meetings.map((each) => each.id)).toEqual([
      before[0]!.id,
    ]);
    expect((await c.client.call(getAgenda, { params: { fairId } })).meetings).toEqual([]);
    // Planned again it is the same meeting, whenever it is.
    const later = { from: inMinutes(120), to: inMinutes(150) };
    await publish(fairId, [
      { a, b, ...late, table: 1 },
      { a, b: c, ...later },
    ]);
    expect((await c.client.call(getAgenda, { params: { fairId } })).meetings).toMatchObject([
      { id: before[1]!.id, startsAt: iso(later.from), status: 'scheduled', cancellation: null, place: 'video' },
    ]);
    expect(await server.db.query(`select 1 from meetings.meeting where fair_id = $1`, [fairId])).toHaveLength(2);
  });

  it('cannot book a person or a table twice, not even past the code', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b, c, d] = (await people(fairId, {}, {}, {}, {})) as [TestPerson, TestPerson, TestPerson, TestPerson];
    await publish(fairId, [{ a, b, from: inMinutes(60), to: inMinutes(90), table: 7 }]);
    const book = (persons: TestPerson[], table: number | null) =>
      server.db.transaction(async (manager) => {
        const [row] = await manager.query(
          `insert into meetings.meeting (fair_id, during, place, table_number)
           values ($1, tstzrange($2, $3), $4, $5) returning id, during, status`,
          [fairId, inMinutes(75), inMinutes(105), table ? 'table' : 'video', table],
        );
        for (const person of persons) {
          await manager.query(
            `insert into meetings.attendee (meeting_id, participant_id, fair_id, during, status, part) values ($1, $2, $3, $4, $5, 'party')`,
            [row.id, person.id, fairId, row.during, row.status],
          );
        }
      });
    await expect(book([a, c], null)).rejects.toThrow('one_meeting_at_a_time');
    await expect(book([c, d], 7)).rejects.toThrow('one_meeting_at_a_table');
    await expect(book([c, d], 8)).resolves.toBeUndefined();
  });

  it('gives tickets to the people of a meeting while its room is open', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b, c] = (await people(fairId, { firstName: 'Zoé', lastName: 'Dubois', company: 'Zed SA' }, {}, {})) as [
      TestPerson,
      TestPerson,
      TestPerson,
    ];
    await publish(fairId, [
      { a, b, from: inMinutes(10), to: inMinutes(40) },
      { a, b: c, from: inMinutes(60), to: inMinutes(90) },
      { a: b, b: c, from: inMinutes(100), to: inMinutes(130), table: 1 },
    ]);
    const [now, later] = (await a.client.call(getAgenda, { params: { fairId } })).meetings;
    const { ticket } = await a.client.call(createRoomTicket, { params: { fairId, meetingId: now!.id } });
    const claims = await new RoomTicketSigner(server.config.get('APP_SECRET')).verify('ticket', ticket);
    expect(claims).toMatchObject({
      roomId: now!.id,
      participantId: a.id,
      displayName: 'Zoé Dubois',
      companyName: 'Zed SA',
      role: 'member',
    });
    expect((await a.client.refusal(createRoomTicket, { params: { fairId, meetingId: later!.id } })).code).toBe(
      'MEETING_NOT_STARTED',
    );
    expect((await c.client.refusal(createRoomTicket, { params: { fairId, meetingId: now!.id } })).code).toBe(
      'NOT_FOUND',
    );
    const atTable = (await c.client.call(getAgenda, { params: { fairId } })).meetings.find(
      (each) => each.place === 'table',
    );
    expect((await c.client.refusal(createRoomTicket, { params: { fairId, meetingId: atTable!.id } })).code).toBe(
      'MEETING_HAS_NO_VIDEO',
    );
  });

  it('shows a telephone number to the other side alone, while the room is open', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b, c] = (await people(fairId, {}, {}, {})) as [TestPerson, TestPerson, TestPerson];
    await publish(fairId, [
      { a, b, from: inMinutes(-5), to: inMinutes(25) },
      { a, b: c, from: inMinutes(100), to: inMinutes(130) },
    ]);
    await server.db.query(`update profiles.participant set call_phone = '+33 1 23 45 67 89' where id = $1`, [a.id]);
    const phonesIn = async (reader: TestPerson, at: number) => {
      const [meetingId] = (await reader.client.call(getAgenda, { params: { fairId } })).meetings
        .map(({ id }) => id)
        .slice(at);
      const meeting = await reader.client.call(getMeeting, { params: { fairId, meetingId: meetingId! } });
      return Object.fromEntries(meeting.attendees.map(({ id, phone }) => [id, phone]));
    };
    expect(await phonesIn(b, 0)).toEqual({ [a.id]: '+33 1 23 45 67 89', [b.id]: null });
    expect(await phonesIn(a, 0)).toEqual({ [a.id]: null, [b.id]: null });
    expect(await phonesIn(c, 0)).toEqual({ [a.id]: null, [c.id]: null });
    const agenda = await b.client.call(getAgenda, { params: { fairId } });
    expect(agenda.meetings.flatMap(({ attendees }) => attendees.map(({ phone }) => phone))).toEqual([null, null]);
  });

  it('lets one bring a free colleague along, and nobody else', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b, free, busy, stranger] = (await people(
      fairId,
      { company: 'Team SA' },
      { company: 'Other SA' },
      { company: 'Team SA' },
      { company: 'Team SA' },
      { company: 'Far SA' },
    )) as [TestPerson, TestPerson, TestPerson, TestPerson, TestPerson];
    const times = { from: inMinutes(30), to: inMinutes(60) };
    await publish(fairId, [
      { a, b, ...times },
      { a: busy, b: stranger, ...times },
    ]);
    const { id: meetingId } = (await a.client.call(getAgenda, { params: { fairId } })).meetings[0]!;
    const guest = (person: TestPerson) => ({ params: { fairId, meetingId, participantId: person.id } });
    const candidates = await a.client.call(listColleagues, { params: { fairId, meetingId } });
    expect(candidates.map((card) => [card.id, card.isFree]).sort()).toEqual(
      [
        [free.id, true],
        [busy.id, false],
      ].sort(),
    );
    expect((await a.client.refusal(inviteColleague, guest(busy))).code).toBe('SLOT_TAKEN');
    expect((await a.client.refusal(inviteColleague, guest(stranger))).code).toBe('NOT_A_COLLEAGUE');
    const invited = await a.client.call(inviteColleague, guest(free));
    expect(invited.attendees.find((each) => each.id === free.id)?.part).toBe('guest');
    expect((await free.client.call(getAgenda, { params: { fairId } })).meetings).toHaveLength(1);
    expect((await b.client.refusal(removeGuest, guest(free))).code).toBe('NOT_ALLOWED');
    expect((await a.client.call(removeGuest, guest(free))).attendees).toHaveLength(2);
    expect((await free.client.call(getAgenda, { params: { fairId } })).meetings).toEqual([]);
  });

  it('counts a meeting as held once both sides were there together, in whatever order it learns so', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b, c] = (await people(fairId, {}, {}, {})) as [TestPerson, TestPerson, TestPerson];
    await publish(fairId, [
      { a, b, from: inMinutes(1), to: inMinutes(31) },
      { a, b: c, from: inMinutes(31), to: inMinutes(61) },
    ]);
    const [held, missed] = (await a.client.call(getAgenda, { params: { fairId } })).meetings;
    await attend(held!.id, b, 'joined', inMinutes(3));
    await attend(held!.id, a, 'left', inMinutes(20));
    await attend(held!.id, a, 'joined', inMinutes(2));
    // One leaves before the other comes.
    await attend(missed!.id, a, 'joined', inMinutes(31));
    await attend(missed!.id, a, 'left', inMinutes(32));
    await server.eventually(
      () => a.client.call(getAgenda, { params: { fairId } }),
      ({ meetings }) => meetings[0]!.wasHeld,
    );
    const queue = server.app.get(Queues).queue('meetings.attendance');
    const learnt = () =>
      server.eventually(
        () => queue.getJobCounts('waiting', 'active'),
        (counts) => Object.values(counts).every((count) => count === 0),
      );
    // What happened minutes apart is not learnt at the same moment.
    await learnt();
    await attend(missed!.id, c, 'joined', inMinutes(40));
    await learnt();
    expect((await a.client.call(getMeeting, { params: { fairId, meetingId: missed!.id } })).wasHeld).toBe(false);
    const organiser = await server.signInAs('organiser', fairId, 'held@example.org');
    expect(await organiser.call(getMeetingStats, { params: { fairId } })).toMatchObject({
      scheduled: 2,
      held: 1,
      peopleMet: 2,
    });
  });

  it('shows a note to colleagues once it is shared, to nobody else, and never the rating', async () => {
    const fairId = await createFairRow(server.db);
    const [a, colleague, b] = (await people(
      fairId,
      { company: 'Bee SA', lastName: 'Aa' },
      { company: 'Bee SA' },
      {},
    )) as [TestPerson, TestPerson, TestPerson];
    const meetingId = await createMeeting(server.db, fairId, [a.id, colleague.id, b.id], { startsInHours: -1 });
    const params = { fairId, meetingId };
    const say = (isShared: boolean) =>
      a.client.call(setFeedback, { params, body: { rating: 2, note: 'Wants peas', followUp: true, isShared } });
    const read = ({ client }: TestPerson) => client.call(listTeamNotes, { params });
    await say(false);
    expect(await read(colleague)).toEqual([]);
    await say(true);
    expect(await read(colleague)).toEqual([
      { byId: a.id, by: 'Alex Aa', note: 'Wants peas', at: expect.stringMatching(/^2\d{3}-/) },
    ]);
    expect([await read(a), await read(b)]).toEqual([[], []]);
    await say(true);
    await say(false);
    expect(await read(colleague)).toEqual([]);
    // Their leads learn of what is shared, once each time, and of nothing else.
    await server.eventually(
      () => server.db.query('select 1 from platform.outbox'),
      (waiting: unknown[]) => waiting.length === 0,
    );
    const jobs = await server.app.get(Queues).queue('booths.lead').getJobs();
    const told = jobs.filter(({ name, data }) => name === 'meeting.noted.v1' && data.meetingId === meetingId);
    const said = told.sort((one, other) => one.data.at.localeCompare(other.data.at)).map(({ data }) => data);
    expect(said).toMatchObject([
      { authorId: a.id, companyId: a.companyId, aboutIds: [b.id], text: 'Wants peas' },
      { authorId: a.id, companyId: a.companyId, aboutIds: [b.id], text: '' },
    ]);
  });

  it('tells last of a note what colleagues read of it, also when it is first written twice at once', async () => {
    const fairId = await createFairRow(server.db);
    const [a, colleague, b] = (await people(fairId, { company: 'Bee SA' }, { company: 'Bee SA' }, {})) as [
      TestPerson,
      TestPerson,
      TestPerson,
    ];
    for (const startsInHours of [-1, -2, -3, -4, -5, -6]) {
      const meetingId = await createMeeting(server.db, fairId, [a.id, colleague.id, b.id], { startsInHours });
      const params = { fairId, meetingId };
      const say = (isShared: boolean) =>
        a.client.call(setFeedback, { params, body: { rating: null, note: 'Peas', followUp: false, isShared } });
      await Promise.all([say(true), say(false)]);
      await server.eventually(
        () => server.db.query('select 1 from platform.outbox'),
        (waiting: unknown[]) => waiting.length === 0,
      );
      const jobs = await server.app.get(Queues).queue('booths.lead').getJobs();
      const told = jobs.filter(({ name, data }) => name === 'meeting.noted.v1' && data.meetingId === meetingId);
      const last = told.sort((one, other) => one.data.at.localeCompare(other.data.at)).at(-1)?.data.text ?? '';
      const read = await colleague.client.call(listTeamNotes, { params });
      expect(last).toBe(read[0]?.note ?? '');
    }
  });

  it('tells of a rating and of noted topics once, with whom they are about and without the note', async () => {
    const fairId = await createFairRow(server.db);
    const [a, colleague, b] = (await people(fairId, { company: 'Bee SA' }, { company: 'Bee SA' }, {})) as [
      TestPerson,
      TestPerson,
      TestPerson,
    ];
    const meetingId = await createMeeting(server.db, fairId, [a.id, colleague.id, b.id], { startsInHours: -1 });
    const topic = randomUUID();
    const rate = (rating: number | null, note: string, topicIds: string[] = []) =>
      a.client.call(setFeedback, { params: { fairId, meetingId }, body: { rating, note, followUp: false, topicIds } });
    await rate(null, 'secret');
    await rate(4, 'secret');
    await rate(4, 'secret, too');
    await rate(null, 'secret, too');
    await rate(null, 'secret, too', [topic]);
    await rate(null, 'secret once more', [topic, topic]);
    await server.eventually(
      () => server.db.query('select 1 from platform.outbox'),
      (waiting: unknown[]) => waiting.length === 0,
    );
    const jobs = await server.app.get(Queues).queue('matchmaking.record').getJobs();
    const told = jobs.filter(({ name, data }) => name === 'meeting.rated.v1' && data.meetingId === meetingId);
    const said = told.sort((one, other) => one.data.at.localeCompare(other.data.at)).map(({ data }) => data);
    expect(said.map(({ rating, topicIds }) => [rating, topicIds])).toEqual([
      [4, []],
      [null, []],
      [null, [topic]],
    ]);
    for (const { data } of told) expect(data).toMatchObject({ fairId, raterId: a.id, ratedIds: [b.id] });
    expect(JSON.stringify(told.map(({ data }) => data))).not.toContain('secret');
  });

  it('reminds of a next step once on its day, and anew when the day is changed', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b] = (await people(fairId, {}, {})) as [TestPerson, TestPerson];
    const meetingId = await createMeeting(server.db, fairId, [a.id, b.id], { startsInHours: -100 });
    const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
    const plan = (nextOn: string | null, isNextDone = false) =>
      a.client.call(setFeedback, {
        params: { fairId, meetingId },
        body: { rating: null, note: '', followUp: false, nextStep: 'Send the offer', nextOn, isNextDone },
      });
    const told = async () => {
      await Promise.all([1, 2, 3].map(() => server.app.get(NextStepRounds).remindAll()));
      await server.eventually(
        () => server.db.query('select 1 from platform.outbox'),
        (waiting: unknown[]) => waiting.length === 0,
      );
      const jobs = await server.app.get(Queues).queue('messaging.notify').getJobs();
      return jobs.filter(({ name, data }) => name === 'next-step.due.v1' && data.meetingId === meetingId).length;
    };
    await plan(day(2));
    expect(await told()).toBe(0);
    await plan(day(-1));
    expect(await told()).toBe(1);
    await plan(day(-2));
    expect(await told()).toBe(2);
    await plan(day(-3), true);
    expect(await told()).toBe(2);
    // Without words there is nothing to be reminded of.
    const nothing = { rating: null, note: '', followUp: false, nextStep: ' ', nextOn: day(-4), isNextDone: true };
    const saved = await a.client.call(setFeedback, { params: { fairId, meetingId }, body: nothing });
    expect(saved).toMatchObject({ nextStep: '', nextOn: null, isNextDone: false });
  });

  it('keeps feedback private, and ratings for what has begun', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b] = (await people(fairId, {}, {})) as [TestPerson, TestPerson];
    await publish(fairId, [{ a, b, from: inMinutes(5), to: inMinutes(35) }]);
    const { id: meetingId } = (await a.client.call(getAgenda, { params: { fairId } })).meetings[0]!;
    const params = { fairId, meetingId };
    const note = { rating: null, note: 'Ask for samples', followUp: true };
    await a.client.call(setFeedback, { params, body: note });
    expect((await a.client.call(getMeeting, { params })).feedback).toEqual({ ...noFeedback, ...note });
    expect((await b.client.call(getMeeting, { params })).feedback).toEqual(noFeedback);
    expect((await a.client.refusal(setFeedback, { params, body: { ...note, rating: 5 } })).code).toBe(
      'MEETING_NOT_STARTED',
    );
    expect((await a.client.refusal(setFeedback, { params, body: { ...note, rating: 6 } })).issues?.[0]?.path).toBe(
      'rating',
    );
    await server.db.query(
      `update meetings.meeting set during = tstzrange(now() - interval '1 hour', now() + interval '1 hour') where id = $1`,
      [meetingId],
    );
    await a.client.call(setFeedback, { params, body: { ...note, rating: 5 } });
    const organiser = await server.signInAs('organiser', fairId, 'rated@example.org');
    expect(await organiser.call(getMeetingStats, { params: { fairId } })).toMatchObject({ rated: 1, averageRating: 5 });
  });

  it('gives the agenda as a calendar, by download and by a secret address that can be renewed', async () => {
    const fairId = await createFairRow(server.db, { name: 'Foire; d’automne, Liège' });
    const [a, b] = (await people(fairId, {}, { firstName: 'Renée', lastName: 'Ô' })) as [TestPerson, TestPerson];
    await publish(fairId, [{ a, b, from: inMinutes(60), to: inMinutes(90) }]);
    const download = await a.client.raw(downloadAgenda, { params: { fairId } });
    expect(download.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = await download.text();
    const [event] = new ICAL.Component(ICAL.parse(text))
      .getAllSubcomponents('vevent')
      .map((each) => new ICAL.Event(each));
    expect(event?.summary).toContain('Renée Ô');
    expect(event?.startDate.toJSDate().getTime()).toBe(Date.parse(inMinutes(60)));
    const tokenOf = ({ url }: { url: string }) => url.split('/').at(-1) ?? '';
    const first = tokenOf(await a.client.call(getSubscription, { params: { fairId } }));
    expect(tokenOf(await a.client.call(getSubscription, { params: { fairId } }))).toBe(first);
    const read = (token: string) => server.stranger.raw(readSubscription, { params: { token } });
    expect(await (await read(first)).text()).toContain('BEGIN:VEVENT');
    const second = tokenOf(await a.client.call(renewSubscription, { params: { fairId } }));
    expect((await read(first)).status).toBe(404);
    expect((await read(second)).status).toBe(200);
  });

  it('handles a delivery of the same publication twice as one', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b] = (await people(fairId, {}, {})) as [TestPerson, TestPerson];
    const runId = await publish(fairId, [{ a, b, from: inMinutes(60), to: inMinutes(90) }]);
    const before = await a.client.call(getAgenda, { params: { fairId } });
    await server.app.get(Queues).addAll([
      {
        queue: 'meetings.publish',
        job: { id: randomUUID(), name: 'timetable.published.v1', data: { fairId, runId } },
      },
    ]);
    const queue = server.app.get(Queues).queue('meetings.publish');
    await server.eventually(
      () => queue.getJobCounts('waiting', 'active'),
      (counts) => Object.values(counts).every((count) => count === 0),
    );
    expect(await a.client.call(getAgenda, { params: { fairId } })).toEqual(before);
  });

  it('publishes an older timetable although meetings have begun where it has others', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b, c, d] = (await people(fairId, {}, {}, {}, {})) as [TestPerson, TestPerson, TestPerson, TestPerson];
    const now = { from: inMinutes(-10), to: inMinutes(20) };
    await publish(fairId, [{ a, b, ...now }]);
    await publish(fairId, [
      { a, b: c, ...now },
      { a: c, b: d, from: inMinutes(60), to: inMinutes(90) },
    ]);
    const agendaOf = async ({ client }: TestPerson) => (await client.call(getAgenda, { params: { fairId } })).meetings;
    expect((await agendaOf(a)).map((meeting) => meeting.attendees.map(({ id }) => id).sort())).toEqual([
      [a.id, b.id].sort(),
    ]);
    expect((await agendaOf(c)).map((meeting) => meeting.attendees.map(({ id }) => id).sort())).toEqual([
      [c.id, d.id].sort(),
    ]);
  });

  it('keeps an older publication that was held up from coming after a newer one', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b] = (await people(fairId, {}, {})) as [TestPerson, TestPerson];
    const older = await insertRun(fairId, [{ a, b, from: inMinutes(60), to: inMinutes(90) }]);
    await server.db.transaction(async (manager) => {
      await server.app.get(PublicationRepository).lock(manager, fairId);
      await announce(fairId, older);
      await server.eventually(
        () =>
          server.db.query(
            `select 1 from pg_locks where locktype = 'advisory' and not granted
             and database = (select oid from pg_database where datname = current_database())`,
          ),
        (waiting) => waiting.length === 1,
      );
      await insertRun(fairId, []);
    });
    await handled();
    expect((await a.client.call(getAgenda, { params: { fairId } })).meetings).toEqual([]);
  });

  it('gives up one of two meetings of a guest that a new timetable puts at one time', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b, c, d, guest] = (await people(
      fairId,
      { company: 'Team SA' },
      {},
      { company: 'Team SA' },
      {},
      { company: 'Team SA' },
    )) as [TestPerson, TestPerson, TestPerson, TestPerson, TestPerson];
    const [early, late] = [
      { from: inMinutes(30), to: inMinutes(60) },
      { from: inMinutes(60), to: inMinutes(90) },
    ];
    await publish(fairId, [
      { a, b, ...early },
      { a: c, b: d, ...late },
    ]);
    for (const host of [a, c]) {
      const { id: meetingId } = (await host.client.call(getAgenda, { params: { fairId } })).meetings[0]!;
      const params = { fairId, meetingId, participantId: guest.id };
      await Promise.all([1, 2, 3].map(() => host.client.call(inviteColleague, { params })));
    }
    expect((await guest.client.call(getAgenda, { params: { fairId } })).meetings).toHaveLength(2);
    await publish(fairId, [
      { a, b, ...late },
      { a: c, b: d, ...late },
    ]);
    expect((await guest.client.call(getAgenda, { params: { fairId } })).meetings).toHaveLength(1);
    expect((await a.client.call(getAgenda, { params: { fairId } })).meetings).toMatchObject([
      { startsAt: iso(late.from) },
    ]);
  });

  it('brings several of a side together, at a booth too, and lets whoever is far away join by video', async () => {
    const fairId = await createFairRow(server.db, { mode: 'hybrid', tables: 1 });
    const [a, b, c, d] = (await people(fairId, { company: 'Stand SA', kind: 'exhibitor' }, {}, {}, {})) as [
      TestPerson,
      TestPerson,
      TestPerson,
      TestPerson,
    ];
    const times = { from: inMinutes(10), to: inMinutes(40) };
    const agendaOf = async ({ client }: TestPerson) => (await client.call(getAgenda, { params: { fairId } })).meetings;
    await publish(fairId, [{ a, b, others: [c], boothOf: a, hasVideo: true, ...times }]);
    const [meeting] = await agendaOf(c);
    expect(meeting).toMatchObject({ place: 'booth', boothCompanyName: 'Stand SA', tableNumber: null, hasVideo: true });
    expect(meeting!.attendees.map(({ id, part }) => [id, part]).sort()).toEqual(
      [a, b, c].map(({ id }) => [id, 'party']).sort(),
    );
    const params = { fairId, meetingId: meeting!.id };
    expect((await c.client.call(createRoomTicket, { params })).ticket).toBeTruthy();
    await publish(fairId, [{ a, b, others: [d], boothOf: a, hasVideo: false, ...times }]);
    expect(await agendaOf(c)).toEqual([]);
    expect((await agendaOf(d)).map(({ id }) => id)).toEqual([meeting!.id]);
    expect((await d.client.refusal(createRoomTicket, { params })).code).toBe('MEETING_HAS_NO_VIDEO');
    // The same again changes nothing.
    const before = await agendaOf(a);
    await publish(fairId, [{ a, b, others: [d], boothOf: a, hasVideo: false, ...times }]);
    expect(await agendaOf(a)).toEqual(before);
  });

  it('tells the guests of meetings that move or go', async () => {
    const fairId = await createFairRow(server.db);
    const [a, b, guest] = (await people(fairId, { company: 'Team SA' }, {}, { company: 'Team SA' })) as [
      TestPerson,
      TestPerson,
      TestPerson,
    ];
    await publish(fairId, [{ a, b, from: inMinutes(60), to: inMinutes(90) }]);
    const { id: meetingId } = (await a.client.call(getAgenda, { params: { fairId } })).meetings[0]!;
    await a.client.call(inviteColleague, { params: { fairId, meetingId, participantId: guest.id } });
    const toldBy = async (runId: string) =>
      (await server.app.get(Queues).queue('messaging.notify').getJobs())
        .filter((job) => job.name === 'agendas.published.v1' && job.data.runId === runId)
        .flatMap((job) => job.data.userIds as string[]);
    const everybody = [a, b, guest].map((person) => person.client.userId).sort();
    for (const plans of [[{ a, b, from: inMinutes(120), to: inMinutes(150) }], []]) {
      const runId = await publish(fairId, plans);
      const told = await server.eventually(
        () => toldBy(runId),
        (users) => users.length > 0,
      );
      expect(told.sort()).toEqual(everybody);
    }
  });
});
