import {
  cancelMeeting,
  createRoomTicket,
  inviteColleague,
  type RoomTicketClaims,
  removeGuest,
  reportNoShow,
} from '@parvis/contracts';
import { REDIS, type RoomRevocation, RoomRevocations, RoomTicketSigner } from '@parvis/platform';
import { createFairRow, createPerson, type PersonOverrides, type TestPerson, TestServer } from '@parvis/testing';
import type { Redis } from 'ioredis';
import { MeetingsModule } from '../meetings.module.js';

describe('ways into the rooms of a meeting', () => {
  let server: TestServer;
  const revoked: RoomRevocation[] = [];

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'meeting-rooms',
      api: [MeetingsModule],
      worker: [],
      hasDatabase: true,
      domains: [],
    });
    await revocations().listen(
      (revocation) => revoked.push(revocation),
      () => undefined,
    );
  });
  afterAll(() => server.stop());

  const revocations = () => server.app.get(RoomRevocations, { strict: false });
  const people = (fairId: string, ...overrides: PersonOverrides[]) =>
    Promise.all(overrides.map((each) => createPerson(server, fairId, each)));

  /** A meeting by video that begins in so many minutes. */
  async function meetingOf(fairId: string, a: TestPerson, b: TestPerson, inMinutes: number) {
    const [row]: [{ id: string }] = await server.db.query(
      `with meeting as (
         insert into meetings.meeting (fair_id, run_id, during, place, has_video, a_id, b_id)
         values ($1, gen_random_uuid(), tstzrange(now() + make_interval(mins => $4), now() + make_interval(mins => $4 + 30)),
           'video', true, least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid))
         returning *)
       , party as (
         insert into meetings.attendee (meeting_id, participant_id, fair_id, during, status, part)
         select id, person, fair_id, during, status, 'party' from meeting, unnest(array[a_id, b_id]) person)
       select id from meeting`,
      [fairId, a.id, b.id, inMinutes],
    );
    return { fairId, meetingId: row.id };
  }
  async function claimsOf(
    person: TestPerson,
    params: { fairId: string; meetingId: string },
    room: 'meeting' | 'team',
  ): Promise<RoomTicketClaims> {
    const { ticket } = await person.client.call(createRoomTicket, { params, query: { room } });
    return (await new RoomTicketSigner(server.config.get('APP_SECRET')).verify('ticket', ticket))!;
  }
  const setUp = async (inMinutes: number) => {
    const fairId = await createFairRow(server.db);
    const [ada, ben, guest] = (await people(
      fairId,
      { company: 'Team SA' },
      { company: 'Other GmbH' },
      { company: 'Team SA' },
    )) as [TestPerson, TestPerson, TestPerson];
    const params = await meetingOf(fairId, ada, ben, inMinutes);
    await ada.client.call(inviteColleague, { params: { ...params, participantId: guest.id } });
    return { params, ada, ben, guest };
  };

  it('lets both parties moderate and record, and guests not', async () => {
    const { params, ada, ben, guest } = await setUp(10);
    for (const party of [ada, ben]) {
      expect(await claimsOf(party, params, 'meeting')).toMatchObject({
        roomId: params.meetingId,
        kind: 'meeting',
        knocks: false,
        role: 'member',
        grants: ['speak', 'share', 'moderate', 'observe', 'record'],
      });
    }
    expect(await claimsOf(guest, params, 'meeting')).toMatchObject({
      role: 'guest',
      grants: ['speak', 'share', 'observe'],
    });
  });

  it('gives each side a back room of its own, an hour before', async () => {
    const { params, ada, ben, guest } = await setUp(55);
    const [own, colleague, other] = [
      await claimsOf(ada, params, 'team'),
      await claimsOf(guest, params, 'team'),
      await claimsOf(ben, params, 'team'),
    ];
    expect(own).toMatchObject({ kind: 'team', grants: ['speak', 'share', 'moderate', 'observe'] });
    expect(colleague.roomId).toBe(own.roomId);
    expect(new Set([own.roomId, other.roomId, params.meetingId]).size).toBe(3);
    const opensAt = expect.stringMatching(/Z$/);
    expect(colleague.sides).toEqual({ own: own.roomId, other: other.roomId, opensAt });
    expect(other.sides).toEqual({ own: other.roomId, other: own.roomId, opensAt });
    expect(Date.parse(own.sides!.opensAt) - Date.now()).toBeGreaterThan(55 * 60_000);
    expect((await ada.client.refusal(createRoomTicket, { params, query: { room: 'meeting' } })).code).toBe(
      'MEETING_NOT_STARTED',
    );
    const early = await setUp(65);
    const refused = await early.ada.client.refusal(createRoomTicket, { params: early.params, query: { room: 'team' } });
    expect(refused.code).toBe('MEETING_NOT_STARTED');
  });

  it('ends the open call of a guest who is taken off, until the guest is invited again', async () => {
    const { params, ada, guest } = await setUp(10);
    const [claims, team] = [await claimsOf(guest, params, 'meeting'), await claimsOf(guest, params, 'team')];
    expect(await revocations().refusal(claims)).toBeNull();
    await ada.client.call(removeGuest, { params: { ...params, participantId: guest.id } });
    await server.eventually(
      async () => revoked.filter((one) => one.participantId === guest.id).map(({ roomId }) => roomId),
      (rooms) => rooms.includes(params.meetingId) && rooms.includes(team.roomId),
    );
    expect(await revocations().refusal(claims)).toBe('removed');
    expect(await revocations().refusal(await claimsOf(ada, params, 'meeting'))).toBeNull();
    await ada.client.call(inviteColleague, { params: { ...params, participantId: guest.id } });
    const again = await claimsOf(guest, params, 'meeting');
    await server.eventually(
      () => revocations().refusal(again),
      (refusal) => refusal === null,
    );
  });

  it('ends the rooms of a meeting that the other side has missed', async () => {
    const fairId = await createFairRow(server.db);
    const [ada, ben] = (await people(fairId, { company: 'Team SA' }, { company: 'Other GmbH' })) as [
      TestPerson,
      TestPerson,
    ];
    const params = await meetingOf(fairId, ada, ben, -4);
    const team = await claimsOf(ben, params, 'team');
    const claims = await claimsOf(ada, params, 'meeting');
    await server.db.query(
      `update meetings.attendee set first_joined_at = now() where meeting_id = $1 and participant_id = $2`,
      [params.meetingId, ada.id],
    );
    await ada.client.call(reportNoShow, { params });
    await server.eventually(
      async () => revoked.filter((one) => one.participantId === null).map(({ roomId }) => roomId),
      (ended) => ended.includes(params.meetingId) && ended.includes(team.roomId),
    );
    expect(await revocations().refusal(claims)).toBe('ended');
  });

  it('ends the rooms of a meeting that is cancelled', async () => {
    const { params, ada, ben } = await setUp(10);
    const rooms = [
      params.meetingId,
      (await claimsOf(ada, params, 'team')).roomId,
      (await claimsOf(ben, params, 'team')).roomId,
    ];
    const claims = await claimsOf(ben, params, 'meeting');
    await ada.client.call(cancelMeeting, { params, body: { reason: '' } });
    await server.eventually(
      async () => revoked.filter((one) => one.participantId === null).map(({ roomId }) => roomId),
      (ended) => rooms.every((roomId) => ended.includes(roomId)),
    );
    expect(await revocations().refusal(claims)).toBe('ended');
    const ttl = await server.app.get<Redis>(REDIS).ttl(`rooms:ended:${params.meetingId}`);
    expect(ttl).toBeGreaterThan(60 * 60);
  });
});
