import { randomUUID } from 'node:crypto';
import {
  acceptRequest,
  chooseTakesPart,
  getMeeting,
  getRequestOptions,
  listRequestTimes,
  sendMove,
  type TakesPart,
} from '@parvis/contracts';
import { createFairRow, createMeeting, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { MeetingsModule } from '../meetings.module.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

describe('how people take part in a meeting of a hybrid fair', () => {
  let server: TestServer;
  let fairId: string;
  let a: TestPerson;
  let b: TestPerson;

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'seats',
      api: [MeetingsModule],
      worker: [],
      hasDatabase: true,
      domains: [],
    });
    await server.db.query(`create table told as select name, payload from platform.outbox where false`);
    await server.db.query(`create function keep() returns trigger language plpgsql as
      $$ begin insert into told values (new.name, new.payload); return new; end $$`);
    await server.db.query(`create trigger keep after insert on platform.outbox for each row execute function keep()`);
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    fairId = await createFairRow(server.db, { mode: 'hybrid', tables: 1 });
    a = await createPerson(server, fairId, { company: 'Hotel', attendance: 'on_site' });
    b = await createPerson(server, fairId, { company: 'Bolt', kind: 'exhibitor', attendance: 'on_site' });
  });

  const choose = (person: TestPerson, meetingId: string, takesPart: TakesPart) =>
    person.client.call(chooseTakesPart, { params: { fairId, meetingId }, body: { takesPart } });
  const look = async (reader: TestPerson, meetingId: string) => {
    const meeting = await reader.client.call(getMeeting, { params: { fairId, meetingId } });
    const wayOf = (person: TestPerson) => meeting.attendees.find(({ id }) => id === person.id)?.takesPart;
    return {
      place: meeting.place,
      tableNumber: meeting.tableNumber,
      hasVideo: meeting.hasVideo,
      a: wayOf(a),
      b: wayOf(b),
    };
  };
  const told = (meetingId: string) =>
    server.db.query(`select payload from told where name = 'meeting.takes-part.v1' and payload->>'meetingId' = $1`, [
      meetingId,
    ]);

  it('is changed by each for oneself: a video room as soon as somebody is away, no table once nobody is there', async () => {
    const meetingId = await createMeeting(server.db, fairId, [a.id, b.id], { isByVideo: false });
    expect(await look(a, meetingId)).toEqual({
      place: 'table',
      tableNumber: 1,
      hasVideo: false,
      a: 'on_site',
      b: 'on_site',
    });
    await choose(b, meetingId, 'virtual');
    expect(await look(a, meetingId)).toEqual({
      place: 'table',
      tableNumber: 1,
      hasVideo: true,
      a: 'on_site',
      b: 'virtual',
    });
    await choose(a, meetingId, 'virtual');
    const remote = { place: 'video', tableNumber: null, hasVideo: true, a: 'virtual', b: 'virtual' };
    expect(await look(b, meetingId)).toEqual(remote);
    await choose(b, meetingId, 'on_site');
    expect(await look(a, meetingId)).toEqual({ ...remote, place: 'table', tableNumber: 1, b: 'on_site' });
  });

  it('is told to the others, once for each change', async () => {
    const meetingId = await createMeeting(server.db, fairId, [a.id, b.id], { isByVideo: false });
    await Promise.all([1, 2, 3].map(() => choose(b, meetingId, 'virtual')));
    expect(await told(meetingId)).toMatchObject([{ payload: { byId: b.id, toIds: [a.id], takesPart: 'virtual' } }]);
  });

  it('gives the last free table to one meeting only, whoever asks at the same time', async () => {
    const others = await Promise.all([1, 2].map(() => createPerson(server, fairId, { attendance: 'on_site' })));
    const startsInHours = 5;
    const [one, two] = await Promise.all([
      createMeeting(server.db, fairId, [a.id, others[0]!.id], { startsInHours }),
      createMeeting(server.db, fairId, [b.id, others[1]!.id], { startsInHours }),
    ]);
    const answers = await Promise.all(
      [
        [a, one],
        [b, two],
      ].map(([person, meetingId]) =>
        (person as TestPerson).client.raw(chooseTakesPart, {
          params: { fairId, meetingId: meetingId as string },
          body: { takesPart: 'on_site' },
        }),
      ),
    );
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const tables: { table_number: number | null }[] = await server.db.query(
      `select table_number from meetings.meeting where fair_id = $1 order by table_number`,
      [fairId],
    );
    expect(tables).toEqual([{ table_number: 1 }, { table_number: null }]);
  });

  it('counts no more once the meeting is moved: as registered, with a table, and the former one is free', async () => {
    const of = { params: { fairId, participantId: b.id } };
    const { days } = await a.client.call(getRequestOptions, { ...of, query: {} });
    const times = await a.client.call(listRequestTimes, { ...of, query: { day: days[0]! } });
    const meetingId = await createMeeting(server.db, fairId, [a.id, b.id], { isByVideo: false });
    await choose(a, meetingId, 'virtual');
    await choose(b, meetingId, 'virtual');
    const move = async (startsAt: string) => {
      const { id } = await a.client.call(sendMove, {
        params: { fairId, meetingId },
        body: { clientKey: randomUUID(), times: [startsAt] },
      });
      await b.client.call(acceptRequest, { params: { fairId, requestId: id }, body: { startsAt } });
    };
    await move(times[0]!.startsAt);
    const registered = { place: 'table', tableNumber: 1, hasVideo: false, a: 'on_site', b: 'on_site' };
    expect(await look(a, meetingId)).toEqual(registered);
    const isAsRegistered = async () =>
      (await b.client.call(getMeeting, { params: { fairId, meetingId } })).isAsRegistered;
    expect(await isAsRegistered()).toBe(true);
    await choose(b, meetingId, 'virtual');
    expect(await look(a, meetingId)).toEqual({ ...registered, hasVideo: true, b: 'virtual' });
    expect(await isAsRegistered()).toBe(false);

    await move(times[1]!.startsAt);
    expect(await look(a, meetingId)).toEqual(registered);
    const [{ count }] = await server.db.query(
      `select count(*)::int as count from meetings.meeting where fair_id = $1 and table_number = 1 and during @> $2::timestamptz`,
      [fairId, times[0]!.startsAt],
    );
    expect(count).toBe(0);
  });

  it('is no choice elsewhere: in a virtual fair, after the end, for whoever is not in the meeting', async () => {
    const virtual = await createFairRow(server.db);
    const [c, d] = [await createPerson(server, virtual), await createPerson(server, virtual)];
    const inVirtual = await createMeeting(server.db, virtual, [c.id, d.id]);
    const refused = (person: TestPerson, params: { fairId: string; meetingId: string }) =>
      person.client.refusal(chooseTakesPart, { params, body: { takesPart: 'on_site' } });
    expect((await refused(c, { fairId: virtual, meetingId: inVirtual })).code).toBe('NOT_ALLOWED');
    const over = await createMeeting(server.db, fairId, [a.id, b.id], { startsInHours: -2 });
    expect((await refused(a, { fairId, meetingId: over })).code).toBe('MEETING_OVER');
    const stranger = await createPerson(server, fairId);
    expect((await refused(stranger, { fairId, meetingId: over })).code).toBe('NOT_FOUND');
  });
});
