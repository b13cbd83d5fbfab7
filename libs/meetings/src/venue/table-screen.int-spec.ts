import {
  checkIn,
  createTableTicket,
  getPresence,
  getTableScreen,
  listTables,
  renewTableScreen,
} from '@parvis/contracts';
import { RoomTicketSigner } from '@parvis/platform';
import { createFairRow, createPerson, type TestClient, type TestPerson, TestServer } from '@parvis/testing';
import { MeetingsModule } from '../meetings.module.js';

describe('the screen of a table', () => {
  let server: TestServer;
  let fairId: string;
  let organiser: TestClient;
  let a: TestPerson;
  let b: TestPerson;

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'table-screens',
      api: [MeetingsModule],
      worker: [],
      hasDatabase: true,
      domains: [],
    });
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    fairId = await createFairRow(server.db, { mode: 'hybrid', tables: 2 });
    organiser = await server.signInAs('organiser', fairId, `${crypto.randomUUID()}@organiser.example`);
    a = await createPerson(server, fairId, { company: 'Hotel', attendance: 'on_site' });
    b = await createPerson(server, fairId, { company: 'Bolt', kind: 'exhibitor', attendance: 'virtual' });
  });

  const keyOf = async (number: number) => {
    const { items } = await organiser.call(listTables, { params: { fairId } });
    return items
      .find((table) => table.number === number)!
      .screenUrl.split('/')
      .at(-1)!;
  };
  /** At table 1, of half an hour. */
  const meetingIn = async (minutes: number, { hasVideo = true, status = 'scheduled' } = {}): Promise<string> => {
    const [{ id }]: [{ id: string }] = await server.db.query(
      `with meeting as (
         insert into meetings.meeting (fair_id, during, place, table_number, has_video, status, cancel_cause, cancelled_at)
         values ($1, tstzrange(now() + make_interval(mins => $2), now() + make_interval(mins => $2 + 30)), 'table', 1, $3, $4,
           case $4 when 'cancelled' then 'cancelled' end, case $4 when 'cancelled' then now() end)
         returning *)
       , party as (
         insert into meetings.attendee (meeting_id, participant_id, fair_id, during, status, part)
         select id, person, fair_id, during, status, 'party' from meeting, unnest($5::uuid[]) person)
       select id from meeting`,
      [fairId, minutes, hasVideo, status, [a.id, b.id]],
    );
    return id;
  };
  const view = async () => server.stranger.call(getTableScreen, { params: { key: await keyOf(1) } });
  const enter = async () => server.stranger.call(createTableTicket, { params: { key: await keyOf(1) } });
  const refusal = async () =>
    (await server.stranger.refusal(createTableTicket, { params: { key: await keyOf(1) } })).code;

  it('shows who has the table now, and only when those who come after begin', async () => {
    const [now, later] = [await meetingIn(-10), await meetingIn(20)];
    await meetingIn(80, { status: 'cancelled' });
    const { meetings, number } = await view();
    expect(number).toBe(1);
    expect(meetings).toEqual([
      expect.objectContaining({ id: now, isOn: true, hasVideo: true, checkInCode: expect.stringMatching(/^\d{6}$/) }),
      expect.objectContaining({ id: later, isOn: false, people: [], checkInCode: null }),
    ]);
    expect(meetings[0]?.people.map(({ companyName }) => companyName).sort()).toEqual(['Bolt', 'Hotel']);
    expect((await server.stranger.call(getTableScreen, { params: { key: await keyOf(2) } })).meetings).toEqual([]);
  });

  it('lets those who sit there into the call of their meeting, as the table', async () => {
    const id = await meetingIn(-1);
    const { ticket, roomId } = await enter();
    expect(roomId).toBe(id);
    const claims = await new RoomTicketSigner(server.config.get('APP_SECRET')).verify('ticket', ticket);
    expect(claims).toMatchObject({ displayName: 'Table 1', role: 'guest', grants: ['speak', 'share', 'observe'] });
    expect([a.id, b.id]).not.toContain(claims!.participantId);
  });

  it('lets nobody in before and after, nor where everybody sits at the table', async () => {
    await meetingIn(12);
    expect(await refusal()).toBe('MEETING_NOT_STARTED');
    await server.db.query('delete from meetings.meeting where fair_id = $1', [fairId]);
    await meetingIn(-45);
    expect(await refusal()).toBe('MEETING_NOT_STARTED');
    await server.db.query('delete from meetings.meeting where fair_id = $1', [fairId]);
    await meetingIn(-1, { hasVideo: false });
    expect(await refusal()).toBe('MEETING_HAS_NO_VIDEO');
  });

  it('opens by its last address only', async () => {
    const before = await keyOf(1);
    const renewed = await organiser.call(renewTableScreen, { params: { fairId }, body: { number: 1 } });
    const after = await keyOf(1);
    expect(renewed.screenUrl.endsWith(after)).toBe(true);
    expect(after).not.toBe(before);
    for (const endpoint of [getTableScreen, createTableTicket])
      expect((await server.stranger.refusal(endpoint, { params: { key: before } })).code).toBe('NOT_FOUND');
    expect((await server.stranger.call(getTableScreen, { params: { key: after } })).number).toBe(1);
    const beyond = { params: { fairId }, body: { number: 3 } };
    expect((await organiser.refusal(renewTableScreen, beyond)).code).toBe('NOT_FOUND');
  });

  it('proves that somebody is at the table, alone too', async () => {
    const params = { fairId, meetingId: await meetingIn(-5) };
    const code = (await view()).meetings[0]!.checkInCode!;
    await a.client.call(checkIn, { params, body: { code } });
    const { people } = await a.client.call(getPresence, { params });
    const cameTo = (id: string) => people.find(({ participantId }) => participantId === id)?.checkedInAt ?? null;
    expect([cameTo(a.id), cameTo(b.id)]).toEqual([expect.any(String), null]);
    const wrong = code === '100000' ? '100001' : '100000';
    expect((await b.client.refusal(checkIn, { params, body: { code: wrong } })).code).toBe('CHECK_IN_CODE_WRONG');
  });
});
