import {
  chooseTakesPart,
  describeTables,
  type EventPayload,
  getFloorPlan,
  getMeeting,
  listTables,
  removeFloorPlan,
  setFloorPlan,
  type TablePlace,
} from '@parvis/contracts';
import {
  createFairRow,
  createMeeting,
  createPerson,
  type TestClient,
  type TestPerson,
  TestServer,
} from '@parvis/testing';
import { MeetingTimes } from '../meeting-request/meeting-times.js';
import { MeetingsModule } from '../meetings.module.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

const picture = {
  name: 'plan.png',
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC',
    'base64',
  ),
};

describe('tables of a fair', () => {
  let server: TestServer;
  let fairId: string;
  let organiser: TestClient;
  let a: TestPerson;
  let b: TestPerson;

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'venue',
      api: [MeetingsModule],
      worker: [],
      hasDatabase: true,
      domains: [],
    });
    await server.db.query(`create table told as select payload from platform.outbox where false`);
    await server.db.query(`create function keep() returns trigger language plpgsql as
      $$ begin insert into told values (new.payload); return new; end $$`);
    await server.db.query(`create trigger keep after insert on platform.outbox
      for each row when (new.name = 'tables.changed.v1') execute function keep()`);
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    fairId = await createFairRow(server.db, { mode: 'hybrid', tables: 3 });
    organiser = await server.signInAs('organiser', fairId, `${crypto.randomUUID()}@organiser.example`);
    a = await createPerson(server, fairId, { company: 'Hotel', attendance: 'on_site' });
    b = await createPerson(server, fairId, { company: 'Bolt', kind: 'exhibitor', attendance: 'on_site' });
  });

  const say = (from: number, to: number, change: Partial<TablePlace>) =>
    organiser.call(describeTables, { params: { fairId }, body: { from, to, change } });
  const all = async () => (await organiser.call(listTables, { params: { fairId } })).items;
  const takeTable = async () => {
    const meetingId = await createMeeting(server.db, fairId, [a.id, b.id]);
    const params = { fairId, meetingId };
    await a.client.call(chooseTakesPart, { params, body: { takesPart: 'on_site' } });
    return a.client.call(getMeeting, { params });
  };

  it('are described many at a time; what is not named stays as it is', async () => {
    const way = { en: 'Left of the lift', fr: 'À gauche de l’ascenseur' };
    await say(1, 3, { zone: 'Hall 2', seats: 4, way });
    await say(2, 2, { zone: 'Hall 3', equipment: ['screen', 'quiet'], spot: { x: 25.5, y: 50 } });
    const usual = {
      number: 1,
      zone: 'Hall 2',
      seats: 4,
      equipment: [],
      hours: null,
      way,
      spot: null,
      screenUrl: expect.stringMatching(/\/tables\/[A-Za-z0-9_-]{48}$/),
    };
    expect(await all()).toEqual([
      usual,
      { ...usual, number: 2, zone: 'Hall 3', equipment: ['screen', 'quiet'], spot: { x: 25.5, y: 50 } },
      { ...usual, number: 3 },
    ]);
    const page = await organiser.call(listTables, { params: { fairId }, query: { limit: 2 } });
    const next = await organiser.call(listTables, {
      params: { fairId },
      query: { limit: 2, cursor: page.nextCursor ?? '' },
    });
    expect([page.total, next.items.map(({ number }) => number), next.nextCursor]).toEqual([3, [3], null]);
  });

  it('are those that the fair has', async () => {
    const body = { from: 3, to: 4, change: { zone: 'Hall 2' } };
    expect((await organiser.refusal(describeTables, { params: { fairId }, body })).code).toBe('INVALID_INPUT');
    expect((await all()).map(({ zone }) => zone)).toEqual(['', '', '']);
  });

  it('are made known to timetables: hours and seats, as they stand after each change', async () => {
    await say(1, 2, { seats: 4, zone: 'Hall 2' });
    await say(2, 2, { hours: { opensAt: '09:00', closesAt: '12:30' } });
    await say(1, 2, { zone: 'Hall 3' });
    const news: { payload: EventPayload<'tables.changed.v1'> }[] = await server.db.query(
      `select payload from told where payload->>'fairId' = $1 order by (payload->>'version')::bigint`,
      [fairId],
    );
    expect(news.map(({ payload }) => payload.tables)).toEqual([
      [
        { number: 1, seats: 4, hours: null },
        { number: 2, seats: 4, hours: null },
      ],
      [{ number: 2, seats: 4, hours: { opensAt: '09:00', closesAt: '12:30' } }],
    ]);
    expect(news[1]!.payload.version).toBeGreaterThan(news[0]!.payload.version);
  });

  it('are shown to the people of a meeting with the way there and the plan', async () => {
    const { url } = await organiser.call(setFloorPlan, { params: { fairId }, file: picture });
    await say(1, 1, { zone: 'Hall 2', way: { en: 'Left', fr: 'À gauche' }, spot: { x: 10, y: 20 } });
    expect((await takeTable()).table).toEqual({
      zone: 'Hall 2',
      seats: null,
      equipment: [],
      way: { en: 'Left', fr: 'À gauche' },
      spot: { x: 10, y: 20 },
      planUrl: url,
    });
  });

  it('are handed out only where they are open then and have a seat for everybody', async () => {
    await say(1, 1, { hours: { opensAt: '00:00', closesAt: '00:01' } });
    await say(3, 3, { hours: { opensAt: '00:00', closesAt: '00:01' } });
    expect((await takeTable()).tableNumber).toBe(2);
    await say(2, 2, { hours: { opensAt: '00:00', closesAt: '00:01' } });
    await expect(takeTable()).rejects.toThrow('NO_TABLE_LEFT');
    await say(1, 3, { hours: null, seats: 2 });
    await say(3, 3, { seats: 3 });
    const fair = { id: fairId, tables: 3, timeZone: 'Europe/Paris' };
    const time = { startsAt: '2027-01-12T09:00:00Z', endsAt: '2027-01-12T09:30:00Z' };
    const venue = { needsTable: true, hasVideo: false, isTableRequired: true };
    const spotFor = (seats: number) =>
      server.app.get(MeetingTimes).spot(server.db.manager, fair, time, venue, { isVideoChosen: false, seats });
    expect([(await spotFor(2)).tableNumber, (await spotFor(3)).tableNumber]).toEqual([1, 3]);
    await expect(spotFor(4)).rejects.toMatchObject({ code: 'NO_TABLE_LEFT' });
    // On the fair's clock: half past ten in Paris.
    await say(3, 3, { hours: { opensAt: '10:00', closesAt: '10:30' } });
    expect((await spotFor(3)).tableNumber).toBe(3);
    await say(3, 3, { hours: { opensAt: '10:00', closesAt: '10:29' } });
    await expect(spotFor(3)).rejects.toMatchObject({ code: 'NO_TABLE_LEFT' });
  });

  it('keep their places when the picture is replaced; of several uploads at once one picture is left', async () => {
    await say(2, 2, { spot: { x: 1, y: 99 } });
    await Promise.all([1, 2, 3].map(() => organiser.call(setFloorPlan, { params: { fairId }, file: picture })));
    const plan = await organiser.call(getFloorPlan, { params: { fairId } });
    expect(plan).toEqual({ url: expect.stringContaining('/images/'), spots: [{ number: 2, x: 1, y: 99 }] });
    const [{ count }]: [{ count: number }] = await server.db.query(`select count(*)::int as count from platform.image`);
    const plans: unknown[] = await server.db.query(`select from meetings.floor_plan`);
    expect(count).toBe(plans.length);
    await organiser.call(removeFloorPlan, { params: { fairId } });
    expect((await organiser.call(getFloorPlan, { params: { fairId } })).url).toBeNull();
  });
});
