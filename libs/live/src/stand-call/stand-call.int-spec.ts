import { randomUUID } from 'node:crypto';
import {
  acceptStandCall,
  bookOfferedSlot,
  callStand,
  createStandCallTicket,
  declineStandCall,
  dismissGreeting,
  getOwnCalls,
  greetVisitor,
  inviteToCall,
  leaveMessage,
  leaveStandCall,
  listCallTasks,
  listOfferedSlots,
  listWaitingCalls,
  setBlock,
  updateCallTask,
} from '@parvis/contracts';
import { MeetingReader } from '@parvis/meetings';
import { LinePresence, Outbox, RoomTicketSigner } from '@parvis/platform';
import { createFairRow, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { LiveModule } from '../live.module.js';
import { LiveWorkerModule } from '../live-worker.module.js';
import { StandCallAttendanceHandler } from './stand-call-presence.handler.js';
import { StandCallRounds } from './stand-call-rounds.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

describe('calls to a stand', () => {
  let server: TestServer;
  let fairId: string;
  let boothId: string;
  let [ann, ben]: TestPerson[] = [];
  let visitor: TestPerson;
  let bookings: jest.SpyInstance<ReturnType<Outbox['recordAll']>, Parameters<Outbox['recordAll']>>;
  let recorded: jest.SpyInstance<ReturnType<Outbox['record']>, Parameters<Outbox['record']>>;

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'live',
      api: [LiveModule],
      worker: [LiveWorkerModule],
      hasDatabase: true,
      domains: [],
    });
    recorded = jest.spyOn(server.app.get(Outbox), 'record');
    bookings = jest.spyOn(server.app.get(Outbox), 'recordAll');
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    fairId = await createFairRow(server.db);
    ann = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Own', firstName: 'Ann' });
    ben = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Own', firstName: 'Ben' });
    visitor = await newVisitor();
    boothId = ann.companyId ?? '';
    await server.db.query(`insert into booths.booth (id, fair_id) values ($1, $2)`, [boothId, fairId]);
  });

  async function newVisitor() {
    const person = await createPerson(server, fairId, { company: 'Buyers' });
    await online(person);
    return person;
  }
  const online = (person: TestPerson) =>
    server.app.get(LinePresence).keep([{ lineId: person.id, userId: person.client.userId }]);
  async function onDuty(...people: (TestPerson | undefined)[]) {
    for (const person of people) {
      await online(person!);
      await server.db.query(
        `insert into booths.duty_switch (participant_id, fair_id, booth_id, is_on, until) values ($1, $2, $3, true, now() + interval '1 hour')`,
        [person!.id, fairId, boothId],
      );
    }
  }
  const atBooth = () => ({ params: { fairId, boothId } });
  const ofCall = (callId: string) => ({ params: { fairId, callId } });
  async function meetingNow(person: TestPerson): Promise<string> {
    const [{ id }] = await server.db.query(
      `insert into meetings.meeting (fair_id, during, place, has_video)
       values ($1, tstzrange(now() - interval '5 minutes', now() + interval '25 minutes'), 'video', true) returning id`,
      [fairId],
    );
    await server.db.query(
      `insert into meetings.attendee (meeting_id, participant_id, fair_id, during, status, part)
       select id, $2, fair_id, during, status, 'party' from meetings.meeting where id = $1`,
      [id, person.id],
    );
    return id;
  }
  const call = (person: TestPerson, message = '') => person.client.call(callStand, { ...atBooth(), body: { message } });
  const own = (person: TestPerson) => person.client.call(getOwnCalls, { params: { fairId } });
  const incoming = async (person: TestPerson | undefined) => (await own(person!)).incoming;
  const accept = (person: TestPerson | undefined, callId: string) =>
    person!.client.call(acceptStandCall, ofCall(callId));
  const leave = (person: TestPerson | undefined, callId: string) => person!.client.call(leaveStandCall, ofCall(callId));
  const tasks = async () => (await ann!.client.call(listCallTasks, atBooth())).items;
  const moveOn = () => server.app.get(StandCallRounds).moveOn();
  const past = (callId: string) =>
    server.db.query(`update live.stand_call set due_at = now() - interval '1 second' where id = $1`, [callId]);
  const events = () =>
    recorded.mock.calls.flatMap(([, name, payload]) =>
      name === 'stand-call.ended.v1' && 'fairId' in payload && payload.fairId === fairId ? [payload] : [],
    );

  it('rings everybody who is on duty and online, and whoever answers at the same moment, one has it', async () => {
    await onDuty(ann, ben);
    const { id, state, rings } = await call(visitor, 'About prices');
    expect({ state, rings }).toEqual({ state: 'ringing', rings: 2 });
    for (const person of [ann, ben])
      expect(await incoming(person)).toMatchObject([
        { id, message: 'About prices', from: { id: visitor.id }, takenBy: null },
      ]);
    const answers = await Promise.all([ann, ben].map((person) => person!.client.raw(acceptStandCall, ofCall(id))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [winner, loser] = answers[0]!.status === 200 ? [ann, ben] : [ben, ann];
    expect(await answers.find(({ status }) => status === 409)!.json()).toMatchObject({ code: 'CALL_TAKEN' });
    expect(await incoming(loser)).toMatchObject([{ id, takenBy: { id: winner!.id } }]);
    expect((await own(visitor)).own).toMatchObject({ id, state: 'talking', takenBy: { id: winner!.id } });
    for (const person of [visitor, winner]) {
      const { ticket } = await person!.client.call(createStandCallTicket, ofCall(id));
      const claims = await new RoomTicketSigner(server.config.get('APP_SECRET')).verify('ticket', ticket);
      expect(claims).toMatchObject({ roomId: id, kind: 'call', participantId: person!.id });
    }
    expect((await loser!.client.refusal(createStandCallTicket, ofCall(id))).code).toBe('NOT_FOUND');
    await leave(winner, id);
    expect((await visitor.client.refusal(createStandCallTicket, ofCall(id))).code).toBe('CALL_OVER');
    expect(events()).toMatchObject([{ outcome: 'answered', callId: id, callerId: visitor.id, takenById: winner!.id }]);
  });

  it('rings at whoever comes to the stand while it rings', async () => {
    await onDuty(ann);
    const { id } = await call(visitor);
    expect(await incoming(ben)).toEqual([]);
    await onDuty(ben);
    await moveOn();
    expect(await incoming(ben)).toMatchObject([{ id, takenBy: null }]);
    expect((await own(visitor)).own).toMatchObject({ state: 'ringing', rings: 2 });
    expect(await accept(ben, id)).toMatchObject({ state: 'talking', takenBy: { id: ben!.id } });
  });

  it('is missed after 30 seconds with nobody: a task, times, a meeting on both agendas', async () => {
    await onDuty(ann);
    const { id } = await call(visitor);
    const [{ seconds }] = await server.db.query(
      `select extract(epoch from due_at - started_at)::float8 as seconds from live.stand_call where id = $1`,
      [id],
    );
    expect(seconds).toBeCloseTo(30, 0);
    expect(await tasks()).toEqual([]);
    await past(id);
    await Promise.all([moveOn(), moveOn()]);
    await moveOn();
    expect((await ann!.client.refusal(acceptStandCall, ofCall(id))).code).toBe('CALL_OVER');
    expect((await own(visitor)).own).toMatchObject({ id, state: 'missed' });
    expect(events()).toHaveLength(1);
    await visitor.client.call(leaveMessage, { ...ofCall(id), body: { message: 'Please call' } });
    const [task] = await tasks();
    expect(task).toMatchObject({ callId: id, caller: { id: visitor.id }, message: 'Please call', doneAt: null });
    const offers = await visitor.client.call(listOfferedSlots, ofCall(id));
    expect(offers).toHaveLength(6);
    const [offer, second] = offers;
    const body = { startsAt: offer!.startsAt, withId: offer!.with.id };
    const booked = await visitor.client.call(bookOfferedSlot, { ...ofCall(id), body });
    const circle = await server.app.get(MeetingReader).circle(fairId, booked.meetingId ?? '');
    expect(circle).toMatchObject({ startsAt: offer!.startsAt, status: 'scheduled' });
    expect(circle!.people.map(({ participantId }) => participantId).sort()).toEqual(
      [visitor.id, offer!.with.id].sort(),
    );
    const again = { ...ofCall(id), body: { startsAt: second!.startsAt, withId: second!.with.id } };
    expect((await visitor.client.refusal(bookOfferedSlot, again)).code).toBe('CALL_OVER');
    expect((await tasks())[0]).toMatchObject({ meetingId: booked.meetingId, assigneeId: offer!.with.id });
    const told = bookings.mock.calls.flatMap(([, name, payloads]) => (name === 'meeting.booked.v1' ? [payloads] : []));
    const [caller, member] = [visitor.id, offer!.with.id];
    expect(told.at(-1)).toMatchObject([
      { meetingId: booked.meetingId, participantId: caller, withId: member },
      { meetingId: booked.meetingId, participantId: member, withId: caller },
    ]);
    const done = { params: { fairId, boothId, taskId: task!.id }, body: { isDone: true } };
    expect(await ben!.client.call(updateCallTask, done)).toMatchObject({ doneById: ben!.id });
    expect(await tasks()).toEqual([]);
  });

  it('offers only times at which both are free, and refuses one that has just been taken', async () => {
    const missed = await call(visitor);
    expect(missed.state).toBe('missed');
    const [first] = await visitor.client.call(listOfferedSlots, ofCall(missed.id));
    const other = await newVisitor();
    const theirs = await call(other);
    const body = { startsAt: first!.startsAt, withId: first!.with.id };
    await other.client.call(bookOfferedSlot, { ...ofCall(theirs.id), body });
    expect((await visitor.client.refusal(bookOfferedSlot, { ...ofCall(missed.id), body })).code).toBe('SLOT_TAKEN');
    const offers = await visitor.client.call(listOfferedSlots, ofCall(missed.id));
    expect(offers[0]).toMatchObject({ startsAt: first!.startsAt });
    expect(offers[0]!.with.id).not.toBe(first!.with.id);
  });

  it('is missed at once where nobody is on duty, or nobody of them is online', async () => {
    await server.db.query(
      `insert into booths.duty_shift (fair_id, booth_id, participant_id, starts_at, ends_at)
       values ($1, $2, $3, now() - interval '1 hour', now() + interval '1 hour')`,
      [fairId, boothId, ann!.id],
    );
    expect((await call(visitor)).state).toBe('missed');
    expect(await tasks()).toHaveLength(1);
    await online(ann!);
    expect((await call(await newVisitor())).state).toBe('ringing');
  });

  it('queues while everybody talks, first come first, and puts the first through when somebody is free', async () => {
    await onDuty(ann);
    const talk = await call(visitor);
    await accept(ann, talk.id);
    const [second, third] = [await newVisitor(), await newVisitor()];
    const waiting = [await call(second), await call(third)];
    expect(waiting).toMatchObject([
      { state: 'queued', place: 1, waitSeconds: null },
      { state: 'queued', place: 2, waitSeconds: null },
    ]);
    expect((await ann!.client.call(listWaitingCalls, atBooth())).map(({ caller }) => caller.id)).toEqual([
      second.id,
      third.id,
    ]);
    await leave(ann, talk.id);
    expect((await own(second)).own).toMatchObject({ state: 'ringing' });
    expect((await own(third)).own).toMatchObject({ state: 'queued', place: 1 });
    expect((await incoming(ann)).map(({ from }) => from.id)).toEqual([second.id]);
    await leave(second, waiting[0]!.id);
    expect((await incoming(ann)).map(({ from }) => from.id)).toEqual([third.id]);
    expect(await tasks()).toHaveLength(1);
  });

  it('says how long it may take once the fair has had talks to go by', async () => {
    await onDuty(ann);
    await server.db.query(
      `insert into live.stand_call (fair_id, booth_id, kind, caller_id, taken_by_id, state, started_at, answered_at, over_at)
       select $1, $2, 'visit', $3, $4, 'ended', now() - interval '1 hour', now() - interval '1 hour', now() - interval '55 minutes'
       from generate_series(1, 5)`,
      [fairId, boothId, visitor.id, ann!.id],
    );
    await accept(ann, (await call(visitor)).id);
    expect(await call(await newVisitor())).toMatchObject({ state: 'queued', place: 1, waitSeconds: 150 });
    expect(await call(await newVisitor())).toMatchObject({ place: 2, waitSeconds: 450 });
  });

  it('puts a call that still rings into the queue when the last who was free has answered another', async () => {
    await onDuty(ann, ben);
    const other = await newVisitor();
    const [one, two] = [await call(visitor), await call(other)];
    expect([one.state, two.state]).toEqual(['ringing', 'ringing']);
    await accept(ann, one.id);
    expect((await own(other)).own).toMatchObject({ state: 'ringing' });
    await server.db.query(`delete from booths.duty_switch where participant_id = $1`, [ben!.id]);
    expect(await call(await newVisitor())).toMatchObject({ state: 'queued', place: 2 });
    expect((await own(other)).own).toMatchObject({ state: 'queued', place: 1 });
    await leave(visitor, one.id);
    expect((await incoming(ann)).map(({ from }) => from.id)).toEqual([other.id]);
  });

  it('is missed when everybody declines', async () => {
    await onDuty(ann, ben);
    const { id } = await call(visitor);
    await ann!.client.call(declineStandCall, ofCall(id));
    expect(await incoming(ann)).toEqual([]);
    expect((await own(visitor)).own).toMatchObject({ state: 'ringing' });
    await ben!.client.call(declineStandCall, ofCall(id));
    expect((await own(visitor)).own).toMatchObject({ state: 'missed' });
  });

  it('does not ring at people who are in the room of a meeting, and rings without a sound at those who are expected', async () => {
    await onDuty(ann, ben);
    const meeting = await meetingNow(ann!);
    const first = await call(visitor);
    expect(first).toMatchObject({ state: 'ringing', rings: 2 });
    expect([(await incoming(ann))[0]?.isQuiet, (await incoming(ben))[0]?.isQuiet]).toEqual([true, false]);
    await leave(visitor, first.id);
    const note = (column: string) =>
      server.db.query(`update meetings.attendee set ${column} = clock_timestamp() where meeting_id = $1`, [meeting]);
    await note('last_joined_at');
    const second = await call(visitor);
    expect(second).toMatchObject({ state: 'ringing', rings: 1 });
    expect(await incoming(ann)).toEqual([]);
    await accept(ben, second.id);
    const waiting = await newVisitor();
    const third = await call(waiting);
    expect(third).toMatchObject({ state: 'queued', place: 1, waitSeconds: null });
    // Both have left the room before its time.
    await note('last_left_at');
    await moveOn();
    expect((await own(waiting)).own).toMatchObject({ state: 'ringing' });
    expect(await incoming(ann)).toMatchObject([{ id: third.id, isQuiet: false }]);
  });

  it('gives a visitor one call, and a member of the team one talk at a time', async () => {
    await onDuty(ann, ben);
    const one = await call(visitor);
    expect((await visitor.client.refusal(callStand, { ...atBooth(), body: {} })).code).toBe('CALL_ELSEWHERE');
    const two = await call(await newVisitor());
    await accept(ann, one.id);
    expect((await ann!.client.refusal(acceptStandCall, ofCall(two.id))).code).toBe('CALL_ELSEWHERE');
    await accept(ben, two.id);
  });

  it('ends a talk whose people do not come, or do not come back, in whatever order that is heard', async () => {
    await onDuty(ann);
    const { id } = await call(visitor);
    await accept(ann, id);
    const handler = server.app.get(StandCallAttendanceHandler);
    const at = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();
    const note = (person: TestPerson, change: 'joined' | 'left', seconds: number) =>
      handler.handle({ roomId: id, participantId: person.id, change, at: at(seconds) });
    const left = async () => {
      const [{ seconds }] = await server.db.query(
        `select extract(epoch from due_at - now())::float8 as seconds from live.stand_call where id = $1`,
        [id],
      );
      return Math.round(seconds / 10) * 10;
    };
    expect(await left()).toBe(60);
    await note(visitor, 'joined', -60);
    await note(ann!, 'joined', -60);
    expect(await left()).toBe(7_200);
    await note(visitor, 'joined', -10);
    await note(visitor, 'left', -20);
    expect(await left()).toBe(7_200);
    await note(ann!, 'left', 0);
    expect(await left()).toBe(30);
    await past(id);
    await moveOn();
    expect(events()[0]).toMatchObject({ outcome: 'answered' });
  });

  describe('from the stand', () => {
    const invite = () => ({ ...atBooth(), body: { participantId: visitor.id } });
    const greet = () => ({ ...atBooth(), body: { participantId: visitor.id, text: 'Welcome' } });
    async function isAtBooth(isVisible: boolean) {
      await server.db.query(
        `insert into booths.visibility (participant_id, fair_id, is_visible) values ($1, $2, $3)
         on conflict (participant_id) do update set is_visible = $3`,
        [visitor.id, fairId, isVisible],
      );
      await server.db.query(
        `insert into booths.visit (fair_id, booth_id, participant_id, user_id, line_id) values ($1, $2, $3, $4, 'line') on conflict do nothing`,
        [fairId, boothId, visitor.id, visitor.client.userId],
      );
    }

    it('rings and greets only whoever is there and agrees to be seen', async () => {
      for (const [contract, input] of [
        [inviteToCall, invite()],
        [greetVisitor, greet()],
      ] as const)
        expect((await ann!.client.refusal(contract, input as never)).code).toBe('VISITOR_NOT_SEEN');
      await isAtBooth(false);
      expect((await ann!.client.refusal(inviteToCall, invite())).code).toBe('VISITOR_NOT_SEEN');
      await isAtBooth(true);
      const { id } = await ann!.client.call(inviteToCall, invite());
      expect(await incoming(visitor)).toMatchObject([{ id, kind: 'invitation', from: { id: ann!.id } }]);
      expect((await ben!.client.refusal(acceptStandCall, ofCall(id))).code).toBe('NOT_FOUND');
      expect(await accept(visitor, id)).toMatchObject({ state: 'talking', takenBy: { id: ann!.id } });
      await ann!.client.call(createStandCallTicket, ofCall(id));
    });

    it('is no missed call of the visitor when it is not answered', async () => {
      await isAtBooth(true);
      const { id } = await ann!.client.call(inviteToCall, invite());
      await past(id);
      await moveOn();
      expect([(await own(visitor)).own, await incoming(visitor), await tasks(), events()]).toEqual([null, [], [], []]);
    });

    it('greets a visitor once in a while, who can put it away', async () => {
      await isAtBooth(true);
      await ann!.client.call(greetVisitor, greet());
      expect((await ben!.client.refusal(greetVisitor, greet())).code).toBe('TOO_MANY_REQUESTS');
      const [greeting] = (await own(visitor)).greetings;
      expect(greeting).toMatchObject({ text: 'Welcome', from: { id: ann!.id }, companyName: 'Own' });
      const others = await ben!.client.refusal(dismissGreeting, { params: { fairId, greetingId: greeting!.id } });
      expect(others.code).toBe('NOT_FOUND');
      expect((await own(visitor)).greetings).toHaveLength(1);
      await visitor.client.call(dismissGreeting, { params: { fairId, greetingId: greeting!.id } });
      expect((await own(visitor)).greetings).toEqual([]);
    });

    it('does not reach a visitor who has blocked the member of the team', async () => {
      await isAtBooth(true);
      await visitor.client.call(setBlock, { params: { fairId, participantId: ann!.id } });
      expect((await ann!.client.refusal(inviteToCall, invite())).code).toBe('VISITOR_NOT_SEEN');
      expect((await ann!.client.refusal(greetVisitor, greet())).code).toBe('VISITOR_NOT_SEEN');
    });
  });

  it('cannot be called while its booth is not published', async () => {
    await onDuty(ann);
    await server.db.query('update booths.booth set published_at = null where id = $1', [boothId]);
    expect((await visitor.client.refusal(callStand, { ...atBooth(), body: { message: '' } })).code).toBe('NOT_FOUND');
    expect(await incoming(ann)).toEqual([]);
  });

  it('shows nothing to other stands, other visitors and other fairs', async () => {
    const rival = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Rival' });
    const other = await newVisitor();
    const elsewhere = await createPerson(server, await createFairRow(server.db), { kind: 'exhibitor', company: 'Own' });
    const organiser = await server.signInAs('organiser', fairId, `${randomUUID()}@org.example`);
    const { id } = await call(visitor);
    const [task] = await tasks();
    for (const person of [rival, other, ann!]) {
      expect((await person.client.refusal(listOfferedSlots, ofCall(id))).code).toBe('NOT_FOUND');
      expect((await person.client.refusal(acceptStandCall, ofCall(id))).code).toBe('NOT_FOUND');
      expect((await person.client.refusal(leaveStandCall, ofCall(id))).code).toBe('NOT_FOUND');
    }
    const change = { params: { fairId, boothId, taskId: task!.id }, body: { isDone: true } };
    for (const [client, code] of [
      [rival.client, 'NOT_ALLOWED'],
      [other.client, 'NOT_ALLOWED'],
      [organiser, 'NOT_ALLOWED'],
      [elsewhere.client, 'NOT_FOUND'],
    ] as const) {
      expect((await client.refusal(listCallTasks, atBooth())).code).toBe(code);
      expect((await client.refusal(updateCallTask, change)).code).toBe(code);
      expect((await client.refusal(listWaitingCalls, atBooth())).code).toBe(code);
      expect(
        (await client.refusal(greetVisitor, { ...atBooth(), body: { participantId: visitor.id, text: 'x' } })).code,
      ).toBe(code);
    }
    expect((await elsewhere.client.refusal(callStand, { ...atBooth(), body: {} })).code).toBe('NOT_FOUND');
    expect((await ann!.client.refusal(callStand, { ...atBooth(), body: {} })).code).toBe('INVALID_INPUT');
  });
});
