import { randomUUID } from 'node:crypto';
import {
  addPairRule,
  addPrecedence,
  type BodyInputOf,
  cancelRun,
  compareRun,
  type EventPayload,
  getOwnLimit,
  getPlanningRules,
  getRun,
  listPairRules,
  listPersonLimits,
  listPrecedences,
  listRepairs,
  listRunChanges,
  listRunLoads,
  listRunMeetings,
  listRunRefusals,
  listRuns,
  type PlannedMeeting,
  type PlanningRules,
  publishRun,
  removePairRule,
  removePrecedence,
  removeWish,
  setOwnLimit,
  setPersonLimit,
  setPlanningRules,
  setWish,
  startRun,
} from '@parvis/contracts';
import { Outbox } from '@parvis/platform';
import {
  createFairRow,
  createPerson,
  type PersonOverrides,
  type TestClient,
  type TestPerson,
  TestServer,
} from '@parvis/testing';
import { MatchmakingModule } from './matchmaking.module.js';
import { MatchmakingWorkerModule } from './matchmaking-worker.module.js';
import { MeetingCancelledHandler } from './repair/meeting-cancelled.handler.js';
import { PairAgreedHandler } from './repair/pair-agreed.handler.js';
import { TablesChangedHandler } from './table/tables-changed.handler.js';
import type { RunOutcome } from './timetable/outcome.rules.js';
import { RunRepository } from './timetable/run.repository.js';
import { RunEffects } from './timetable/run-effects.js';

const noRules: PlanningRules = {
  maxMeetings: null,
  maxPerDay: null,
  restAfter: null,
  lunch: null,
  minForExhibitors: 0,
  minForVisitors: 0,
  commonLanguage: 'preferred',
  mixedMeetings: 'device',
  boothSeats: 0,
};

describe('timetables', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'timetables',
      api: [MatchmakingModule],
      worker: [MatchmakingWorkerModule],
      hasDatabase: true,
      domains: [],
    });
  });
  afterAll(() => server.stop());

  const people = (fairId: string, ...overrides: PersonOverrides[]) =>
    Promise.all(overrides.map((each) => createPerson(server, fairId, each)));
  const four = async (fairId: string) =>
    (await people(fairId, {}, {}, {}, { lastName: 'Person4' })) as [TestPerson, TestPerson, TestPerson, TestPerson];
  const organiserOf = (fairId: string) => server.signInAs('organiser', fairId, `organiser@${fairId}.example`);
  const wish = (fairId: string, from: TestPerson, to: TestPerson, level: 'want' | 'could' | 'no' = 'want') =>
    from.client.call(setWish, { params: { fairId, participantId: to.id }, body: { level } });
  const agree = async (fairId: string, a: TestPerson, b: TestPerson) => {
    await wish(fairId, a, b);
    await wish(fairId, b, a);
  };
  const pairOf = (meeting: { a: { id: string }; b: { id: string } }) => [meeting.a.id, meeting.b.id].sort();
  const ids = (...persons: TestPerson[]) => persons.map((person) => person.id).sort();

  /** Starts a run and waits until it is over. */
  const run = async (fairId: string, organiser: TestClient, body: BodyInputOf<typeof startRun> = {}) => {
    const { id: runId } = await organiser.call(startRun, { params: { fairId }, body });
    return server.eventually(
      () => organiser.call(getRun, { params: { fairId, runId } }),
      (seen) => !['queued', 'running'].includes(seen.status),
    );
  };
  const meetingsOf = async (fairId: string, organiser: TestClient, runId: string) =>
    (await organiser.call(listRunMeetings, { params: { fairId, runId } })).items;
  const setRules = (fairId: string, organiser: TestClient, rules: Partial<PlanningRules>) =>
    organiser.call(setPlanningRules, { params: { fairId }, body: { ...noRules, ...rules } });

  describe('runs', () => {
    it('plans mutual wishes, gives a reason for each other one, and publishes once', async () => {
      const fairId = await createFairRow(server.db);
      const [a, b, c, d] = await four(fairId);
      await agree(fairId, a, b);
      await wish(fairId, a, c);
      await wish(fairId, a, d, 'could');
      await wish(fairId, d, a, 'no');
      const organiser = await organiserOf(fairId);
      const finished = await run(fairId, organiser, { note: 'First' });
      expect(finished).toMatchObject({
        status: 'finished',
        number: 1,
        kind: 'plan',
        note: 'First',
        meetings: 1,
        wishes: 3,
        people: 4,
        peopleWithMeeting: 2,
        isCurrent: false,
        failure: null,
        report: {
          slots: 6,
          places: { video: 1, table: 0, booth: 0 },
          breaks: 0,
          load: [
            { meetings: 0, people: 2 },
            { meetings: 1, people: 2 },
          ],
          musts: { asked: 0, granted: 0 },
        },
      });
      const params = { fairId, runId: finished.id };
      const meetings = await organiser.call(listRunMeetings, { params });
      expect(meetings.items.map(pairOf)).toEqual([ids(a, b)]);
      expect(meetings.items[0]).toMatchObject({ others: [], place: 'video', hasVideo: true, boothCompanyName: null });
      const refusals = await organiser.call(listRunRefusals, { params });
      expect(refusals.items.map((refused) => refused.reason).sort()).toEqual(['declined', 'not-answered']);
      const found = await organiser.call(listRunRefusals, { params, query: { search: 'PERSON4' } });
      expect(found.items.map((refused) => refused.reason)).toEqual(['declined']);
      expect((await organiser.call(listRunRefusals, { params, query: { reason: 'declined' } })).total).toBe(1);
      const most = await organiser.call(listRunLoads, { params, query: { limit: 1 } });
      expect(most).toMatchObject({ total: 4, items: [{ meetings: 1, wished: 1, breaks: 0, missing: 0 }] });
      const rest = await organiser.call(listRunLoads, { params, query: { cursor: most.nextCursor! } });
      expect(rest.items.map((load) => load.meetings)).toEqual([1, 0, 0]);
      expect(await organiser.call(publishRun, { params })).toMatchObject({ isCurrent: true });
      expect((await organiser.refusal(publishRun, { params })).code).toBe('RUN_ALREADY_PUBLISHED');
      expect((await organiser.call(listRuns, { params: { fairId } })).total).toBe(1);
    });

    it('leaves what a finished run came to as it is when a worker that was thought dead comes back', async () => {
      const fairId = await createFairRow(server.db);
      const [a, b] = await four(fairId);
      await agree(fairId, a, b);
      const organiser = await organiserOf(fairId);
      const { id: runId } = await run(fairId, organiser);
      const record = await server.app.get(RunRepository).find(fairId, runId);
      const numbers = { people: 0, wishes: 0, meetings: 0, peopleWithMeeting: 0, value: 0, bound: 0, report: null };
      const late = { meetings: [], refusals: [], loads: [], numbers } as unknown as RunOutcome;
      await server.app.get(RunEffects).finish(record!, late);
      expect(await meetingsOf(fairId, organiser, runId)).toHaveLength(1);
    });

    it('says why a run failed, and whom it concerns', async () => {
      const organiser = await organiserOf(await createFairRow(server.db));
      const short = await createFairRow(server.db, { dayStartsAt: '09:00', dayEndsAt: '09:10' });
      const noSlots = await run(short, await organiserOf(short));
      expect(noSlots).toMatchObject({ status: 'failed', failure: { code: 'NO_SLOTS', people: [] } });
      const fairId = await createFairRow(server.db);
      const [a, b, c] = await four(fairId);
      const own = await organiserOf(fairId);
      for (const other of [b, c])
        await server.db.query(
          `insert into matchmaking.pair_rule (fair_id, kind, a_id, b_id, starts_at)
           select id, 'fixed', least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), (starts_on + day_starts_at) at time zone time_zone
           from fairs.fair where id = $1`,
          [fairId, a.id, other.id],
        );
      const failed = await run(fairId, own);
      expect(failed).toMatchObject({ status: 'failed', failure: { code: 'FIXED_DOUBLE_BOOKING' } });
      expect(failed.failure!.people.map((person) => person.id).sort()).toEqual(ids(a, b, c));
      expect(organiser).toBeDefined();
    });

    it('lets one run of a fair be on its way, which can be cancelled; two clicks are one run', async () => {
      const fairId = await createFairRow(server.db);
      const organiser = await organiserOf(fairId);
      const [{ id: waiting }] = await server.db.query(
        `insert into matchmaking.timetable_run (fair_id, number, created_by, note) values ($1, 1, $2, 'x') returning id`,
        [fairId, organiser.userId],
      );
      const start = { params: { fairId }, body: { note: 'x' } };
      expect((await organiser.call(startRun, start)).id).toBe(waiting);
      expect((await organiser.refusal(startRun, { params: { fairId } })).code).toBe('RUN_IN_PROGRESS');
      const other = await server.signInAs('organiser', fairId, 'other@organisers.example');
      expect((await other.refusal(startRun, start)).code).toBe('RUN_IN_PROGRESS');
      const params = { fairId, runId: waiting };
      expect((await organiser.call(cancelRun, { params })).status).toBe('cancelled');
      expect((await organiser.refusal(publishRun, { params })).code).toBe('RUN_NOT_FINISHED');
      await organiser.call(startRun, start);
    });

    it('keeps the last twenty runs, and those that were published', async () => {
      const fairId = await createFairRow(server.db);
      const organiser = await organiserOf(fairId);
      await server.db.query(
        `insert into matchmaking.timetable_run (fair_id, number, created_by, status, published_at)
         select $1, nr, $2, 'finished', case when nr = 1 then now() end from generate_series(1, 25) nr`,
        [fairId, organiser.userId],
      );
      await run(fairId, organiser);
      const { items } = await organiser.call(listRuns, { params: { fairId } });
      expect(items.map((each) => each.number)).toEqual([...Array.from({ length: 20 }, (_, index) => 26 - index), 1]);
    });

    it('goes without what one of a pair said no to after the run', async () => {
      const fairId = await createFairRow(server.db);
      const [a, b, c, d] = await four(fairId);
      await agree(fairId, a, b);
      await agree(fairId, c, d);
      const organiser = await organiserOf(fairId);
      const { id: runId } = await run(fairId, organiser);
      await wish(fairId, b, a, 'no');
      await organiser.call(publishRun, { params: { fairId, runId } });
      expect((await meetingsOf(fairId, organiser, runId)).map(pairOf)).toEqual([ids(c, d)]);
    });

    it('comes to nothing where there is nobody, and says so where a day has no slot', async () => {
      const fairId = await createFairRow(server.db);
      const organiser = await organiserOf(fairId);
      expect(await run(fairId, organiser)).toMatchObject({ status: 'finished', meetings: 0, people: 0 });
      const [a, b] = await four(fairId);
      await agree(fairId, a, b);
      await server.db.query(`update fairs.fair set day_ends_at = day_starts_at + interval '1 minute' where id = $1`, [
        fairId,
      ]);
      expect(await run(fairId, organiser)).toMatchObject({ status: 'failed', failure: { code: 'NO_SLOTS' } });
    });

    it('can be published and followed by another although somebody was removed since', async () => {
      const fairId = await createFairRow(server.db);
      const [a, b, c, d] = await four(fairId);
      await agree(fairId, a, b);
      await agree(fairId, c, d);
      const organiser = await organiserOf(fairId);
      const first = await run(fairId, organiser);
      await server.db.query(`delete from profiles.participant where id = $1`, [a.id]);
      expect((await meetingsOf(fairId, organiser, first.id)).map(pairOf)).toEqual([ids(c, d)]);
      await organiser.call(publishRun, { params: { fairId, runId: first.id } });
      expect(await run(fairId, organiser)).toMatchObject({ status: 'finished', meetings: 1, people: 3 });
    });

    it('knows nothing of the runs, people and rules of another fair', async () => {
      const [fairId, elsewhere] = [await createFairRow(server.db), await createFairRow(server.db)];
      const [a, b, c] = await four(elsewhere);
      const [mine, too] = await four(fairId);
      const [organiser, other] = [await organiserOf(fairId), await organiserOf(elsewhere)];
      const [own, foreign] = [await run(fairId, organiser), await run(elsewhere, other)];
      const params = { fairId, runId: foreign.id };
      const contracts = [getRun, cancelRun, publishRun, compareRun, listRunMeetings, listRunRefusals, listRunChanges];
      for (const contract of [...contracts, listRunLoads])
        expect((await organiser.refusal(contract, { params })).code).toBe('NOT_FOUND');
      const query = { base: foreign.id };
      for (const contract of [compareRun, listRunChanges])
        expect((await organiser.refusal(contract, { params: { fairId, runId: own.id }, query })).code).toBe(
          'NOT_FOUND',
        );
      const order = { first: { aId: a.id, bId: b.id }, next: { aId: a.id, bId: c.id } };
      expect((await organiser.refusal(addPrecedence, { params: { fairId }, body: order })).code).toBe('NOT_FOUND');
      for (const body of [
        { kind: 'must' as const, aId: mine.id, bId: a.id },
        { kind: 'must' as const, aId: mine.id, bId: too.id, otherIds: [a.id] },
      ])
        expect((await organiser.refusal(addPairRule, { params: { fairId }, body })).code).toBe('NOT_FOUND');
      const { id: ruleId } = await other.call(addPrecedence, { params: { fairId: elsewhere }, body: order });
      expect((await organiser.refusal(removePrecedence, { params: { fairId, ruleId } })).code).toBe('NOT_FOUND');
      expect((await organiser.refusal(getOwnLimit, { params: { fairId } })).code).toBe('NOT_ALLOWED');
      const limit = { params: { fairId }, body: { max: 1 } };
      expect((await organiser.refusal(setOwnLimit, limit)).code).toBe('NOT_ALLOWED');
    });

    it('is for organisers only', async () => {
      const fairId = await createFairRow(server.db);
      const [person] = (await people(fairId, {})) as [TestPerson];
      for (const contract of [
        startRun,
        listRuns,
        getPlanningRules,
        listPersonLimits,
        listPairRules,
        listPrecedences,
        listRepairs,
      ])
        expect((await person.client.refusal(contract, { params: { fairId } })).code).toBe('NOT_ALLOWED');
    });
  });

  describe('planning rules', () => {
    it('are kept, and checked where they cannot be', async () => {
      const fairId = await createFairRow(server.db);
      const organiser = await organiserOf(fairId);
      expect(await organiser.call(getPlanningRules, { params: { fairId } })).toEqual(noRules);
      const rules: PlanningRules = {
        ...noRules,
        maxMeetings: 9,
        maxPerDay: 4,
        restAfter: 3,
        lunch: { from: '12:00', to: '14:00' },
        minForVisitors: 2,
        commonLanguage: 'required',
        mixedMeetings: 'table',
        boothSeats: 2,
      };
      await organiser.call(setPlanningRules, { params: { fairId }, body: rules });
      expect(await organiser.call(getPlanningRules, { params: { fairId } })).toEqual(rules);
      const refused = await organiser.refusal(setPlanningRules, {
        params: { fairId },
        body: { ...rules, minForExhibitors: 10 },
      });
      expect(refused.issues).toEqual([{ path: 'minForExhibitors', reason: 'above-maximum' }]);
    });

    it('limit single people, who may lower their own maximum', async () => {
      const fairId = await createFairRow(server.db);
      const organiser = await organiserOf(fairId);
      await setRules(fairId, organiser, { maxMeetings: 5 });
      const [zoe, ann] = (await people(fairId, { firstName: 'Zoe' }, { firstName: 'Ann' })) as [TestPerson, TestPerson];
      const set = (person: TestPerson, min: number | null, max: number | null) =>
        organiser.call(setPersonLimit, { params: { fairId, participantId: person.id }, body: { min, max } });
      await set(zoe, null, 8);
      await set(ann, 1, 2);
      const first = await organiser.call(listPersonLimits, { params: { fairId }, query: { limit: 1 } });
      expect(first).toMatchObject({ total: 2, items: [{ person: { id: ann.id }, min: 1, max: 2 }] });
      const second = await organiser.call(listPersonLimits, {
        params: { fairId },
        query: { cursor: first.nextCursor! },
      });
      expect(second).toMatchObject({ nextCursor: null, items: [{ person: { id: zoe.id }, min: null, max: 8 }] });
      expect(await zoe.client.call(getOwnLimit, { params: { fairId } })).toEqual({ max: null, fairMax: 8 });
      expect(await zoe.client.call(setOwnLimit, { params: { fairId }, body: { max: 3 } })).toEqual({
        max: 3,
        fairMax: 8,
      });
      await set(zoe, null, null);
      expect((await organiser.call(listPersonLimits, { params: { fairId } })).total).toBe(1);
      expect(await zoe.client.call(getOwnLimit, { params: { fairId } })).toEqual({ max: 3, fairMax: 5 });
      const elsewhere = await createFairRow(server.db);
      const stranger = await organiserOf(elsewhere);
      const params = { fairId: elsewhere, participantId: zoe.id };
      expect((await stranger.refusal(setPersonLimit, { params, body: { min: 1, max: 1 } })).code).toBe('NOT_FOUND');
    });

    it('refuse what contradicts a rule that stands, and name it', async () => {
      const fairId = await createFairRow(server.db);
      const organiser = await organiserOf(fairId);
      const [a, b, c] = await four(fairId);
      const add = { params: { fairId }, body: { kind: 'veto' as const, aId: b.id, bId: a.id } };
      const veto = await organiser.call(addPairRule, add);
      expect(veto).toMatchObject({ kind: 'veto', startsAt: null, others: [] });
      const refused = await organiser.refusal(addPairRule, {
        params: { fairId },
        body: { kind: 'must', aId: a.id, bId: c.id, otherIds: [b.id] },
      });
      expect(refused).toMatchObject({ code: 'RULE_CONTRADICTS', details: { reason: 'veto', rule: { id: veto.id } } });
      const [one, other] = [
        { aId: a.id, bId: c.id },
        { aId: b.id, bId: c.id },
      ];
      const standing = await organiser.call(addPrecedence, { params: { fairId }, body: { first: one, next: other } });
      const circle = await organiser.refusal(addPrecedence, { params: { fairId }, body: { first: other, next: one } });
      expect(circle).toMatchObject({ code: 'RULE_CONTRADICTS', details: { precedence: { id: standing.id } } });
      const offGrid = { kind: 'fixed' as const, ...one, startsAt: '2026-01-01T00:00:00Z' };
      expect((await organiser.refusal(addPairRule, { params: { fairId }, body: offGrid })).issues).toEqual([
        { path: 'startsAt', reason: 'invalid-value' },
      ]);
      const [staff, colleague] = (await people(fairId, { company: 'Same' }, { company: 'Same' })) as [
        TestPerson,
        TestPerson,
      ];
      const same = { kind: 'must' as const, aId: staff.id, bId: colleague.id };
      expect(await organiser.refusal(addPairRule, { params: { fairId }, body: same })).toMatchObject({
        code: 'RULE_CONTRADICTS',
        details: { reason: 'colleagues' },
      });
      await organiser.call(removePairRule, { params: { fairId, ruleId: veto.id } });
      expect((await organiser.call(listPairRules, { params: { fairId } })).total).toBe(0);
      expect((await organiser.refusal(removePairRule, { params: { fairId, ruleId: veto.id } })).code).toBe('NOT_FOUND');
    });

    it('are respected by the timetable', async () => {
      const fairId = await createFairRow(server.db, { mode: 'hybrid', tables: 3 });
      const organiser = await organiserOf(fairId);
      const [a, b, c, d] = (await people(
        fairId,
        { attendance: 'on_site', company: 'Booth SA', kind: 'exhibitor' },
        { attendance: 'on_site' },
        { attendance: 'virtual' },
        { attendance: 'on_site' },
      )) as [TestPerson, TestPerson, TestPerson, TestPerson];
      for (const [one, other] of [
        [a, b],
        [a, c],
        [a, d],
        [b, d],
        [c, d],
      ] as const)
        await agree(fairId, one, other);
      await setRules(fairId, organiser, { boothSeats: 1, mixedMeetings: 'table', restAfter: 1 });
      const pair = (kind: 'must' | 'veto', one: TestPerson, other: TestPerson) =>
        organiser.call(addPairRule, { params: { fairId }, body: { kind, aId: one.id, bId: other.id } });
      await pair('veto', b, d);
      await pair('must', b, c);
      const first = { aId: a.id, bId: d.id };
      await organiser.call(addPrecedence, { params: { fairId }, body: { first, next: { aId: a.id, bId: b.id } } });
      await organiser.call(setPersonLimit, { params: { fairId, participantId: c.id }, body: { min: null, max: 1 } });
      const finished = await run(fairId, organiser);
      expect(finished.status).toBe('finished');
      const params = { fairId, runId: finished.id };
      const meetings = await meetingsOf(fairId, organiser, finished.id);
      const refusals = (await organiser.call(listRunRefusals, { params })).items;
      const at = (one: TestPerson, other: TestPerson) =>
        meetings.find((meeting) => pairOf(meeting).join() === ids(one, other).join());
      expect(at(b, d)).toBeUndefined();
      expect(Date.parse(at(a, d)!.endsAt)).toBeLessThan(Date.parse(at(a, b)!.startsAt));
      expect(at(a, b)).toMatchObject({ place: 'booth', boothCompanyName: 'Booth SA', hasVideo: false });
      expect(at(b, c)).toMatchObject({ place: 'table', hasVideo: true });
      expect(meetings.filter((meeting) => pairOf(meeting).includes(c.id))).toHaveLength(1);
      expect(refusals.map((refusal) => refusal.reason).sort()).toEqual(['quota', 'quota', 'veto']);
      expect(finished.report!.places).toEqual({ video: 0, table: 1, booth: 2 });
    });

    it('seat nobody at a table that is closed then, and three where there are three seats', async () => {
      const fairId = await createFairRow(server.db, { mode: 'on_site', tables: 3 });
      const organiser = await organiserOf(fairId);
      const onSite = { attendance: 'on_site' } as const;
      const [a, b, c, d, e] = (await people(fairId, onSite, onSite, onSite, onSite, onSite)) as [
        TestPerson,
        TestPerson,
        TestPerson,
        TestPerson,
        TestPerson,
      ];
      await agree(fairId, a, b);
      await agree(fairId, c, d);
      const must = { kind: 'must' as const, aId: a.id, bId: c.id, otherIds: [e.id] };
      await organiser.call(addPairRule, { params: { fairId }, body: must });
      const never = { opensAt: '00:00', closesAt: '00:01' };
      const say = (version: number, tables: EventPayload<'tables.changed.v1'>['tables']) =>
        server.app.get(TablesChangedHandler, { strict: false }).handle({ fairId, version, tables });
      await say(2, [{ number: 1, seats: null, hours: never }]);
      await say(2, [{ number: 2, seats: 2, hours: null }]);
      // What comes late is older.
      await say(1, [{ number: 1, seats: null, hours: null }]);
      const finished = await run(fairId, organiser);
      expect(finished).toMatchObject({ status: 'finished', people: 5, meetings: 3, peopleWithMeeting: 5 });
      expect(finished.report).toMatchObject({ places: { table: 3 }, musts: { asked: 1, granted: 1 } });
      const meetings = await meetingsOf(fairId, organiser, finished.id);
      expect(meetings.map(({ tableNumber }) => tableNumber)).not.toContain(1);
      expect(meetings.find(({ others }) => others.length === 1)?.tableNumber).toBe(3);
      await say(3, [
        { number: 2, seats: null, hours: never },
        { number: 3, seats: null, hours: never },
      ]);
      const none = await run(fairId, organiser);
      expect(none).toMatchObject({ status: 'finished', meetings: 0, people: 5 });
      expect(none.report!.refusals).toEqual([{ reason: 'no-table', wishes: 3 }]);
    });

    it('put a demanded meeting of three before wishes, and a fixed one where it is', async () => {
      const fairId = await createFairRow(server.db, { dayEndsAt: '10:00' });
      const organiser = await organiserOf(fairId);
      const [a, b, c, d] = await four(fairId);
      for (const other of [b, c, d]) await agree(fairId, a, other);
      const [{ at }] = await server.db.query(
        `select ((starts_on + time '09:30') at time zone time_zone)::text as at from fairs.fair where id = $1`,
        [fairId],
      );
      const startsAt = new Date(at).toISOString();
      const add = (body: BodyInputOf<typeof addPairRule>) => organiser.call(addPairRule, { params: { fairId }, body });
      await add({ kind: 'fixed', aId: a.id, bId: d.id, startsAt });
      await add({ kind: 'must', aId: a.id, bId: b.id, otherIds: [c.id] });
      const finished = await run(fairId, organiser);
      const meetings = await meetingsOf(fairId, organiser, finished.id);
      expect(meetings.map(pairOf)).toEqual([ids(a, b), ids(a, d)]);
      expect(meetings[0]!.others.map((person) => person.id)).toEqual([c.id]);
      expect(Date.parse(meetings[1]!.startsAt)).toBe(Date.parse(startsAt));
      expect(finished.report!.musts).toEqual({ asked: 2, granted: 2 });
    });
  });

  describe('what-ifs, comparisons and the way back', () => {
    it('answer on a copy and leave everything as it was', async () => {
      const fairId = await createFairRow(server.db, { dayEndsAt: '09:30' });
      const organiser = await organiserOf(fairId);
      const [a, b, c] = await four(fairId);
      await agree(fairId, a, b);
      await agree(fairId, a, c);
      const plan = await run(fairId, organiser);
      expect(plan.meetings).toBe(1);
      const fair = () => server.db.query(`select * from fairs.fair where id = $1`, [fairId]);
      const before = await fair();
      const asked = { kind: 'what-if' as const, changes: { dayEndsAt: '10:00' } };
      const whatIf = await run(fairId, organiser, asked);
      expect(whatIf).toMatchObject({
        kind: 'what-if',
        changes: { dayEndsAt: '10:00' },
        meetings: 2,
        report: { slots: 2 },
      });
      expect(await fair()).toEqual(before);
      expect((await organiser.refusal(publishRun, { params: { fairId, runId: whatIf.id } })).code).toBe(
        'RUN_IS_WHAT_IF',
      );
      expect((await organiser.call(listRuns, { params: { fairId }, query: { kind: 'what-if' } })).total).toBe(1);
      const impossible = { kind: 'what-if' as const, changes: { dayEndsAt: '08:00' } };
      expect((await organiser.refusal(startRun, { params: { fairId }, body: impossible })).issues).toEqual([
        { path: 'changes.dayEndsAt', reason: 'ends-before-start' },
      ]);
      const empty = { kind: 'what-if' as const, changes: {} };
      expect((await organiser.refusal(startRun, { params: { fairId }, body: empty })).code).toBe('INVALID_INPUT');
    });

    it('keep what is on the agendas, show what would differ, and go back', async () => {
      const fairId = await createFairRow(server.db);
      const organiser = await organiserOf(fairId);
      const [a, b, c, d] = await four(fairId);
      await agree(fairId, a, b);
      const first = await run(fairId, organiser);
      const compare = (runId: string, base?: string) =>
        organiser.call(compareRun, { params: { fairId, runId }, query: base ? { base } : {} });
      expect(await compare(first.id)).toMatchObject({ base: null, added: 1, peopleAffected: 2 });
      await organiser.call(publishRun, { params: { fairId, runId: first.id } });
      // Past the service, so that nobody is fitted in at once.
      for (const [from, to] of [
        [a, c],
        [c, a],
        [c, d],
        [d, c],
      ] as const)
        await server.db.query(
          `insert into matchmaking.wish (fair_id, from_id, to_id, level) values ($1, $2, $3, 'want')`,
          [fairId, from.id, to.id],
        );
      await server.db.query(
        `update matchmaking.wish set level = 'no' where $1 in (from_id, to_id) and $2 in (from_id, to_id)`,
        [a.id, b.id],
      );
      const second = await run(fairId, organiser);
      expect(await compare(second.id)).toMatchObject({
        base: { id: first.id, isCurrent: true },
        added: 2,
        removed: 1,
        moved: 0,
        unchanged: 0,
        peopleAffected: 4,
      });
      const changes = (change?: 'added' | 'removed') =>
        organiser.call(listRunChanges, { params: { fairId, runId: second.id }, query: change ? { change } : {} });
      expect(await changes('removed')).toMatchObject({ total: 1, items: [{ change: 'removed', after: null }] });
      expect((await changes()).items.map((item) => item.change).sort()).toEqual(['added', 'added', 'removed']);
      await organiser.call(publishRun, { params: { fairId, runId: second.id } });
      expect(await compare(first.id)).toMatchObject({ base: { id: second.id }, added: 1, removed: 2 });
      expect(await compare(second.id, first.id)).toMatchObject({ base: { id: first.id }, added: 2 });
      expect(await organiser.call(publishRun, { params: { fairId, runId: first.id } })).toMatchObject({
        isCurrent: true,
      });
      expect((await organiser.call(getRun, { params: { fairId, runId: second.id } })).isCurrent).toBe(false);
      const elsewhere = await createFairRow(server.db);
      const refusal = await organiser.refusal(compareRun, { params: { fairId: elsewhere, runId: first.id } });
      expect(refusal.code).toBe('NOT_FOUND');
    });

    it('let one of two colleagues meet a counterpart, and say so to the other', async () => {
      const fairId = await createFairRow(server.db);
      const organiser = await organiserOf(fairId);
      const [one, two, other] = (await people(fairId, { company: 'Team' }, { company: 'Team' }, {})) as [
        TestPerson,
        TestPerson,
        TestPerson,
      ];
      for (const from of [one, two])
        await server.db.query(
          `insert into matchmaking.wish (fair_id, from_id, to_id, level) values ($1, $2, $3, 'want'), ($1, $3, $2, 'want')`,
          [fairId, from.id, other.id],
        );
      const shared = await run(fairId, organiser);
      expect(shared).toMatchObject({ meetings: 1, people: 3, peopleWithMeeting: 2 });
      const refusals = await organiser.call(listRunRefusals, { params: { fairId, runId: shared.id } });
      expect(refusals.items.map((refusal) => refusal.reason)).toEqual(['colleague-meets']);
      await server.db.query(`update matchmaking.wish set beside_colleague = true where from_id = $1`, [two.id]);
      expect((await run(fairId, organiser)).meetings).toBe(2);
    });
  });

  describe('repairs', () => {
    /** A published timetable in which these pairs meet, one after the other, all at 9:00 who can. */
    async function published(fairId: string, agreed: readonly (readonly [TestPerson, TestPerson])[]) {
      const organiser = await organiserOf(fairId);
      for (const [one, other] of agreed) await agree(fairId, one, other);
      const { id: runId } = await run(fairId, organiser);
      await organiser.call(publishRun, { params: { fairId, runId } });
      return { organiser, runId, params: { fairId, runId } };
    }
    const record = <Name extends 'meeting.cancelled.v1' | 'pair.agreed.v1'>(name: Name, payload: EventPayload<Name>) =>
      server.db.transaction((manager) => server.app.get(Outbox).record(manager, name, payload));
    const cancel = (
      fairId: string,
      meeting: PlannedMeeting,
      changes: Partial<EventPayload<'meeting.cancelled.v1'>> = {},
    ): EventPayload<'meeting.cancelled.v1'> => ({
      fairId,
      meetingId: randomUUID(),
      aId: meeting.a.id,
      bId: meeting.b.id,
      startsAt: meeting.startsAt,
      endsAt: meeting.endsAt,
      cause: 'cancelled',
      byId: meeting.a.id,
      alsoIds: [],
      missedIds: [],
      ...changes,
    });
    const repaired = (fairId: string, organiser: TestClient, count: number) =>
      server.eventually(
        () => organiser.call(listRepairs, { params: { fairId } }),
        (page) => page.total === count && page.items.length === count,
      );

    it('give a freed slot to the best wish that waits, and move nothing', async () => {
      const fairId = await createFairRow(server.db, { dayEndsAt: '10:00' });
      const [a, b, c, d] = await four(fairId);
      const [late] = (await people(fairId, {})) as [TestPerson];
      // Two slots: a meets two of three; whoever is left waits for a.
      await wish(fairId, a, late, 'could');
      const { organiser, runId } = await published(fairId, [
        [a, b],
        [a, c],
        [a, late],
        [d, late],
        [b, d],
      ]);
      const before = await meetingsOf(fairId, organiser, runId);
      const waiting = [b, c, late].find(
        (person) => !before.some((each) => pairOf(each).join() === ids(a, person).join()),
      )!;
      const freed = before.find((each) => pairOf(each).includes(a.id))!;
      const event = cancel(fairId, freed);
      await record('meeting.cancelled.v1', event);
      const page = await repaired(fairId, organiser, 1);
      expect(page.items[0]).toMatchObject({ cause: 'cancelled', startsAt: freed.startsAt });
      const after = await meetingsOf(fairId, organiser, runId);
      const stays = before.filter((each) => each !== freed);
      expect(after).toEqual(expect.arrayContaining(stays));
      const added = after.filter((each) => !stays.some((old) => pairOf(old).join() === pairOf(each).join()));
      expect(page.items[0]!.added).toEqual(added);
      const offered = added.find((each) => pairOf(each).join() === ids(a, waiting).join());
      const isFree = !stays.some((each) => each.startsAt === freed.startsAt && pairOf(each).includes(waiting.id));
      expect(offered?.startsAt ?? null).toBe(isFree ? freed.startsAt : null);
      expect(after.map(pairOf)).not.toContainEqual(pairOf(freed));
      // Delivered again under the same id or another one: the meeting was cancelled once.
      await server.app.get(MeetingCancelledHandler).handle(event);
      expect(await meetingsOf(fairId, organiser, runId)).toEqual(after);
      expect((await organiser.call(listRepairs, { params: { fairId } })).total).toBe(1);
    });

    it('fit in two who agree late, and not again after they have cancelled, until one wishes anew', async () => {
      const fairId = await createFairRow(server.db);
      const [a, b, c] = await four(fairId);
      const { organiser, runId } = await published(fairId, [[a, b]]);
      await agree(fairId, a, c);
      const page = await repaired(fairId, organiser, 1);
      expect(page.items[0]).toMatchObject({ cause: 'late-wish', startsAt: null });
      const [added] = page.items[0]!.added;
      expect(pairOf(added!)).toEqual(ids(a, c));
      const [standing] = (await meetingsOf(fairId, organiser, runId)).filter((each) => pairOf(each).includes(b.id));
      expect(added!.startsAt).not.toBe(standing!.startsAt);
      await record('meeting.cancelled.v1', cancel(fairId, added!));
      await repaired(fairId, organiser, 2);
      expect((await meetingsOf(fairId, organiser, runId)).map(pairOf)).toEqual([ids(a, b)]);
      const planned = await run(fairId, organiser);
      const refusals = await organiser.call(listRunRefusals, { params: { fairId, runId: planned.id } });
      expect(refusals.items.map((each) => each.reason)).toEqual(['cancelled']);
      await c.client.call(removeWish, { params: { fairId, participantId: a.id } });
      await wish(fairId, c, a);
      await repaired(fairId, organiser, 3);
      expect((await meetingsOf(fairId, organiser, runId)).map(pairOf)).toContainEqual(ids(a, c));
    });

    it.each([
      ['by video', { mode: 'virtual' as const, tables: 0 }],
      ['at the only table', { mode: 'on_site' as const, tables: 1 }],
    ])(
      'give the rest of a slot to whoever waits in vain %s, not to whoever was missed',
      async (_where, { mode, tables }) => {
        const fairId = await createFairRow(server.db, { mode, tables });
        const [a, b, c] = await four(fairId);
        const attendance = mode === 'virtual' ? 'virtual' : 'on_site';
        await server.db.query(`update profiles.participant set attendance = $2 where fair_id = $1`, [
          fairId,
          attendance,
        ]);
        const { organiser, runId } = await published(fairId, [
          [a, b],
          [a, c],
          [b, c],
        ]);
        const meeting = (await meetingsOf(fairId, organiser, runId)).find(
          (each) => pairOf(each).join() === ids(a, b).join(),
        )!;
        // The fair takes place now, and only this meeting is planned: it began five minutes ago.
        await server.db.query(
          `update fairs.fair set (starts_on, ends_on, day_starts_at, day_ends_at, time_zone, slot_minutes) = (
           (now() at time zone 'UTC')::date, (now() at time zone 'UTC')::date, '00:00', '23:59', 'UTC', 30) where id = $1`,
          [fairId],
        );
        await server.db.query(
          `delete from matchmaking.planned_meeting where run_id = $1 and not (a_id = $2 and b_id = $3)`,
          [runId, ...ids(a, b)],
        );
        const slotMs = 1_800_000;
        const start = Math.floor(Date.now() / slotMs) * slotMs;
        const [startsAt, endsAt] = [start, start + slotMs].map((instant) => new Date(instant).toISOString()) as [
          string,
          string,
        ];
        await server.db.query(`update matchmaking.planned_meeting set starts_at = $2, ends_at = $3 where run_id = $1`, [
          runId,
          startsAt,
          endsAt,
        ]);
        await record(
          'meeting.cancelled.v1',
          cancel(fairId, { ...meeting, startsAt, endsAt }, { cause: 'no-show', byId: b.id }),
        );
        const page = await repaired(fairId, organiser, 1);
        const left = start + slotMs - Math.ceil(Date.now() / 60_000) * 60_000;
        if (left < 600_000) expect(page.items[0]!.added).toEqual([]);
        else {
          expect(page.items[0]!.added.map(pairOf)).toEqual([ids(a, c)]);
          expect(page.items[0]!.added[0]).toMatchObject({ tableNumber: tables || null });
          expect(Date.parse(page.items[0]!.added[0]!.endsAt)).toBe(start + slotMs);
          expect(Date.parse(page.items[0]!.added[0]!.startsAt)).toBeGreaterThan(start);
        }
      },
    );

    it('give nothing to those who agree late against a rule, a limit or an own date', async () => {
      const fairId = await createFairRow(server.db);
      const [a, b, c, d] = await four(fairId);
      const { organiser } = await published(fairId, [[a, b]]);
      await organiser.call(addPairRule, { params: { fairId }, body: { kind: 'veto', aId: a.id, bId: c.id } });
      await a.client.call(setOwnLimit, { params: { fairId }, body: { max: 1 } });
      const always = JSON.stringify([{ startsAt: '2020-01-01T00:00:00Z', endsAt: '2040-01-01T00:00:00Z' }]);
      await server.db.query(`update profiles.participant set busy = $2::jsonb where id = $1`, [d.id, always]);
      await agree(fairId, c, a);
      await agree(fairId, d, a);
      await agree(fairId, b, d);
      const page = await repaired(fairId, organiser, 3);
      expect(page.items.flatMap((each) => each.added)).toEqual([]);
      await agree(fairId, b, c);
      expect((await repaired(fairId, organiser, 4)).items[0]!.added.map(pairOf)).toEqual([ids(b, c)]);
    });

    it('answer an event once, although two workers have it, and two events one after the other', async () => {
      const fairId = await createFairRow(server.db, { dayEndsAt: '10:00' });
      const [a, b, c, d] = await four(fairId);
      const { organiser, runId } = await published(fairId, [
        [a, b],
        [c, d],
        [a, c],
        [b, d],
        [a, d],
        [b, c],
      ]);
      const before = await meetingsOf(fairId, organiser, runId);
      const events = before.slice(0, 2).map((meeting) => cancel(fairId, meeting));
      const handler = server.app.get(MeetingCancelledHandler);
      await Promise.all([...events, ...events].map((event) => handler.handle(event)));
      expect((await organiser.call(listRepairs, { params: { fairId } })).total).toBe(2);
      const after = await meetingsOf(fairId, organiser, runId);
      const seats = after.flatMap((each) => pairOf(each).map((id) => `${each.startsAt} ${id}`));
      expect(new Set(seats).size).toBe(seats.length);
      for (const gone of before.slice(0, 2)) expect(after.map(pairOf)).not.toContainEqual(pairOf(gone));
      for (const kept of before.slice(2)) expect(after).toContainEqual(kept);
    });

    it('offer nothing on in a fair that is closed', async () => {
      const fairId = await createFairRow(server.db, { dayEndsAt: '10:00' });
      const [a, b, c, d] = await four(fairId);
      const { organiser, runId } = await published(fairId, [
        [a, b],
        [a, c],
        [a, d],
      ]);
      await server.db.query(`update fairs.fair set status = 'closed' where id = $1`, [fairId]);
      const [freed] = await meetingsOf(fairId, organiser, runId);
      await record('meeting.cancelled.v1', cancel(fairId, freed!));
      const page = await repaired(fairId, organiser, 1);
      expect(page.items[0]!.added).toEqual([]);
      expect(await meetingsOf(fairId, organiser, runId)).toHaveLength(1);
    });

    it('do nothing before a timetable is published', async () => {
      const fairId = await createFairRow(server.db);
      const [a, b] = await four(fairId);
      await agree(fairId, a, b);
      await server.app.get(PairAgreedHandler).handle({ fairId, aId: a.id, bId: b.id }, 'event-early');
      expect((await (await organiserOf(fairId)).call(listRepairs, { params: { fairId } })).total).toBe(0);
    });

    it('are undone by going back, which brings no cancelled meeting back', async () => {
      const fairId = await createFairRow(server.db);
      const [a, b, c, d] = await four(fairId);
      const { organiser, params, runId } = await published(fairId, [
        [a, b],
        [c, d],
      ]);
      const second = await run(fairId, organiser, { keeps: 'nothing' });
      const [meeting] = (await meetingsOf(fairId, organiser, runId)).filter((each) => pairOf(each).includes(a.id));
      await record('meeting.cancelled.v1', cancel(fairId, meeting!));
      await repaired(fairId, organiser, 1);
      await organiser.call(publishRun, { params: { fairId, runId: second.id } });
      expect((await meetingsOf(fairId, organiser, second.id)).map(pairOf)).toEqual([ids(c, d)]);
      await organiser.call(publishRun, { params });
      expect((await meetingsOf(fairId, organiser, runId)).map(pairOf)).toEqual([ids(c, d)]);
    });
  });
});
