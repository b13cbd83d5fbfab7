import { randomUUID } from 'node:crypto';
import {
  addDutyShift,
  beAtBooth,
  getBoothStaffing,
  getDutyRoster,
  getFairHours,
  getVisibility,
  leaveBooth,
  listStaffedBooths,
  listVisitorsNow,
  removeDutyShift,
  setBoothHours,
  setFairHours,
  setOwnDuty,
  setVisibility,
} from '@parvis/contracts';
import { audience, LinePresence, lingerMs, Outbox, RealtimePublisher } from '@parvis/platform';
import { createFairRow, createPerson, type TestClient, type TestPerson, TestServer } from '@parvis/testing';
import { BoothsModule } from '../booths.module.js';
import { BoothsWorkerModule } from '../booths-worker.module.js';
import { VisitSweeper } from '../visit/visit-sweeper.js';
import { VisitWatch } from '../visit/visit-watch.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

describe('a booth with people at it', () => {
  let server: TestServer;
  let fairId: string;
  let boothId: string;
  let ann: TestPerson;
  let ben: TestPerson;
  let visitor: TestPerson;
  let recorded: jest.SpyInstance<ReturnType<Outbox['recordAll']>, Parameters<Outbox['recordAll']>>;

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'booths',
      api: [BoothsModule],
      worker: [BoothsWorkerModule],
      hasDatabase: true,
      domains: [],
    });
    recorded = jest.spyOn(server.app.get(Outbox), 'recordAll');
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    fairId = await createFairRow(server.db);
    ann = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Own' });
    ben = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Own' });
    visitor = await createPerson(server, fairId, { company: 'Buyers' });
    boothId = await boothOf(ann);
  });

  async function boothOf(person: TestPerson): Promise<string> {
    await server.db.query(`insert into booths.booth (id, fair_id) values ($1, $2)`, [person.companyId, fairId]);
    return person.companyId ?? '';
  }
  const at = (id = boothId) => ({ params: { fairId, boothId: id } });
  const presence = () => server.app.get(LinePresence);
  const lineOf = (person: TestPerson) => ({ lineId: `line-${person.id}`, userId: person.client.userId });
  const online = (person: TestPerson) => presence().open(lineOf(person));
  const offline = (person: TestPerson) => presence().close(lineOf(person));
  const staffed = async () => (await visitor.client.call(getBoothStaffing, at())).staffed;
  const switchDuty = (person: TestPerson, isOnDuty: boolean) =>
    person.client.call(setOwnDuty, { ...at(), body: { isOnDuty } });
  const fromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const shift = (from: number, to: number, person = ann) => ({
    ...at(),
    body: { participantId: person.id, startsAt: fromNow(from), endsAt: fromNow(to) },
  });

  describe('on duty', () => {
    it('is staffed by whoever is on duty, by switch or roster, and has a connection open', async () => {
      await switchDuty(ann, true);
      expect(await staffed()).toBe(0);
      await online(ann);
      expect(await staffed()).toBe(1);
      await ben.client.call(addDutyShift, shift(-1, 1, ben));
      await online(ben);
      expect(await visitor.client.call(listStaffedBooths, { params: { fairId } })).toEqual([{ boothId, people: 2 }]);
      await switchDuty(ben, false);
      await offline(ann);
      const all = () => visitor.client.call(listStaffedBooths, { params: { fairId } });
      expect(await all()).toEqual([{ boothId, people: 1 }]);
      jest.spyOn(Date, 'now').mockReturnValue(Date.now() + lingerMs + 1);
      expect(await all()).toEqual([]);
      const { people } = await ann.client.call(getDutyRoster, at());
      const of = (id: string) => people.find(({ person }) => person.id === id);
      expect(of(ann.id)).toMatchObject({ isOnDuty: true, isOnline: false, by: 'switch' });
      expect(of(ben.id)).toMatchObject({ isOnDuty: false, isOnline: true, by: 'switch' });
      jest.spyOn(Date, 'now').mockRestore();
    });

    it('tells the fair how many are there: at once on a switch, and of a page that is loaded anew nothing', async () => {
      const published = jest.spyOn(server.app.get(RealtimePublisher), 'publish');
      const told = () =>
        published.mock.calls.flatMap(([to, event, news]) =>
          to === audience.fair(fairId) && event === 'staffing.changed'
            ? ((news as { staffed: { boothId: string; people: number }[] }).staffed ?? [])
            : [],
        );
      await online(ann);
      await switchDuty(ann, true);
      await server.eventually(
        async () => told(),
        (news) => news.at(-1)?.people === 1,
      );
      expect(told().every((news) => news.boothId === boothId)).toBe(true);
      await online(ben);
      await switchDuty(ben, true);
      await offline(ann);
      await online(ann);
      await offline(ben);
      // By then it would have been told that she has gone, too.
      await server.eventually(
        async () => told(),
        (news) => news.at(-1)?.people === 1 && news.some(({ people }) => people === 2),
      );
      expect(told().map(({ people }) => people)).not.toContain(0);
      published.mockRestore();
    });

    it('counts a connection of which nothing was heard as closed, and keeps the others of a person', async () => {
      await switchDuty(ann, true);
      const [one, two] = [randomUUID(), randomUUID()].map((lineId) => ({ lineId, userId: ann.client.userId }));
      await presence().open(one!);
      await presence().open(two!);
      await presence().close(one!);
      expect(await staffed()).toBe(1);
      jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 46_000);
      expect(await presence().onlineAmong([ann.client.userId])).toEqual(new Set());
      jest.spyOn(Date, 'now').mockRestore();
    });

    it('has a roster on which nobody is twice at a time', async () => {
      const roster = await ann.client.call(addDutyShift, shift(1, 3));
      expect((await ben.client.refusal(addDutyShift, shift(2, 4))).code).toBe('SHIFT_TAKEN');
      await ben.client.call(addDutyShift, shift(3, 4));
      const [first] = roster.shifts;
      const removed = { params: { fairId, boothId, shiftId: first!.id } };
      expect((await ann.client.call(removeDutyShift, removed)).shifts).toHaveLength(1);
      const unknown = { ...at(), body: { ...shift(5, 6).body, participantId: visitor.id } };
      expect((await ann.client.refusal(addDutyShift, unknown)).code).toBe('INVALID_INPUT');
    });

    it('has the hours of the fair until it has its own', async () => {
      const { days, isOwnHours } = await visitor.client.call(getBoothStaffing, at());
      expect([days.length, days[0]?.opensAt, isOwnHours]).toEqual([1, '09:00', false]);
      const own = [{ day: days[0]!.day, opensAt: '10:00', closesAt: '11:30' }];
      const set = (list: typeof own) => ann.client.call(setBoothHours, { ...at(), body: { days: list } });
      expect(await set(own)).toMatchObject({ days: own, isOwnHours: true, isOpenNow: false });
      expect(await set([])).toMatchObject({ days, isOwnHours: false });
      const organiser = await server.signInAs('organiser', fairId, `${randomUUID()}@org.example`);
      const all = [{ day: days[0]!.day, opensAt: '08:00', closesAt: '20:00' }];
      const setAll = (list: typeof all) => organiser.call(setFairHours, { params: { fairId }, body: { days: list } });
      expect(await setAll(all)).toMatchObject({ days: all, isSet: true });
      expect(await visitor.client.call(getBoothStaffing, at())).toMatchObject({ days: all, isOwnHours: false });
      expect(await set(own)).toMatchObject({ days: own, isOwnHours: true });
      await setAll([]);
      expect(await organiser.call(getFairHours, { params: { fairId } })).toMatchObject({ days, isSet: false });
      expect(await set([])).toMatchObject({ days, isOwnHours: false });
      expect((await ann.client.refusal(setFairHours, { params: { fairId }, body: { days: [] } })).code).toBe(
        'NOT_ALLOWED',
      );
      const other = { ...at(), body: { days: [{ ...own[0]!, day: '2020-01-01' }] } };
      expect((await ann.client.refusal(setBoothHours, other)).code).toBe('INVALID_INPUT');
    });
  });

  describe('visited', () => {
    const come = (person: TestPerson, id = boothId) =>
      person.client.call(beAtBooth, { ...at(id), body: { lineId: lineOf(person).lineId } });
    const decide = (isVisible: boolean) =>
      visitor.client.call(setVisibility, { params: { fairId }, body: { isVisible } });
    const now = (client: TestClient = ann.client) => client.call(listVisitorsNow, at());
    const told = () =>
      recorded.mock.calls.flatMap(([, name, payloads]) =>
        name === 'booth.visited.v1'
          ? (payloads as { fairId: string; participantId: string }[]).filter((each) => each.fairId === fairId)
          : [],
      );

    it('counts whoever has not agreed, and shows whoever has, from that moment on', async () => {
      await online(visitor);
      await come(visitor);
      expect(await now()).toEqual({ visitors: [], unseen: 1, visits: 1 });
      expect(await visitor.client.call(getVisibility, { params: { fairId } })).toEqual({ isVisible: null });
      expect(told()).toEqual([]);
      await decide(true);
      expect(await now()).toMatchObject({ visitors: [{ visitor: { id: visitor.id }, visits: 1 }], unseen: 0 });
      expect(told()).toMatchObject([{ fairId, boothId, participantId: visitor.id }]);
      await come(visitor);
      expect(told()).toHaveLength(1);
      await decide(false);
      expect(await now()).toEqual({ visitors: [], unseen: 1, visits: 1 });
    });

    it('ends a visit with its connection, and goes on with it when the page is soon back', async () => {
      await decide(true);
      await online(visitor);
      await come(visitor);
      await offline(visitor);
      await server.eventually(now, ({ visitors }) => visitors.length === 0);
      await online(visitor);
      await come(visitor);
      expect(await now()).toMatchObject({ visitors: [{ visits: 1 }], visits: 1 });
      await server.db.query(`update booths.visit set left_at = now() - interval '10 minutes' where booth_id = $1`, [
        boothId,
      ]);
      await come(visitor);
      expect(await now()).toMatchObject({ visitors: [{ visits: 2 }], visits: 2 });
      expect(told()).toHaveLength(2);
    });

    it('ends the visits of a process that has died', async () => {
      await decide(true);
      await online(visitor);
      await come(visitor);
      await server.app.get(VisitWatch).endGone();
      expect((await now()).visitors).toHaveLength(1);
      await server.db.query(`update booths.visit set line_id = 'gone' where booth_id = $1`, [boothId]);
      await server.app.get(VisitWatch).endGone();
      expect((await now()).visitors).toHaveLength(0);
    });

    it('is forgotten a month after the fair', async () => {
      await online(visitor);
      await come(visitor);
      const kept = async (daysAgo: number) => {
        await server.db.query(
          `update fairs.fair set starts_on = current_date - $2::int, ends_on = current_date - $2::int where id = $1`,
          [fairId, daysAgo],
        );
        await server.app.get(VisitSweeper).sweep();
        return server.db.query(`select 1 from booths.visit where booth_id = $1`, [boothId]);
      };
      expect(await kept(29)).toHaveLength(1);
      expect(await kept(30)).toEqual([]);
    });

    it('is at one booth at a time, and leaves when the page does', async () => {
      await decide(true);
      const rival = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Rival' });
      const other = await boothOf(rival);
      await online(visitor);
      await come(visitor);
      await come(visitor, other);
      expect((await now()).visitors).toEqual([]);
      const leave = (id: string) =>
        visitor.client.call(leaveBooth, { ...at(id), body: { lineId: lineOf(visitor).lineId } });
      await leave(boothId);
      expect((await rival.client.call(listVisitorsNow, at(other))).visitors).toHaveLength(1);
      await leave(other);
      expect((await rival.client.call(listVisitorsNow, at(other))).visitors).toEqual([]);
    });

    it('believes only a connection that is open and the own, and counts no staff', async () => {
      await online(ann);
      const forged = { ...at(), body: { lineId: lineOf(ann).lineId } };
      expect((await visitor.client.refusal(beAtBooth, forged)).code).toBe('INVALID_INPUT');
      await come(ann);
      expect((await now()).visits).toBe(0);
    });
  });

  it('keeps its affairs from others', async () => {
    const rival = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Rival' });
    const elsewhere = await createPerson(server, await createFairRow(server.db), { kind: 'exhibitor', company: 'Own' });
    const organiser = await server.signInAs('organiser', fairId, `${randomUUID()}@org.example`);
    for (const [client, code] of [
      [rival.client, 'NOT_ALLOWED'],
      [visitor.client, 'NOT_ALLOWED'],
      [elsewhere.client, 'NOT_FOUND'],
    ] as const) {
      expect((await client.refusal(listVisitorsNow, at())).code).toBe(code);
      expect((await client.refusal(getDutyRoster, at())).code).toBe(code);
      expect((await client.refusal(setOwnDuty, { ...at(), body: { isOnDuty: true } })).code).toBe(code);
      expect((await client.refusal(setBoothHours, { ...at(), body: { days: [] } })).code).toBe(code);
      expect((await client.refusal(addDutyShift, shift(1, 2))).code).toBe(code);
    }
    expect((await organiser.refusal(listVisitorsNow, at())).code).toBe('NOT_ALLOWED');
    expect((await organiser.call(addDutyShift, shift(1, 2))).shifts).toHaveLength(1);
    expect((await elsewhere.client.refusal(beAtBooth, { ...at(), body: { lineId: 'x' } })).code).toBe('NOT_FOUND');
  });
});
