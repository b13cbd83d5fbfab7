import { randomUUID } from 'node:crypto';
import { checkIn, getMeeting, getPresence, listMeetings, reportNoShow } from '@parvis/contracts';
import { Queues } from '@parvis/platform';
import { createFairRow, createMeeting, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { MeetingsModule } from '../meetings.module.js';
import { MeetingsWorkerModule } from '../meetings-worker.module.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

describe('who was at a meeting', () => {
  let server: TestServer;
  let fairId: string;
  let a: TestPerson;
  let b: TestPerson;

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'attendance',
      api: [MeetingsModule],
      worker: [MeetingsWorkerModule],
      hasDatabase: true,
      domains: [],
    });
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    fairId = await createFairRow(server.db);
    a = await createPerson(server, fairId, { company: 'Hotel' });
    b = await createPerson(server, fairId, { company: 'Bolt', kind: 'exhibitor' });
  });

  /** Of half an hour, begun so many minutes ago. */
  const meeting = (minutesAgo: number, isByVideo: boolean, ...more: TestPerson[]) =>
    createMeeting(server.db, fairId, [a.id, b.id, ...more.map(({ id }) => id)], {
      startsInHours: -minutesAgo / 60,
      isByVideo,
    });
  const presence = (reader: TestPerson, meetingId: string) =>
    reader.client.call(getPresence, { params: { fairId, meetingId } });
  const minutesOf = async (person: TestPerson, meetingId: string) =>
    (await presence(person, meetingId)).people.find(({ participantId }) => participantId === person.id);
  const codeOf = async (person: TestPerson, meetingId: string) =>
    (await presence(person, meetingId)).checkIn?.code ?? '';
  const comeTogether = (person: TestPerson, meetingId: string, code: string) =>
    person.client.call(checkIn, { params: { fairId, meetingId }, body: { code } });
  const refusal = async (person: TestPerson, meetingId: string, code: string) =>
    (await person.client.refusal(checkIn, { params: { fairId, meetingId }, body: { code } })).code;
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

  /** Tells what a room tells, in this order, and waits until all is noted. */
  async function tell(meetingId: string, news: [TestPerson, 'joined' | 'left', string][]) {
    const queue = server.app.get(Queues).queue('meetings.attendance');
    for (const [{ id: participantId }, change, at] of news) {
      const data = { roomId: meetingId, participantId, change, at };
      await server.app
        .get(Queues)
        .addAll([{ queue: 'meetings.attendance', job: { id: randomUUID(), name: 'room.attendance.v1', data } }]);
    }
    await server.eventually(
      () => queue.getJobCounts('waiting', 'active', 'delayed'),
      (counts) => Object.values(counts).every((count) => count === 0),
    );
  }
  const outcomes = async (meetingId: string) => {
    await server.eventually(
      () => server.db.query(`select 1 from platform.outbox`),
      (waiting: unknown[]) => waiting.length === 0,
    );
    const jobs = await server.app.get(Queues).queue('matchmaking.record').getJobs();
    return jobs.map(({ data }) => data).filter((each) => each.meetingId === meetingId);
  };

  it('is summed over all comings and goings, in whatever order and however often they are told', async () => {
    const meetingId = await meeting(25, true);
    const [came, left, back] = [ago(24), ago(20), ago(10)];
    await tell(meetingId, [
      [a, 'joined', back],
      [a, 'left', left],
      [a, 'joined', came],
      [a, 'left', left],
      [b, 'left', ago(5)],
      [a, 'joined', back],
      [b, 'joined', ago(22)],
    ]);
    // a: 24 to 20 and since 10 minutes ago; b: 22 to 5 minutes ago.
    const seen = await presence(a, meetingId);
    expect(seen.people.find(({ participantId }) => participantId === a.id)).toMatchObject({
      minutes: 14,
      isThere: true,
    });
    expect(seen.people.find(({ participantId }) => participantId === b.id)).toMatchObject({
      minutes: 17,
      isThere: false,
    });
    expect(seen.minutesTogether).toBe(7);
    expect(await outcomes(meetingId)).toMatchObject([{ heldBy: [a.id, b.id].sort(), missedBy: [] }]);
    const organiser = await server.signInAs('organiser', fairId, `organiser@${fairId}.example`);
    expect(await organiser.call(getPresence, { params: { fairId, meetingId } })).toMatchObject({
      minutesTogether: 7,
      checkIn: null,
    });
    expect((await organiser.call(listMeetings, { params: { fairId } })).items).toMatchObject([{ wasHeld: true }]);
  });

  it('counts nobody in a room that has closed, and colleagues among themselves hold no meeting', async () => {
    const colleague = await createPerson(server, fairId, { company: 'Hotel' });
    const meetingId = await meeting(600, true, colleague);
    await tell(meetingId, [
      [a, 'joined', ago(601)],
      [colleague, 'joined', ago(601)],
    ]);
    // Nobody has left, as far as is known: half an hour of meeting, and an hour for which the room stays open.
    expect(await minutesOf(a, meetingId)).toMatchObject({ minutes: 90, isThere: false });
    expect((await presence(a, meetingId)).minutesTogether).toBe(0);
    expect((await a.client.call(getMeeting, { params: { fairId, meetingId } })).wasHeld).toBe(false);
    expect(await outcomes(meetingId)).toEqual([]);
  });

  it('is known at a table once one has the code of the other', async () => {
    const meetingId = await meeting(5, false);
    const code = await codeOf(b, meetingId);
    expect(code).toMatch(/^\d{6}$/);
    // The own code shows nothing, nor does one that is made up.
    expect(await refusal(a, meetingId, await codeOf(a, meetingId))).toBe('CHECK_IN_CODE_WRONG');
    expect(await refusal(a, meetingId, 'abcdef')).toBe('CHECK_IN_CODE_WRONG');
    await Promise.all([1, 2, 3].map(() => comeTogether(a, meetingId, `${code.slice(0, 3)} ${code.slice(3)}`)));
    const seen = await presence(b, meetingId);
    expect(seen.people).toMatchObject([{ isThere: true }, { isThere: true }]);
    expect(seen.people.every(({ checkedInAt }) => checkedInAt !== null)).toBe(true);
    expect(await outcomes(meetingId)).toMatchObject([{ heldBy: [a.id, b.id].sort() }]);
    expect((await b.client.call(getMeeting, { params: { fairId, meetingId } })).wasHeld).toBe(true);
    // Nobody can say any more that the other has not come.
    expect((await b.client.refusal(reportNoShow, { params: { fairId, meetingId } })).code).toBe('MEETING_ATTENDED');
  });

  it('is known where one is at the table and the other in the room', async () => {
    const [meetingId] = [await meeting(5, false)];
    await server.db.query(`update meetings.meeting set has_video = true where id = $1`, [meetingId]);
    await tell(meetingId, [[b, 'joined', ago(4)]]);
    expect((await a.client.call(getMeeting, { params: { fairId, meetingId } })).wasHeld).toBe(false);
    await comeTogether(a, meetingId, await codeOf(b, meetingId));
    expect(await outcomes(meetingId)).toMatchObject([{ heldBy: [a.id, b.id].sort() }]);
    expect((await minutesOf(b, meetingId))?.minutes).toBe(4);
  });

  it('can be shown from ten minutes before until the end, and to nobody who is not in it', async () => {
    const early = await meeting(-11, false);
    expect(await refusal(a, early, await codeOf(b, early))).toBe('CHECK_IN_TOO_EARLY');
    await server.db.query(`delete from meetings.meeting where id = $1`, [early]);
    const soon = await meeting(-9, false);
    await comeTogether(a, soon, await codeOf(b, soon));
    await server.db.query(`delete from meetings.meeting where id = $1`, [soon]);
    const over = await meeting(31, false);
    expect(await refusal(a, over, await codeOf(b, over))).toBe('MEETING_OVER');
    const stranger = await createPerson(server, fairId);
    expect(await refusal(stranger, over, await codeOf(b, over))).toBe('NOT_FOUND');
    expect((await stranger.client.refusal(getPresence, { params: { fairId, meetingId: over } })).code).toBe(
      'NOT_FOUND',
    );
  });

  it('lets nobody guess', async () => {
    const meetingId = await meeting(5, false);
    const tries: string[] = [];
    for (let each = 0; each < 11; each++) tries.push(await refusal(a, meetingId, String(each).padStart(6, '0')));
    expect(tries.at(-1)).toBe('TOO_MANY_REQUESTS');
  });

  it('is settled by whichever comes first, a check-in or the word that nobody has come', async () => {
    const meetingId = await meeting(5, false);
    const code = await codeOf(b, meetingId);
    const [, reported] = await Promise.allSettled([
      comeTogether(a, meetingId, code),
      b.client.call(reportNoShow, { params: { fairId, meetingId } }),
    ]);
    const { status, wasHeld } = await a.client.call(getMeeting, { params: { fairId, meetingId } });
    expect({ status, wasHeld }).toEqual(
      reported.status === 'fulfilled'
        ? { status: 'cancelled', wasHeld: false }
        : { status: 'scheduled', wasHeld: true },
    );
    expect(await outcomes(meetingId)).toHaveLength(1);
  });
});
