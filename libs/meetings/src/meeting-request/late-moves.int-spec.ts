import { randomUUID } from 'node:crypto';
import {
  acceptRequest,
  counterRequest,
  getMeeting,
  getRequest,
  getRequestOptions,
  listReliabilityCases,
  listRequestTimes,
  reportNoShow,
  sendMove,
} from '@parvis/contracts';
import { Queues } from '@parvis/platform';
import { createFairRow, createMeeting, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { RoomAttendanceHandler } from '../attendance/room-attendance.handler.js';
import { MeetingsModule } from '../meetings.module.js';
import { MeetingsWorkerModule } from '../meetings-worker.module.js';
import { RequestRounds } from './request-rounds.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

describe('another time for a meeting to which one side has not come', () => {
  let server: TestServer;
  let fairId: string;
  let ann: TestPerson;
  let ben: TestPerson;
  let meetingId: string;
  let times: string[];

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'late-moves',
      api: [MeetingsModule],
      worker: [MeetingsWorkerModule],
      hasDatabase: true,
      domains: [],
    });
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    fairId = await createFairRow(server.db);
    ann = await createPerson(server, fairId, { company: 'Peas', firstName: 'Ann' });
    ben = await createPerson(server, fairId, { company: 'Shops', firstName: 'Ben' });
    meetingId = await createMeeting(server.db, fairId, [ann.id, ben.id], { startsInHours: -5 / 60 });
    await room(ann, 'joined', 5);
    const of = { params: { fairId, participantId: ben.id } };
    const { days } = await ann.client.call(getRequestOptions, { ...of, query: { meetingId } });
    const free = await ann.client.call(listRequestTimes, { ...of, query: { meetingId, day: days[0]! } });
    times = free.map(({ startsAt }) => startsAt);
  });

  const began = (minutesAgo: number) =>
    server.db.query(
      `update meetings.meeting set during = tstzrange(now() - make_interval(mins => $2), now() - make_interval(mins => $2) + interval '30 minutes')
       where id = $1`,
      [meetingId, minutesAgo],
    );
  const room = ({ id }: TestPerson, change: 'joined' | 'left', minutesAgo: number) =>
    server.app.get(RoomAttendanceHandler).handle({
      roomId: meetingId,
      participantId: id,
      change,
      at: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
    });
  const proposal = () => ({
    params: { fairId, meetingId },
    body: { clientKey: randomUUID(), times: times.slice(0, 2) },
  });
  const propose = (person: TestPerson) => person.client.call(sendMove, proposal());
  const refusal = async (person: TestPerson) => (await person.client.refusal(sendMove, proposal())).code;
  const yes = (requestId: string, startsAt: string) => ({ params: { fairId, requestId }, body: { startsAt } });
  const read = (person: TestPerson) => person.client.call(getMeeting, { params: { fairId, meetingId } });
  const cases = async ({ client }: TestPerson) =>
    (await client.call(listReliabilityCases, { params: { fairId } })).items.filter(({ kind }) => kind === 'meeting');
  const told = async (act: string) => {
    await server.eventually(
      () => server.db.query(`select 1 from platform.outbox`),
      (waiting: unknown[]) => waiting.length === 0,
    );
    const jobs = await server.app.get(Queues).queue('messaging.notify').getJobs();
    return jobs
      .filter(({ data }) => data.fairId === fairId && data.act === act)
      .map(({ data }) => data.participantId)
      .sort();
  };

  it('is proposed by whoever waits; the meeting stays until it is accepted, and nobody has missed it then', async () => {
    const { id, expiresAt } = await propose(ann);
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now());
    expect(await told('sent')).toEqual([ben.id]);
    expect(await read(ben)).toMatchObject({ status: 'scheduled', pendingMove: { requestId: id, isMyTurn: true } });
    await ben.client.call(acceptRequest, yes(id, times[1]!));
    expect(await read(ann)).toMatchObject({ startsAt: times[1], pendingMove: null, wasHeld: false });
    expect((await read(ann)).attendees.map(({ hasCome }) => hasCome)).toEqual([false, false]);
    expect(await told('accepted')).toEqual([ann.id, ben.id].sort());
    expect([...(await cases(ann)), ...(await cases(ben))]).toEqual([]);
  });

  it('is taken once, by two yeses at the same moment', async () => {
    const { id } = await propose(ann);
    const answers = await Promise.all([0, 1].map((nr) => ben.client.raw(acceptRequest, yes(id, times[nr]!))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await told('accepted')).toHaveLength(2);
    const [row] = await server.db.query(`select sequence from meetings.meeting where id = $1`, [meetingId]);
    expect(row.sequence).toBe(1);
  });

  it('can be answered by other times, beyond the start of the meeting', async () => {
    const { id } = await propose(ann);
    await ben.client.call(counterRequest, { params: { fairId, requestId: id }, body: { times: [times[2]!] } });
    await ann.client.call(acceptRequest, yes(id, times[2]!));
    expect(await read(ben)).toMatchObject({ startsAt: times[2] });
  });

  it('begins anew: who was at the former time is not taken for having come', async () => {
    const { id } = await propose(ann);
    await ben.client.call(acceptRequest, yes(id, times[0]!));
    // Told late, of the time before.
    await room(ann, 'joined', 4);
    await room(ben, 'joined', 1);
    expect((await read(ann)).attendees.map(({ hasCome }) => hasCome)).toEqual([false, false]);
    const later = () => new Date(Date.now() + 60_000).toISOString();
    const comes = (participantId: string) =>
      server.app.get(RoomAttendanceHandler).handle({ roomId: meetingId, participantId, change: 'joined', at: later() });
    await comes(ben.id);
    expect((await read(ann)).wasHeld).toBe(false);
    await comes(ann.id);
    expect((await read(ann)).wasHeld).toBe(true);
  });

  it('is refused before three minutes have passed, after the end, and once the other side has come', async () => {
    await began(2);
    expect(await refusal(ann)).toBe('MEETING_BEGUN');
    await began(40);
    expect(await refusal(ann)).toBe('MEETING_OVER');
    await began(5);
    expect(await refusal(ben)).toBe('MEETING_ATTENDED');
    await room(ben, 'joined', 1);
    expect(await refusal(ann)).toBe('MEETING_ATTENDED');
  });

  it('is refused to whoever is not in the room; at a table a word is enough', async () => {
    await server.db.query(`update meetings.attendee set first_joined_at = null where meeting_id = $1`, [meetingId]);
    expect(await refusal(ann)).toBe('NOT_ALLOWED');
    await server.db.query(
      `update meetings.meeting set place = 'table', table_number = 1, has_video = false where id = $1`,
      [meetingId],
    );
    expect(await propose(ann)).toMatchObject({ status: 'pending' });
  });

  it('is over once the two have met after all', async () => {
    const { id } = await propose(ann);
    await room(ben, 'joined', 0);
    expect((await ben.client.refusal(acceptRequest, yes(id, times[0]!))).code).toBe('MEETING_ATTENDED');
    await server.app.get(RequestRounds).moveOn();
    const request = await ann.client.call(getRequest, { params: { fairId, requestId: id } });
    expect(request).toMatchObject({ status: 'withdrawn', acts: [{ act: 'sent' }, { act: 'met' }] });
    expect(await told('withdrawn')).toEqual([]);
  });

  it('takes nothing from the report of a no-show, which ends it', async () => {
    const { id } = await propose(ann);
    await ann.client.call(reportNoShow, { params: { fairId, meetingId } });
    expect((await ben.client.refusal(acceptRequest, yes(id, times[0]!))).code).toBe('MEETING_CANCELLED');
    expect(await cases(ben)).toMatchObject([{ isKept: false }]);
  });
});
