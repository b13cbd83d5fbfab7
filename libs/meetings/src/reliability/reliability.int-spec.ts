import {
  appealCase,
  decideAppeal,
  getReliability,
  listAppeals,
  listReliabilityCases,
  reportNoShow,
} from '@parvis/contracts';
import { Queues } from '@parvis/platform';
import {
  createFairRow,
  createMeeting,
  createPerson,
  type TestClient,
  type TestPerson,
  TestServer,
} from '@parvis/testing';
import { MeetingsModule } from '../meetings.module.js';
import { MeetingsWorkerModule } from '../meetings-worker.module.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

const text = 'My train stood still for two hours near Lille.';

describe('reliability', () => {
  let server: TestServer;
  let fairId: string;
  let a: TestPerson;
  let b: TestPerson;
  let organiser: TestClient;

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'reliability',
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
    b = await createPerson(server, fairId, {
      company: 'Bolt',
      kind: 'exhibitor',
      firstName: 'Bruno',
      lastName: 'Bolt',
    });
    organiser = await server.signInAs('organiser', fairId, `organiser@${fairId}.example`);
  });

  const at = (params: object = {}) => ({ params: { fairId, ...params } });
  const figures = ({ client }: TestPerson) => client.call(getReliability, at());
  const cases = async ({ client }: TestPerson) => (await client.call(listReliabilityCases, at())).items;
  const appeal = (person: TestPerson, kind: 'meeting' | 'request', id: string) =>
    person.client.call(appealCase, { ...at(), body: { kind, id, text } });
  const refusal = async (person: TestPerson, id: string) =>
    (await person.client.refusal(appealCase, { ...at(), body: { kind: 'meeting', id, text } })).code;
  const appeals = async (state: 'open' | 'decided') =>
    (await organiser.call(listAppeals, { ...at(), query: { state } })).items;
  const decided = async (appealId: string) => {
    await server.eventually(
      () => server.db.query(`select 1 from platform.outbox`),
      (waiting: unknown[]) => waiting.length === 0,
    );
    const jobs = await server.app.get(Queues).queue('messaging.notify').getJobs();
    return jobs.filter(({ name }) => name === 'appeal.decided.v1' && appealId).map(({ data }) => data);
  };
  const awaited = async () => {
    const jobs = await server.app.get(Queues).queue('messaging.notify').getJobs();
    return jobs
      .filter(({ name, data }) => name === 'decision.awaited.v1' && data.fairId === fairId)
      .map(({ data }) => data);
  };

  /** A meeting at a table to which b has not come, as a says. */
  async function missed(): Promise<string> {
    const meetingId = await createMeeting(server.db, fairId, [a.id, b.id], { startsInHours: -0.1, isByVideo: false });
    await a.client.call(reportNoShow, at({ meetingId }));
    return meetingId;
  }
  async function held(startsInHours: number): Promise<string> {
    const meetingId = await createMeeting(server.db, fairId, [a.id, b.id], { startsInHours });
    await server.db.query(`update meetings.meeting set held_at = lower(during) where id = $1`, [meetingId]);
    await server.db.query(`update meetings.attendee set first_joined_at = lower(during) where meeting_id = $1`, [
      meetingId,
    ]);
    return meetingId;
  }
  /** A request that a has sent b, as it has ended. */
  async function asked(status: 'declined' | 'expired' | 'withdrawn', areTimesGone = false): Promise<string> {
    const [{ id }] = await server.db.query(
      `insert into meetings.request (fair_id, kind, from_id, to_id, created_by, client_key, reason, message, status, decline_reason,
         expires_at, are_times_gone)
       values ($1, 'meet', $2, $3, $2, gen_random_uuid(), 'buy', 'We would like to see your peas', $4,
         case $4 when 'declined' then 'no-time' end, now() + interval '1 day', $5) returning id`,
      [fairId, a.id, b.id, status, areTimesGone],
    );
    await server.db.query(
      `insert into meetings.request_person (request_id, participant_id, side, part) values ($1, $2, 'from', 'principal'), ($1, $3, 'to', 'principal')`,
      [id, a.id, b.id],
    );
    await server.db.query(
      `insert into meetings.request_act (request_id, act, by_id) values ($1, 'sent', $2), ($1, $3, case $3 when 'declined' then $4::uuid end)`,
      [id, a.id, status, b.id],
    );
    return id;
  }

  it('is made of what is known, each case with its people, and seen by its owner alone', async () => {
    expect(await figures(a)).toEqual({
      attendance: { kept: 0, due: 0, percent: null, meanPercent: 90 },
      answers: { kept: 0, due: 0, percent: null, meanPercent: 50 },
    });
    await held(-3);
    await missed();
    await asked('declined');
    const unanswered = await asked('expired');
    await asked('withdrawn');
    await asked('expired', true);
    // Nobody has said or shown anything of this one.
    await createMeeting(server.db, fairId, [a.id, b.id], { startsInHours: -5 });
    // (1 + 5 × 0.9) / (2 + 5), (1 + 5 × 0.5) / (2 + 5).
    expect(await figures(b)).toMatchObject({
      attendance: { kept: 1, due: 2, percent: 79 },
      answers: { kept: 1, due: 2, percent: 50 },
    });
    // Whoever waited has come; asking is no answer.
    expect(await figures(a)).toMatchObject({ attendance: { kept: 2, due: 2 }, answers: { due: 0 } });
    const seen = await cases(b);
    expect(seen.map(({ kind, isKept, counts }) => ({ kind, isKept, counts }))).toHaveLength(4);
    expect(seen.every((each) => each.counts && each.with.map(({ id }) => id).join() === a.id)).toBe(true);
    expect(seen.find(({ id }) => id === unanswered)).toMatchObject({ kind: 'request', isKept: false, appeal: null });
    const first = await b.client.call(listReliabilityCases, { ...at(), query: { limit: 3 } });
    const rest = await b.client.call(listReliabilityCases, { ...at(), query: { cursor: first.nextCursor! } });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(seen.map(({ id }) => id));
  });

  it('counts a case no more once the organiser, whom the appeal was told once, has accepted it, and tells its owner once', async () => {
    const meetingId = await missed();
    await held(-3);
    const { percent } = (await figures(b)).attendance;
    await appeal(b, 'meeting', meetingId);
    expect(await refusal(b, meetingId)).toBe('ALREADY_APPEALED');
    expect((await figures(b)).attendance.percent).toBe(percent);
    const [open] = await appeals('open');
    expect(open).toMatchObject({
      kind: 'meeting',
      text,
      decision: null,
      by: { name: 'Bruno Bolt' },
      with: [{ id: a.id }],
    });
    const decide = () =>
      organiser.call(decideAppeal, {
        ...at({ appealId: open!.id }),
        body: { decision: 'accepted', word: 'Of course.' },
      });
    const twice = await Promise.allSettled([decide(), decide()]);
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await figures(b)).attendance).toMatchObject({ kept: 1, due: 1 });
    expect((await cases(b)).find(({ id }) => id === meetingId)).toMatchObject({
      isKept: false,
      counts: false,
      appeal: { decision: 'accepted', word: 'Of course.' },
    });
    expect(await appeals('open')).toEqual([]);
    expect(await appeals('decided')).toMatchObject([{ decision: 'accepted' }]);
    expect((await decided(open!.id)).filter(({ fairId: of }) => of === fairId)).toEqual([
      { fairId, participantId: b.id, userId: b.client.userId, meetingId, decision: 'accepted', word: 'Of course.' },
    ]);
    expect(await awaited()).toEqual([{ fairId, what: 'appeal', by: 'Bruno Bolt' }]);
  });

  it('goes on counting a case whose appeal was refused, with a word', async () => {
    const requestId = await asked('expired');
    await appeal(b, 'request', requestId);
    const [open] = await appeals('open');
    const wordless = await organiser.refusal(decideAppeal, {
      ...at({ appealId: open!.id }),
      body: { decision: 'refused', word: ' ' },
    });
    expect(wordless.code).toBe('INVALID_INPUT');
    await organiser.call(decideAppeal, {
      ...at({ appealId: open!.id }),
      body: { decision: 'refused', word: 'You had three days.' },
    });
    expect((await figures(b)).answers).toMatchObject({ kept: 0, due: 1 });
    expect(await cases(b)).toMatchObject([
      { counts: true, appeal: { decision: 'refused', word: 'You had three days.' } },
    ]);
  });

  it('takes no appeal for what was kept, or is another’s', async () => {
    const [kept, missedId] = [await held(-3), await missed()];
    expect(await refusal(b, kept)).toBe('NOT_FOUND');
    expect(await refusal(a, missedId)).toBe('NOT_FOUND');
    const elsewhere = await createFairRow(server.db);
    const other = await server.signInAs('organiser', elsewhere, `organiser@${elsewhere}.example`);
    await appeal(b, 'meeting', missedId);
    const [open] = await appeals('open');
    const foreign = await other.refusal(decideAppeal, {
      params: { fairId: elsewhere, appealId: open!.id },
      body: { decision: 'accepted' },
    });
    expect(foreign.code).toBe('NOT_FOUND');
  });
});
