import {
  addInterpreter,
  bookInterpreter,
  cancelMeeting,
  changeInterpreter,
  chooseTakesPart,
  createInterpreterTicket,
  getInterpreterDesk,
  getInterpreting,
  giveInterpreterBack,
  type InterpreterSettings,
  listInterpreters,
  removeInterpreter,
  renewInterpreterLink,
} from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { RoomTicketSigner } from '@parvis/platform';
import {
  createFairRow,
  createMeeting,
  createPerson,
  type TestClient,
  type TestPerson,
  TestServer,
} from '@parvis/testing';
import { DataSource } from 'typeorm';
import { MeetingRepository } from '../agenda/meeting.repository.js';
import { MeetingMover } from '../meeting-request/meeting-mover.js';
import { MeetingsModule } from '../meetings.module.js';
import { MeetingsWorkerModule } from '../meetings-worker.module.js';
import { PublicationRepository } from '../publish/publication.repository.js';
import { TimetablePublishedHandler } from '../publish/timetable-published.handler.js';
import { InterpreterRounds } from './interpreter-rounds.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(90_000);

const vera: InterpreterSettings = {
  name: 'Vera Vogt',
  contact: '+32 2 555 01 01',
  email: '',
  pairs: ['de-fr', 'en-fr'],
  isOnSite: true,
  isRemote: true,
  hours: null,
};

describe('interpreters', () => {
  let server: TestServer;
  let fairId: string;
  let organiser: TestClient;
  let a: TestPerson;
  let b: TestPerson;

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'interpreters',
      api: [MeetingsModule],
      worker: [MeetingsWorkerModule],
      hasDatabase: true,
      domains: [],
    });
    await server.db.query(`create table told (nr bigserial, name text, payload jsonb)`);
    await server.db.query(`create function keep() returns trigger language plpgsql as
      $$ begin insert into told (name, payload) values (new.name, new.payload); return new; end $$`);
    await server.db.query(`create trigger keep after insert on platform.outbox for each row execute function keep()`);
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    fairId = await createFairRow(server.db, { mode: 'hybrid', tables: 5 });
    organiser = await server.signInAs('organiser', fairId, `${crypto.randomUUID()}@organiser.example`);
    a = await createPerson(server, fairId, { company: 'Hotel', attendance: 'on_site' });
    b = await createPerson(server, fairId, { company: 'Bolt', kind: 'exhibitor', attendance: 'on_site' });
  });

  const add = async (changes: Partial<InterpreterSettings> = {}) =>
    (await organiser.call(addInterpreter, { params: { fairId }, body: { ...vera, ...changes } })).id;
  const book = (person: TestPerson, meetingId: string, pair = 'de-fr') =>
    person.client.call(bookInterpreter, { params: { fairId, meetingId }, body: { pair } });
  const look = (meetingId: string) => a.client.call(getInterpreting, { params: { fairId, meetingId } });
  const interpreting = async (person: TestPerson, meetingId: string) =>
    (await person.client.call(getInterpreting, { params: { fairId, meetingId } })).booked;
  const nameAt = async (meetingId: string) => (await look(meetingId)).booked?.name ?? null;
  const told = (meetingId: string) =>
    server.db.query(
      `select payload from told where name = 'interpreter.released.v1' and payload->>'meetingId' = $1 order by nr`,
      [meetingId],
    );
  const move = async (meetingId: string, startsAt: string, endsAt: string) => {
    const fair = await server.app.get(FairReader, { strict: false }).get(fairId);
    await server.app.get(DataSource, { strict: false }).transaction(async (manager) => {
      await server.app.get(PublicationRepository, { strict: false }).lock(manager, fairId);
      const meeting = await server.app.get(MeetingRepository, { strict: false }).lock(manager, fairId, meetingId);
      await server.app.get(MeetingMover, { strict: false }).move(manager, fair, {
        meeting: meeting!,
        time: { startsAt, endsAt },
        principals: [a.id, b.id],
        venue: { needsTable: false, hasVideo: true, isTableRequired: false },
        isVideoChosen: false,
      });
    });
  };

  it('are booked for the languages of a meeting, shown to both sides, and given back', async () => {
    await add();
    const meetingId = await createMeeting(server.db, fairId, [a.id, b.id]);
    expect(await look(meetingId)).toEqual({
      booked: null,
      pairs: [
        { pair: 'de-fr', isFree: true },
        { pair: 'en-fr', isFree: true },
      ],
    });
    await book(b, meetingId);
    const booked = { name: 'Vera Vogt', contact: '+32 2 555 01 01', pair: 'de-fr', isOnSite: false };
    expect((await look(meetingId)).booked).toEqual(booked);
    const { items } = await organiser.call(listInterpreters, { params: { fairId } });
    expect(items).toMatchObject([{ ...vera, bookings: [{ pair: 'de-fr', tableNumber: null }] }]);
    await a.client.call(giveInterpreterBack, { params: { fairId, meetingId } });
    expect(await nameAt(meetingId)).toBeNull();
  });

  /** Puts a timetable by video on the agendas, each pair at so many hours from now; ids of its meetings, in that order. */
  const publish = async (plans: readonly { pair: readonly [TestPerson, TestPerson]; hours: number }[]) => {
    const [{ id: runId }] = await server.db.query(
      `insert into matchmaking.timetable_run (fair_id, number, status, created_by, published_at)
       select $1, count(*) + 1, 'finished', $2, clock_timestamp() from matchmaking.timetable_run where fair_id = $1 returning id`,
      [fairId, organiser.userId],
    );
    const ids: string[] = [];
    for (const [position, { pair, hours }] of plans.entries())
      await server.db.query(
        `insert into matchmaking.planned_meeting (run_id, position, a_id, b_id, others, starts_at, ends_at, place, has_video, value)
         values ($1, $2, least($3::uuid, $4::uuid), greatest($3::uuid, $4::uuid), '{}', now() + $5 * interval '1 hour',
           now() + ($5 + 0.5) * interval '1 hour', 'video', true, 1)`,
        [runId, position, pair[0].id, pair[1].id, hours],
      );
    await server.app.get(TimetablePublishedHandler, { strict: false }).handle({ fairId, runId });
    for (const { pair } of plans) {
      const [row] = await server.db.query(
        `select id from meetings.meeting where fair_id = $1 and status = 'scheduled'
           and a_id = least($2::uuid, $3::uuid) and b_id = greatest($2::uuid, $3::uuid)`,
        [fairId, pair[0].id, pair[1].id],
      );
      ids.push(row.id);
    }
    return ids as [string, string, string];
  };

  it('are in one meeting at a time: of fifty who ask at once, one gets the only interpreter', async () => {
    await add();
    const people = await Promise.all(Array.from({ length: 50 }, () => createPerson(server, fairId)));
    const meetings = await Promise.all(
      people.map(({ id }) => createMeeting(server.db, fairId, [id], { startsInHours: 7 })),
    );
    const answers = await Promise.all(
      people.map(({ client }, index) =>
        client.raw(bookInterpreter, {
          params: { fairId, meetingId: meetings[index] as string },
          body: { pair: 'en-fr' },
        }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    const rows: unknown[] = await server.db.query(`select from meetings.interpreter_booking where fair_id = $1`, [
      fairId,
    ]);
    expect(rows).toHaveLength(1);
  });

  it('cannot be booked twice for one time, whatever the code does', async () => {
    const id = await add();
    const [one, two] = await Promise.all([
      createMeeting(server.db, fairId, [a.id], { startsInHours: 9 }),
      createMeeting(server.db, fairId, [b.id], { startsInHours: 9 }),
    ]);
    const insert = (meetingId: string) =>
      server.db.query(
        `insert into meetings.interpreter_booking (meeting_id, interpreter_id, fair_id, during, status, pair)
         select id, $2, fair_id, during, status, 'de-fr' from meetings.meeting where id = $1`,
        [meetingId, id],
      );
    await insert(one);
    await expect(insert(two)).rejects.toThrow('one_meeting_of_an_interpreter');
  });

  it('move along with a meeting where they are free, and are released and told of once where they are not', async () => {
    await add();
    const [one, two] = [
      await createMeeting(server.db, fairId, [a.id, b.id], { startsInHours: 20 }),
      await createMeeting(server.db, fairId, [a.id, b.id], { startsInHours: 30 }),
    ];
    const c = await createPerson(server, fairId);
    const third = await createMeeting(server.db, fairId, [c.id], { startsInHours: 40 });
    await book(a, one);
    await book(a, two);
    await book(c, third);
    const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    await move(one, at(25), at(25.5));
    expect([await nameAt(one), await told(one)]).toEqual(['Vera Vogt', []]);
    await server.db.query(
      `update meetings.interpreter_booking set booked_at = now() - interval '1 day' where meeting_id = $1`,
      [third],
    );
    await move(two, at(40), at(40.5));
    expect(await nameAt(two)).toBeNull();
    const [news, ...more] = await told(two);
    expect(more).toEqual([]);
    expect(news.payload).toMatchObject({ name: 'Vera Vogt' });
    expect([...news.payload.toIds].sort()).toEqual([a.id, b.id].sort());
  });

  it('keep to a meeting that a timetable moves where they are free, and change places with it', async () => {
    await add();
    const [c, d] = [await createPerson(server, fairId), await createPerson(server, fairId)];
    const pairs = [
      [a, b],
      [c, d],
      [a, c],
    ] as const;
    const plan = (...hours: number[]) => pairs.map((pair, index) => ({ pair, hours: hours[index] as number }));
    const [one, two, third] = await publish(plan(20, 30, 40));
    await book(a, one);
    await book(c, two);
    await book(a, third);
    // The first two change places, the third stays.
    expect(await publish(plan(30, 20, 40))).toEqual([one, two, third]);
    const names = async () => [await nameAt(one), (await interpreting(c, two))?.name, await nameAt(third)];
    expect(await names()).toEqual(['Vera Vogt', 'Vera Vogt', 'Vera Vogt']);
    expect([await told(one), await told(two), await told(third)]).toEqual([[], [], []]);
    // Now two are at one time: whoever booked first keeps her.
    expect(await publish(plan(30, 30, 40))).toEqual([one, two, third]);
    expect(await names()).toEqual(['Vera Vogt', undefined, 'Vera Vogt']);
    const [news, ...more] = await told(two);
    expect(more).toEqual([]);
    expect([...news.payload.toIds].sort()).toEqual([c.id, d.id].sort());
    expect([await told(one), await told(third)]).toEqual([[], []]);
  });

  it('come back with a meeting that a timetable left out, unless another has booked them meanwhile', async () => {
    await add();
    const c = await createPerson(server, fairId);
    const both = (hours: number) => [
      { pair: [a, b] as const, hours },
      { pair: [a, c] as const, hours: 50 },
    ];
    const [one, other] = await publish(both(20));
    await book(a, one);
    await publish(both(20).slice(1));
    expect(await publish(both(30))).toEqual([one, other]);
    expect(await nameAt(one)).toBe('Vera Vogt');
    await publish(both(30).slice(1));
    await book(a, other);
    const d = await createPerson(server, fairId);
    const beside = { pair: [c, d] as const, hours: 30 };
    const [, third] = await publish([...both(30).slice(1), beside]);
    await book(c, third);
    expect(await publish([...both(30), beside])).toEqual([one, other, third]);
    expect([await nameAt(one), (await interpreting(c, third))?.name]).toEqual([null, 'Vera Vogt']);
    expect(await told(one)).toHaveLength(1);
  });

  it('are looked at for the meeting that is moved only', async () => {
    await add();
    const otto = await add({ name: 'Otto', pairs: ['fr-it'] });
    const [moved, other] = [
      await createMeeting(server.db, fairId, [a.id, b.id], { startsInHours: 60 }),
      await createMeeting(server.db, fairId, [a.id, b.id], { startsInHours: 70 }),
    ];
    await book(a, moved);
    await book(a, other, 'fr-it');
    // Past the service, which would settle it: a move of another meeting does not look there.
    await server.db.query(`update meetings.interpreter set pairs = '{en-it}' where id = $1`, [otto]);
    const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    await move(moved, at(65), at(65.5));
    expect([await nameAt(moved), await nameAt(other)]).toEqual(['Vera Vogt', 'Otto']);
    await move(other, at(75), at(75.5));
    expect([await nameAt(moved), await nameAt(other)]).toEqual(['Vera Vogt', null]);
  });

  it('are free again when the meeting is called off', async () => {
    await add();
    const one = await createMeeting(server.db, fairId, [a.id, b.id], { startsInHours: 50 });
    await book(a, one);
    const c = await createPerson(server, fairId);
    const two = await createMeeting(server.db, fairId, [c.id], { startsInHours: 50 });
    const refused = { params: { fairId, meetingId: two }, body: { pair: 'de-fr' } };
    expect((await c.client.refusal(bookInterpreter, refused)).code).toBe('NO_INTERPRETER_FREE');
    await a.client.call(cancelMeeting, { params: { fairId, meetingId: one }, body: {} });
    expect((await book(c, two)).booked?.name).toBe('Vera Vogt');
  });

  it('are there at their hours and places only: on site for tables, by telephone where there is video', async () => {
    const never = { opensAt: '00:00', closesAt: '00:01' };
    await add({ hours: never });
    const id = await add({ name: 'Otto', isRemote: false });
    const byVideo = await createMeeting(server.db, fairId, [a.id, b.id]);
    expect((await look(byVideo)).pairs).toEqual([]);
    await a.client.call(chooseTakesPart, { params: { fairId, meetingId: byVideo }, body: { takesPart: 'on_site' } });
    expect((await book(a, byVideo)).booked).toMatchObject({ name: 'Otto', isOnSite: true });
    // The table is given up, and with it whoever came there.
    await a.client.call(chooseTakesPart, { params: { fairId, meetingId: byVideo }, body: { takesPart: 'virtual' } });
    expect([await nameAt(byVideo), await told(byVideo)]).toMatchObject([null, [{ payload: { name: 'Otto' } }]]);
    await organiser.call(changeInterpreter, { params: { fairId, interpreterId: id }, body: vera });
    expect((await book(a, byVideo)).booked?.name).toBe('Vera Vogt');
    await organiser.call(removeInterpreter, { params: { fairId, interpreterId: id } });
    expect([await nameAt(byVideo), await told(byVideo)]).toMatchObject([
      null,
      [{}, { payload: { name: 'Vera Vogt' } }],
    ]);
  });

  describe('are written to, if there is an address', () => {
    const round = () => server.app.get(InterpreterRounds, { strict: false }).tellAll();
    const mails = async (): Promise<{ added: unknown[]; moved: unknown[]; gone: unknown[]; link: string | null }[]> => {
      await round();
      const rows = await server.db.query(
        `select payload from told where name = 'interpreter.agenda.v1' and payload ->> 'fairId' = $1 order by nr`,
        [fairId],
      );
      return rows.map(({ payload }: { payload: unknown }) => payload);
    };
    /** As if the last mail had gone out a while ago. */
    const later = () =>
      server.db.query(`update meetings.interpreter set told_at = told_at - interval '11 minutes' where fair_id = $1`, [
        fairId,
      ]);

    it('of what is booked, at another time and gone: once, in any number of processes', async () => {
      await add();
      await add({ name: 'Otto Ohm', email: 'otto@interpreters.example', pairs: ['fr-it'] });
      const meetingId = await createMeeting(server.db, fairId, [a.id, b.id], { startsInHours: 20, isByVideo: true });
      await book(a, meetingId, 'fr-it');
      await Promise.all([round(), round(), round()]);
      const [first, ...more] = await mails();
      expect(more).toEqual([]);
      expect(first).toMatchObject({
        email: 'otto@interpreters.example',
        name: 'Otto Ohm',
        added: [{ meetingId, pair: 'fr-it', place: 'video', tableNumber: null }],
        moved: [],
        gone: [],
      });
      const { pageUrl } = (await organiser.call(listInterpreters, { params: { fairId } })).items[0]!;
      expect(first!.link).toBe(pageUrl);
      // What changes soon after waits, and what is as it was is no news.
      await a.client.call(giveInterpreterBack, { params: { fairId, meetingId } });
      expect(await mails()).toHaveLength(1);
      await book(a, meetingId, 'fr-it');
      await later();
      expect(await mails()).toHaveLength(1);
      const at = (hours: number) => new Date(Date.now() + hours * 3600_000).toISOString();
      await move(meetingId, at(30), at(30.5));
      expect((await mails()).at(-1)).toMatchObject({ added: [], moved: [{ meetingId }], gone: [] });
      await later();
      await a.client.call(cancelMeeting, { params: { fairId, meetingId }, body: {} });
      expect((await mails()).at(-1)).toMatchObject({ added: [], moved: [], gone: [{ meetingId }] });
      expect(await mails()).toHaveLength(3);
    });

    it('at once of what is close, again at another address, and when they are removed', async () => {
      const id = await add({ email: 'vera@interpreters.example' });
      const [near, far] = [
        await createMeeting(server.db, fairId, [a.id, b.id], { startsInHours: 1, isByVideo: true }),
        await createMeeting(server.db, fairId, [a.id, b.id], { startsInHours: 20, isByVideo: true }),
      ];
      await book(a, far);
      expect(await mails()).toHaveLength(1);
      await book(a, near);
      expect(await mails()).toMatchObject([{}, { added: [{ meetingId: near }] }]);
      await organiser.call(changeInterpreter, {
        params: { fairId, interpreterId: id },
        body: { ...vera, email: 'vogt@interpreters.example' },
      });
      expect((await mails()).at(-1)).toMatchObject({
        email: 'vogt@interpreters.example',
        added: [{ meetingId: near }, { meetingId: far }],
      });
      await organiser.call(removeInterpreter, { params: { fairId, interpreterId: id } });
      const all = await mails();
      expect(all).toHaveLength(4);
      expect(all.at(-1)).toMatchObject({ link: null, gone: [{ meetingId: near }, { meetingId: far }] });
    });
  });

  describe('have a page of their own, without an account', () => {
    const keyOf = async () =>
      (await organiser.call(listInterpreters, { params: { fairId } })).items[0]!.pageUrl.split('/').at(-1)!;
    const meetingNow = (startsInHours: number) =>
      createMeeting(server.db, fairId, [a.id, b.id], { startsInHours, isByVideo: true });
    const enter = (deskKey: string, meetingId: string) => ({ params: { deskKey }, body: { meetingId } });

    it('with what is booked, and the way into those rooms while they are open', async () => {
      await add();
      const [now, later, other] = [await meetingNow(-0.1), await meetingNow(5), await meetingNow(9)];
      for (const meetingId of [now, later]) await book(a, meetingId);
      const deskKey = await keyOf();
      const { bookings, name } = await server.stranger.call(getInterpreterDesk, { params: { deskKey } });
      expect(name).toBe('Vera Vogt');
      expect(bookings.map(({ meetingId, isOpen, pair }) => ({ meetingId, isOpen, pair }))).toEqual([
        { meetingId: now, isOpen: true, pair: 'de-fr' },
        { meetingId: later, isOpen: false, pair: 'de-fr' },
      ]);
      expect(bookings[0]?.people.map(({ companyName }) => companyName).sort()).toEqual(['Bolt', 'Hotel']);
      const { ticket } = await server.stranger.call(createInterpreterTicket, enter(deskKey, now));
      const claims = await new RoomTicketSigner(server.config.get('APP_SECRET')).verify('ticket', ticket);
      expect(claims).toMatchObject({
        roomId: now,
        displayName: 'Vera Vogt',
        role: 'guest',
        grants: ['speak', 'observe'],
      });
      const refused = async (meetingId: string) =>
        (await server.stranger.refusal(createInterpreterTicket, enter(deskKey, meetingId))).code;
      expect([await refused(later), await refused(other)]).toEqual(['MEETING_NOT_STARTED', 'NOT_FOUND']);
      await a.client.call(giveInterpreterBack, { params: { fairId, meetingId: now } });
      expect(await refused(now)).toBe('NOT_FOUND');
    });

    it('that opens by its last address only', async () => {
      const interpreterId = await add();
      const before = await keyOf();
      await organiser.call(renewInterpreterLink, { params: { fairId, interpreterId } });
      expect((await server.stranger.refusal(getInterpreterDesk, { params: { deskKey: before } })).code).toBe(
        'NOT_FOUND',
      );
      const { bookings } = await server.stranger.call(getInterpreterDesk, { params: { deskKey: await keyOf() } });
      expect(bookings).toEqual([]);
    });
  });
});
