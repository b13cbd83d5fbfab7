import {
  addPartnershipFile,
  addPartnershipMember,
  addPartnershipStep,
  answerPartnership,
  changePartnershipMember,
  changePartnershipStep,
  getPartnership,
  listPartnershipColleagues,
  listPartnershipFiles,
  listPartnershipSteps,
  listPartnerships,
  listReconnections,
  proposePartnership,
  ratePillar,
  readPartnershipFile,
  removePartnershipFile,
  removePartnershipMember,
  setPartnershipPurpose,
  sleepPartnership,
} from '@parvis/contracts';
import { FileStore } from '@parvis/platform';
import { createFairRow, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { SpaceFileSweeper } from './file/space-file-sweeper.js';
import { PartnershipsModule } from './partnerships.module.js';
import { PartnershipsWorkerModule } from './partnerships-worker.module.js';
import { BlockChangedHandler } from './proposal/block-changed.handler.js';
import { PartnershipRounds } from './reminder/partnership-rounds.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

const service = {
  name: 'partnerships',
  api: [PartnershipsModule],
  worker: [PartnershipsWorkerModule],
  hasDatabase: true,
  domains: [],
};
const purpose = 'Heat pumps for the housing of three towns';

describe('partnerships', () => {
  let server: TestServer;
  let fairId: string;
  let anna: TestPerson;
  let bo: TestPerson;
  let colleague: TestPerson;

  beforeAll(async () => {
    server = await TestServer.start(service);
    // Rounds are made by hand, and what they tell stays in the outbox.
    await server.app.get(PartnershipRounds).onModuleDestroy();
    await server.db.query(`create table told as select name, payload from platform.outbox where false`);
    await server.db.query(`create function keep() returns trigger language plpgsql as
      $$ begin insert into told values (new.name, new.payload); return new; end $$`);
    await server.db.query(`create trigger keep after insert on platform.outbox for each row execute function keep()`);
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    fairId = await createFairRow(server.db);
    anna = await createPerson(server, fairId, { company: 'Pompes' });
    bo = await createPerson(server, fairId, { company: 'Towns' });
    colleague = await createPerson(server, fairId, { company: 'Pompes' });
  });

  const told = async (act: string, id: string): Promise<{ userIds: string[]; withName: string }[]> =>
    (
      await server.db.query(
        `select payload from told where name = 'partnership.news.v1' and payload->>'act' = $1 and payload->>'partnershipId' = $2`,
        [act, id],
      )
    ).map(({ payload }: { payload: { userIds: string[]; withName: string } }) => payload);
  const propose = (from = anna, to = bo) =>
    from.client.call(proposePartnership, { params: { fairId }, body: { participantId: to.id, purpose } });
  const at = (partnershipId: string) => ({ params: { partnershipId } });
  const open = async () => {
    const { id } = await propose();
    await bo.client.call(answerPartnership, { ...at(id), body: { answer: 'accept' } });
    return id;
  };
  const task = (over: object = {}) => ({
    kind: 'task' as const,
    title: 'Send prices',
    dueOn: null,
    whoId: null,
    ...over,
  });
  const inDays = async (days: number): Promise<string> =>
    (await server.db.query(`select (current_date + $1::int)::text as day`, [days]))[0].day;

  it('opens when the other side accepts, and tells each side once', async () => {
    const { id } = await propose();
    const { items } = await bo.client.call(listPartnerships, { query: {} });
    expect(items).toMatchObject([{ id, state: 'proposed', isToAnswer: true, otherName: 'Pompes', purpose }]);
    await expect(anna.client.call(answerPartnership, { ...at(id), body: { answer: 'accept' } })).rejects.toThrow(
      'NOT_ALLOWED',
    );
    await bo.client.call(answerPartnership, { ...at(id), body: { answer: 'accept' } });
    await expect(bo.client.call(answerPartnership, { ...at(id), body: { answer: 'decline' } })).rejects.toThrow(
      'PARTNERSHIP_STATE',
    );
    expect(await anna.client.call(getPartnership, at(id))).toMatchObject({ state: 'open', otherName: 'Towns' });
    expect(await told('proposed', id)).toMatchObject([{ userIds: [bo.client.userId], withName: 'Pompes' }]);
    expect(await told('opened', id)).toMatchObject([{ userIds: [anna.client.userId], withName: 'Towns' }]);
  });

  it('is one between two companies, whoever of them proposes, and none among colleagues', async () => {
    const answers = await Promise.allSettled([propose(), propose(bo, anna), propose(colleague, bo)]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(String(answer.reason)).toContain('PARTNERSHIP_EXISTS');
    await expect(propose(anna, colleague)).rejects.toThrow('NOT_ALLOWED');
  });

  it('keeps files that its people share, tells the others once, and says who has opened them', async () => {
    const id = await open();
    const share = (who: TestPerson, name: string, text = 'Prices') =>
      who.client.call(addPartnershipFile, { ...at(id), file: { name, bytes: new TextEncoder().encode(text) } });
    const files = async (who: TestPerson) =>
      (await who.client.call(listPartnershipFiles, { ...at(id), query: {} })).items;
    const read = (who: TestPerson, fileId: string) =>
      who.client.raw(readPartnershipFile, { params: { partnershipId: id, fileId } });
    const added = await share(anna, 'prices.txt');
    expect(added).toMatchObject({ name: 'prices.txt', size: 6, isOwnSide: true, openedBy: [], canRemove: true });
    expect(await told('file-added', id)).toMatchObject([{ userIds: [bo.client.userId], withName: 'Pompes' }]);
    expect((await colleague.client.refusal(listPartnershipFiles, { ...at(id), query: {} })).code).toBe('NOT_FOUND');
    expect((await read(colleague, added.id)).status).toBe(404);
    await read(anna, added.id);
    for (const _ of [1, 2]) expect(await (await read(bo, added.id)).text()).toBe('Prices');
    expect(await files(anna)).toMatchObject([{ id: added.id, openedBy: [expect.stringContaining('Alex')] }]);
    expect(await files(bo)).toMatchObject([{ id: added.id, isOwnSide: false, canRemove: false }]);
    const place = { params: { partnershipId: id, fileId: added.id } };
    expect((await bo.client.refusal(removePartnershipFile, place)).code).toBe('NOT_FOUND');
    const program = { name: 'a.txt', bytes: new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]) };
    expect((await anna.client.refusal(addPartnershipFile, { ...at(id), file: program })).code).toBe(
      'FILE_TYPE_NOT_SUPPORTED',
    );
    await anna.client.call(removePartnershipFile, place);
    expect(await files(bo)).toEqual([]);
    expect((await read(bo, added.id)).status).toBe(404);
    // Nothing of it stays in the store, nor of what was refused.
    const [{ key }] = await server.db.query(`select key from partnerships.file_removal where due_at <= now()`);
    const store = server.app.get(FileStore, { strict: false });
    expect(await store.has(key)).toBe(true);
    await server.app.get(SpaceFileSweeper).sweep();
    expect(await store.has(key)).toBe(false);
  });

  it('is there for its people only, colleagues and organisers too are outside', async () => {
    const id = await open();
    const organiser = await server.signInAs('organiser', fairId, `${fairId}@organisers.example`);
    for (const client of [colleague.client, organiser])
      await expect(client.call(getPartnership, at(id))).rejects.toThrow('NOT_FOUND');
  });

  it('lets each lead bring in own colleagues only, and keeps a lead on each side', async () => {
    const id = await open();
    expect(await anna.client.call(listPartnershipColleagues, { ...at(id), query: {} })).toMatchObject({
      items: [{ id: colleague.id }],
      total: 1,
    });
    await expect(
      bo.client.call(addPartnershipMember, { ...at(id), body: { participantId: colleague.id, role: 'member' } }),
    ).rejects.toThrow('NOT_FOUND');
    await anna.client.call(addPartnershipMember, { ...at(id), body: { participantId: colleague.id, role: 'reader' } });
    const { members } = await colleague.client.call(getPartnership, at(id));
    const memberId = (side: string, isCaller: boolean) =>
      members.find((member) => member.side === side && member.isCaller === isCaller)!.id;
    // Readers read.
    await expect(colleague.client.call(addPartnershipStep, { ...at(id), body: task() })).rejects.toThrow('NOT_ALLOWED');
    const own = { partnershipId: id, memberId: memberId('own', false) };
    await expect(anna.client.call(removePartnershipMember, { params: own })).rejects.toThrow('PARTNERSHIP_NEEDS_LEAD');
    await expect(anna.client.call(changePartnershipMember, { params: own, body: { role: 'member' } })).rejects.toThrow(
      'PARTNERSHIP_NEEDS_LEAD',
    );
    await expect(
      anna.client.call(removePartnershipMember, { params: { ...own, memberId: memberId('other', false) } }),
    ).rejects.toThrow('NOT_FOUND');
    // Everybody may leave.
    await colleague.client.call(removePartnershipMember, { params: { ...own, memberId: memberId('own', true) } });
    await expect(colleague.client.call(getPartnership, at(id))).rejects.toThrow('NOT_FOUND');
  });

  it('shows both curves to both, notes to their writer, and suggests a talk where they are far apart', async () => {
    const id = await open();
    const rate = (person: TestPerson, score: number) =>
      person.client.call(ratePillar, { ...at(id), body: { pillar: 'balance', score, word: 'so', note: 'mine' } });
    await rate(anna, 2);
    await rate(anna, 5);
    await rate(bo, 4);
    const balance = async (person: TestPerson) =>
      (await person.client.call(getPartnership, at(id))).pillars.find(({ pillar }) => pillar === 'balance');
    expect(await balance(bo)).toMatchObject({
      own: [{ score: 4, note: 'mine' }],
      other: [
        { score: 2, note: null },
        { score: 5, note: null },
      ],
      isWorthATalk: false,
    });
    await rate(bo, 3);
    expect(await balance(anna)).toMatchObject({ own: [{ score: 2 }, { score: 5 }], isWorthATalk: true });
  });

  it('is not proposed between people of whom one has blocked the other, and says nothing about it', async () => {
    const handler = server.app.get(BlockChangedHandler);
    const block = { fairId, participantId: bo.id, otherId: anna.id, isBlocked: true, at: '2026-11-22T10:00:00Z' };
    const body = { participantId: bo.id, purpose };
    await handler.handle(block);
    await handler.handle({ ...block, isBlocked: false, at: '2026-11-22T09:00:00Z' });
    for (const [person, other] of [
      [anna, bo],
      [bo, anna],
    ] as const) {
      const refused = await person.client.refusal(proposePartnership, {
        params: { fairId },
        body: { ...body, participantId: other.id },
      });
      expect(refused.code).toBe('PARTNERSHIP_NOT_TAKEN');
    }
    await handler.handle({ ...block, isBlocked: false, at: '2026-11-22T11:00:00Z' });
    expect((await propose()).id).toBeTruthy();
  });

  it('keeps what the purpose has been', async () => {
    const id = await open();
    const other = `${purpose} and two villages`;
    for (const _ of [1, 2]) await bo.client.call(setPartnershipPurpose, { ...at(id), body: { purpose: other } });
    const { purpose: now, purposes } = await anna.client.call(getPartnership, at(id));
    expect(now).toBe(other);
    expect(purposes.map(({ text }) => text)).toEqual([other, purpose]);
  });

  it('pages steps by date, and those that are done by when they were', async () => {
    const id = await open();
    for (const [title, days] of [
      ['late', 9],
      ['never', null],
      ['soon', 1],
    ] as const)
      await anna.client.call(addPartnershipStep, {
        ...at(id),
        body: task({ title, dueOn: days === null ? null : await inDays(days) }),
      });
    const page = (query: object) => bo.client.call(listPartnershipSteps, { ...at(id), query });
    const first = await page({ limit: 2 });
    const second = await page({ limit: 2, cursor: first.nextCursor! });
    expect([...first.items, ...second.items].map(({ title }) => title)).toEqual(['soon', 'late', 'never']);
    for (const { id: stepId, ...step } of first.items)
      await bo.client.call(changePartnershipStep, {
        params: { partnershipId: id, stepId },
        body: { ...step, isDone: true },
      });
    const done = await page({ limit: 1, done: 'yes' });
    expect(done.items[0]?.title).toBe('late');
    expect((await page({ limit: 1, done: 'yes', cursor: done.nextCursor! })).items[0]?.title).toBe('soon');
    await expect(page({ cursor: 'WyJ4IiwieSJd' })).rejects.toThrow('INVALID_INPUT');
  });

  describe('reminders', () => {
    const rounds = () => server.app.get(PartnershipRounds);
    /** As several workers would. */
    const remind = () => Promise.all([rounds().remindAll(), rounds().remindAll(), rounds().remindAll()]);

    it('come the day before and on the day, once each, to the person who does it', async () => {
      const id = await open();
      const { members } = await anna.client.call(getPartnership, at(id));
      const whoId = members.find(({ isCaller }) => isCaller)!.id;
      const body = task({ dueOn: await inDays(1), whoId });
      const step = await bo.client.call(addPartnershipStep, { ...at(id), body });
      await remind();
      await remind();
      expect(await told('step-due', id)).toMatchObject([{ userIds: [anna.client.userId], withName: 'Towns' }]);
      await server.db.query(`update partnerships.step set due_on = current_date where id = $1`, [step.id]);
      await remind();
      await remind();
      expect(await told('step-due', id)).toHaveLength(2);
    });

    it('come when nothing happens, at growing intervals, to both sides', async () => {
      const id = await open();
      const quietFor = (weeks: number) =>
        server.db.query(
          `update partnerships.partnership set last_activity_at = now() - make_interval(weeks => $2, mins => 1) where id = $1`,
          [id, weeks],
        );
      for (const [weeks, times] of [
        [2, 0],
        [3, 1],
        [8, 1],
        [9, 2],
        [20, 2],
        [21, 3],
      ] as const) {
        await quietFor(weeks);
        await remind();
        expect(await told('quiet', id)).toHaveLength(2 * times);
      }
    });

    it('rest while it sleeps, and come again when it is woken', async () => {
      const id = await open();
      await anna.client.call(addPartnershipStep, { ...at(id), body: task({ dueOn: await inDays(0) }) });
      await bo.client.call(sleepPartnership, { ...at(id), body: { until: await inDays(30) } });
      await server.db.query(
        `update partnerships.partnership set last_activity_at = now() - interval '200 days' where id = $1`,
        [id],
      );
      await remind();
      expect([...(await told('step-due', id)), ...(await told('quiet', id))]).toEqual([]);
      await anna.client.call(sleepPartnership, { ...at(id), body: { until: null } });
      await remind();
      expect(await told('step-due', id)).toHaveLength(2);
      await expect(anna.client.call(sleepPartnership, { ...at(id), body: { until: await inDays(0) } })).rejects.toThrow(
        'INVALID_INPUT',
      );
    });
  });

  it('names at the next fair who is there of the partners, and outlives the first one', async () => {
    const id = await open();
    const next = await createFairRow(server.db);
    const again = async ({ email }: TestPerson, company: string) =>
      (await createPerson(server, next, { email, company })).id;
    await again(anna, 'Pompes');
    const boId = await again(bo, 'Towns');
    const people = async (at: string) =>
      (await anna.client.call(listReconnections, { params: { fairId: at }, query: {} })).items.map((face) => face.id);
    expect(await people(next)).toEqual([boId]);
    expect(await people(fairId)).toEqual([]);
    await server.db.query(`delete from fairs.fair where id = $1`, [fairId]);
    expect(await bo.client.call(getPartnership, at(id))).toMatchObject({ state: 'open', fairId: null });
  });
});
