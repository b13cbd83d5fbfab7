import { randomUUID } from 'node:crypto';
import {
  acceptRequest,
  getAgenda,
  getOwnProfile,
  getRequestOptions,
  listRequestTimes,
  type OptionTime,
  sendRequest,
  updateOwnProfile,
} from '@parvis/contracts';
import { ProfilesModule } from '@parvis/profiles';
import { createFairRow, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { MeetingsModule } from '../meetings.module.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

describe('own dates and meetings', () => {
  let server: TestServer;
  let fairId: string;
  let ann: TestPerson;
  let ben: TestPerson;
  let times: OptionTime[];

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'own-dates',
      api: [MeetingsModule, ProfilesModule],
      worker: [],
      hasDatabase: true,
      domains: [],
    });
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    fairId = await createFairRow(server.db);
    ann = await createPerson(server, fairId, { company: 'Peas' });
    ben = await createPerson(server, fairId, { company: 'Shops' });
    const of = { params: { fairId, participantId: ben.id } };
    const { days } = await ann.client.call(getRequestOptions, { ...of, query: {} });
    times = await ann.client.call(listRequestTimes, { ...of, query: { day: days[0]! } });
  });

  const span = (nr: number) => ({ startsAt: times[nr]!.startsAt, endsAt: times[nr]!.endsAt });
  const keepFree = (...nrs: number[]) => ({ params: { fairId }, body: { busy: nrs.map(span) } });
  const ask = async (nr: number) =>
    ann.client.call(sendRequest, {
      params: { fairId },
      body: {
        clientKey: randomUUID(),
        toId: ben.id,
        reason: 'sell',
        message: 'We make frozen peas and look for a shop.',
        times: [span(nr).startsAt],
      },
    });
  const yes = (requestId: string, nr: number) => ({
    params: { fairId, requestId },
    body: { startsAt: span(nr).startsAt },
  });
  const meetings = async ({ client }: TestPerson) => (await client.call(getAgenda, { params: { fairId } })).meetings;

  it('are refused where a meeting stands, with the field and the meeting', async () => {
    const { id } = await ask(0);
    const { meetingId } = await ben.client.call(acceptRequest, yes(id, 0));
    expect(await ben.client.refusal(updateOwnProfile, keepFree(0, 1))).toMatchObject({
      code: 'OWN_DATE_OVER_MEETING',
      details: { field: 'busy', meetingId },
    });
    expect((await ben.client.call(getOwnProfile, { params: { fairId } })).busy).toEqual([]);
    expect((await ben.client.call(updateOwnProfile, keepFree(1, 2))).busy).toHaveLength(2);
  });

  it('that a timetable has put a meeting over do not shut the profile', async () => {
    await ben.client.call(updateOwnProfile, keepFree(0));
    const { startsAt, endsAt } = span(0);
    const [{ id }] = await server.db.query(
      `insert into meetings.meeting (fair_id, during, place, has_video) values ($1, tstzrange($2, $3), 'video', true) returning id`,
      [fairId, startsAt, endsAt],
    );
    await server.db.query(
      `insert into meetings.attendee (meeting_id, participant_id, fair_id, during, status, part)
       select id, $2, fair_id, during, status, 'party' from meetings.meeting where id = $1`,
      [id, ben.id],
    );
    expect((await ben.client.call(updateOwnProfile, keepFree(0, 1))).busy).toHaveLength(2);
    expect((await ben.client.call(updateOwnProfile, keepFree())).busy).toEqual([]);
    expect((await ben.client.refusal(updateOwnProfile, keepFree(0))).code).toBe('OWN_DATE_OVER_MEETING');
  });

  it('keep meetings away that were proposed before', async () => {
    const { id } = await ask(0);
    await ann.client.call(updateOwnProfile, keepFree(0));
    expect((await ben.client.refusal(acceptRequest, yes(id, 0))).code).toBe('TIME_TAKEN');
  });

  it('and a booking at the same moment never both hold', async () => {
    for (const nr of [0, 1, 2]) {
      const { id } = await ask(nr);
      const [booked, kept] = await Promise.all([
        ben.client.raw(acceptRequest, yes(id, nr)),
        ann.client.raw(updateOwnProfile, keepFree(nr)),
      ]);
      expect([booked.ok, kept.ok].filter(Boolean)).toHaveLength(1);
      expect(await meetings(ann)).toHaveLength(booked.ok ? 1 : 0);
      await server.db.query(`delete from meetings.request`);
      await server.db.query(`delete from meetings.meeting`);
    }
  });
});
