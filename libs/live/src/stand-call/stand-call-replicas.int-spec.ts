import {
  acceptStandCall,
  callStand,
  createStandCallTicket,
  getOwnCalls,
  leaveStandCall,
  listCallTasks,
  listOfferedSlots,
} from '@parvis/contracts';
import { LinePresence } from '@parvis/platform';
import { createFairRow, createPerson, TestClient, type TestPerson, TestServer } from '@parvis/testing';
import { DataSource } from 'typeorm';
import { LiveModule } from '../live.module.js';
import { LiveWorkerModule } from '../live-worker.module.js';
import { StandCallAttendanceHandler } from './stand-call-presence.handler.js';
import { StandCallRounds } from './stand-call-rounds.js';
import { StandCallTurns } from './stand-call-turns.js';
import { StandCallTurnsRepository } from './stand-call-turns.repository.js';

// Making two servers takes seconds on a busy machine.
jest.setTimeout(90_000);

const service = { name: 'live', api: [LiveModule], worker: [LiveWorkerModule], hasDatabase: true, domains: [] };

describe('calls to a stand on two replicas', () => {
  let one: TestServer;
  let two: TestServer;
  let fairId: string;
  let boothId: string;
  let [ann, ben, visitor]: TestPerson[] = [];

  beforeAll(async () => {
    one = await TestServer.start(service);
    two = await one.replica(service);
  });
  afterAll(async () => {
    await two.stop();
    await one.stop();
  });
  beforeEach(async () => {
    fairId = await createFairRow(one.db);
    ann = await createPerson(one, fairId, { kind: 'exhibitor', company: 'Own' });
    ben = await createPerson(one, fairId, { kind: 'exhibitor', company: 'Own' });
    visitor = await createPerson(one, fairId, { company: 'Buyers' });
    boothId = ann.companyId ?? '';
    await one.db.query(`insert into booths.booth (id, fair_id, published_at) values ($1, $2, now())`, [
      boothId,
      fairId,
    ]);
    for (const person of [ann, ben, visitor])
      await one.app.get(LinePresence).keep([{ lineId: person.id, userId: person.client.userId }]);
    for (const person of [ann, ben])
      await one.db.query(
        `insert into booths.duty_switch (participant_id, fair_id, booth_id, is_on, until)
         values ($1, $2, $3, true, now() + interval '1 hour')`,
        [person.id, fairId, boothId],
      );
  });

  /** The same person, with the page open at the other replica. */
  const at = (server: TestServer, person: TestPerson | undefined) =>
    new TestClient(server.url, person!.client.cookie, person!.client.userId);
  const ofCall = (callId: string) => ({ params: { fairId, callId } });
  const call = (server: TestServer) => at(server, visitor).call(callStand, { params: { fairId, boothId }, body: {} });
  const own = async (server: TestServer, person = visitor) =>
    at(server, person).call(getOwnCalls, { params: { fairId } });
  const tasks = async () => (await at(two, ann).call(listCallTasks, { params: { fairId, boothId } })).items;
  const past = (callId: string) =>
    one.db.query(`update live.stand_call set due_at = now() - interval '1 second' where id = $1`, [callId]);
  const ended = async () =>
    one.db.query(`select state from live.stand_call where booth_id = $1 and state in ('ended', 'missed')`, [boothId]);
  const round = (server: TestServer) => server.app.get(StandCallRounds).moveOn();

  it('rings at people of both, and one of two answers at the same moment at different replicas has it', async () => {
    const { id } = await call(one);
    for (const server of [one, two]) expect((await own(server, ben)).incoming).toMatchObject([{ id }]);
    const answers = await Promise.all([
      at(one, ann).raw(acceptStandCall, ofCall(id)),
      at(two, ben).raw(acceptStandCall, ofCall(id)),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = answers[0]!.status === 200 ? ann : ben;
    for (const server of [one, two])
      expect((await own(server)).own).toMatchObject({ state: 'talking', takenBy: { id: winner!.id } });
    await at(two, visitor).call(createStandCallTicket, ofCall(id));
    await at(one, winner).call(leaveStandCall, ofCall(id));
    expect((await own(two)).own).toBeNull();
  });

  it('misses a call once, whichever replicas look at it at that moment', async () => {
    const { id } = await call(one);
    await past(id);
    await Promise.all([round(one), round(two), round(one), round(two)]);
    expect(await ended()).toEqual([{ state: 'missed' }]);
    expect(await tasks()).toHaveLength(1);
  });

  it('goes on where a replica died in the middle of a step: nothing of the step stays, and the other takes it', async () => {
    const { id } = await call(one);
    const dying = one.app.get(DataSource).createQueryRunner();
    await dying.startTransaction();
    const [{ pid }] = await dying.query('select pg_backend_pid() as pid');
    const open = one.app.get(StandCallTurnsRepository);
    await open.lock(dying.manager, boothId);
    const [begun] = await open.open(dying.manager, boothId);
    await one.app.get(StandCallTurns).hangUp(dying.manager, begun!);
    // The other one waits for the lock of the one that is about to die.
    const next = at(two, ben).call(acceptStandCall, ofCall(id));
    await two.db.query('select pg_terminate_backend($1)', [pid]);
    expect(await next).toMatchObject({ state: 'talking', takenBy: { id: ben!.id } });
    await dying.release().catch(() => undefined);
    expect(await tasks()).toEqual([]);
  });

  it('is missed, with a task and times, although the replica at which it rang is gone; so does a talk end', async () => {
    const doomed = await one.replica(service);
    const ringing = await call(doomed);
    expect(ringing.state).toBe('ringing');
    await doomed.stop();
    expect((await own(two)).own).toMatchObject({ id: ringing.id, state: 'ringing' });
    await past(ringing.id);
    await two.eventually(
      () => own(two),
      (calls) => calls.own?.state === 'missed',
    );
    expect(await tasks()).toHaveLength(1);
    expect((await at(two, visitor).call(listOfferedSlots, ofCall(ringing.id))).length).toBeGreaterThan(0);

    const talk = await call(one);
    await at(one, ann).call(acceptStandCall, ofCall(talk.id));
    // The room's people are gone, and the other replica is the one that hears of it.
    const gone = { roomId: talk.id, change: 'left' as const, at: new Date(Date.now() - 60_000).toISOString() };
    await two.app.get(StandCallAttendanceHandler).handle({ ...gone, participantId: visitor!.id });
    await two.eventually(ended, (rows: unknown[]) => rows.length === 2);
    expect(await tasks()).toHaveLength(1);
  });
});
