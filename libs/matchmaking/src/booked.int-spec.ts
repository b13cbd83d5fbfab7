import { randomUUID } from 'node:crypto';
import { getRun, listRunMeetings, setWish, startRun } from '@parvis/contracts';
import { createFairRow, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { MeetingBookedHandler } from './booked/meeting-booked.handler.js';
import { MatchmakingModule } from './matchmaking.module.js';
import { MatchmakingWorkerModule } from './matchmaking-worker.module.js';
import { MeetingCancelledHandler } from './repair/meeting-cancelled.handler.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

describe('meetings that people have booked by themselves', () => {
  let server: TestServer;
  let fairId: string;
  let [ann, ben, cleo]: TestPerson[] = [];

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'booked',
      api: [MatchmakingModule],
      worker: [MatchmakingWorkerModule],
      hasDatabase: true,
      domains: [],
    });
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    // Two slots, so that a time that is taken leaves one.
    fairId = await createFairRow(server.db, { dayStartsAt: '09:00', dayEndsAt: '10:00', slotMinutes: 30 });
    [ann, ben, cleo] = await Promise.all([1, 2, 3].map(() => createPerson(server, fairId)));
    for (const [from, to] of [
      [ann, ben],
      [ben, ann],
      [ann, cleo],
      [cleo, ann],
    ] as const)
      await from!.client.call(setWish, { params: { fairId, participantId: to!.id }, body: { level: 'want' } });
  });

  async function planned() {
    const organiser = await server.signInAs('organiser', fairId, `organiser@${fairId}.example`);
    const { id: runId } = await organiser.call(startRun, { params: { fairId }, body: {} });
    await server.eventually(
      () => organiser.call(getRun, { params: { fairId, runId } }),
      ({ status }) => status === 'finished',
    );
    return (await organiser.call(listRunMeetings, { params: { fairId, runId } })).items;
  }
  const bookedBy = (startsAt: string, endsAt: string) => ({
    fairId,
    meetingId: randomUUID(),
    participantId: ann!.id,
    withId: ben!.id,
    startsAt,
    endsAt,
    alsoIds: [],
    place: 'video' as const,
    tableNumber: null,
  });
  const cancelled = (booked: ReturnType<typeof bookedBy>) => ({
    ...booked,
    aId: ann!.id,
    bId: ben!.id,
    cause: 'cancelled' as const,
    byId: ann!.id,
    alsoIds: [],
    missedIds: [],
  });

  it('are left where they are: the two do not meet twice, and nobody else gets that time', async () => {
    const before = await planned();
    expect(before).toHaveLength(2);
    const { startsAt, endsAt } = before[0]!;
    const booked = bookedBy(startsAt, endsAt);
    await server.app.get(MeetingBookedHandler).handle(booked);
    await server.app.get(MeetingBookedHandler).handle({ ...booked, participantId: ben!.id, withId: ann!.id });
    const after = await planned();
    expect(after).toHaveLength(1);
    expect(after[0]).not.toMatchObject({ startsAt });
    expect([after[0]!.a.id, after[0]!.b.id].sort()).toEqual([ann!.id, cleo!.id].sort());
  });

  it('give their time back when they are cancelled, whichever of the two is heard of first', async () => {
    const { startsAt, endsAt } = (await planned())[0]!;
    const booked = bookedBy(startsAt, endsAt);
    await server.app.get(MeetingCancelledHandler).handle(cancelled(booked));
    await server.app.get(MeetingBookedHandler).handle(booked);
    expect(await planned()).toHaveLength(2);
  });
});
