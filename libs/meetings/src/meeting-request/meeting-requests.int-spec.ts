import { randomUUID } from 'node:crypto';
import {
  acceptRequest,
  type BodyInputOf,
  counterRequest,
  countRequests,
  declineRequest,
  getAgenda,
  getRequest,
  getRequestOptions,
  handOverRequest,
  listColleagues,
  listRequests,
  listRequestTimes,
  sendMove,
  sendRequest,
  setRequestPreference,
  setRequestRules,
  substituteAttendee,
  type TimesLeft,
  withdrawRequest,
} from '@parvis/contracts';
import { Queues } from '@parvis/platform';
import { createFairRow, createPerson, type TestPerson, TestServer } from '@parvis/testing';
import { MeetingsModule } from '../meetings.module.js';
import { MeetingsWorkerModule } from '../meetings-worker.module.js';
import { BlockChangedHandler } from './block-changed.handler.js';
import { RequestRounds } from './request-rounds.js';

jest.setTimeout(60_000);

const message = 'We make frozen peas and look for somebody who sells them in Canada.';

describe('requests for meetings', () => {
  let server: TestServer;
  let fairId: string;
  let day: string;
  let [ann, amy, ben, bob]: TestPerson[] = [];

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'meetings',
      api: [MeetingsModule],
      worker: [MeetingsWorkerModule],
      hasDatabase: true,
      domains: [],
    });
  });
  afterAll(() => server.stop());
  beforeEach(() => build());

  /** Two companies of two, in a fair of a morning with six slots. */
  async function build(mode: 'virtual' | 'hybrid' = 'virtual', tables = 0) {
    fairId = await createFairRow(server.db, { mode, tables });
    const attendance = mode === 'hybrid' ? 'on_site' : 'virtual';
    [ann, amy, ben, bob] = [
      await createPerson(server, fairId, { firstName: 'Ann', company: 'Peas', attendance }),
      await createPerson(server, fairId, { firstName: 'Amy', company: 'Peas', attendance }),
      await createPerson(server, fairId, { firstName: 'Ben', company: 'Shops', attendance }),
      await createPerson(server, fairId, { firstName: 'Bob', company: 'Shops', attendance }),
    ];
    const { days } = await options(ann!, ben!);
    day = days[0]!;
  }

  const options = (from: TestPerson, to: TestPerson, query = {}) =>
    from.client.call(getRequestOptions, { params: { fairId, participantId: to.id }, query });
  const timesOf = async (from: TestPerson, to: TestPerson) =>
    (await from.client.call(listRequestTimes, { params: { fairId, participantId: to.id }, query: { day } })).map(
      ({ startsAt }) => startsAt,
    );
  const bodyFor = (to: TestPerson, times: string[], more = {}): BodyInputOf<typeof sendRequest> => ({
    clientKey: randomUUID(),
    toId: to.id,
    reason: 'sell',
    message,
    times,
    ...more,
  });
  const send = (from: TestPerson, to: TestPerson, times: string[], more = {}) =>
    from.client.call(sendRequest, { params: { fairId }, body: bodyFor(to, times, more) });
  const of = (requestId: string) => ({ params: { fairId, requestId } });
  const accept = (person: TestPerson, requestId: string, startsAt: string, more = {}) =>
    person.client.call(acceptRequest, { ...of(requestId), body: { startsAt, ...more } });
  const read = (person: TestPerson, requestId: string) => person.client.call(getRequest, of(requestId));
  const agenda = async (person: TestPerson) =>
    (await person.client.call(getAgenda, { params: { fairId } })).meetings.filter(
      ({ status }) => status === 'scheduled',
    );
  /** What waits in the queues of this fair, once all that was recorded is there; each person's event is one job. */
  const events = async (name: string, act?: string) => {
    await server.eventually(
      () => server.db.query(`select 1 from platform.outbox where payload ->> 'fairId' = $1`, [fairId]),
      (rows) => rows.length === 0,
    );
    const queue = name === 'meeting.moved.v1' ? 'matchmaking.repair' : 'messaging.notify';
    const jobs = (await server.app.get(Queues).queue(queue).getJobs()).filter((job) => job.name === name);
    const payloads: Record<string, unknown>[] = jobs.map(({ data }) => data);
    return payloads.filter((each) => each.fairId === fairId && (act === undefined || each.act === act));
  };
  const age = (requestId: string, part: number) =>
    server.db.query(
      `update meetings.request set asked_at = asked_at - (expires_at - asked_at) * $2::float8,
         expires_at = expires_at - (expires_at - asked_at) * $2::float8,
         next_at = next_at - (expires_at - asked_at) * $2::float8 where id = $1`,
      [requestId, part],
    );
  const round = () => server.app.get(RequestRounds).moveOn();

  it('hold nothing until a time is accepted, and then one meeting stands on both agendas', async () => {
    const [first, second, third] = await timesOf(ann!, ben!);
    const request = await send(ann!, ben!, [first!, second!, third!]);
    expect(request).toMatchObject({ status: 'pending', isMyTurn: false, side: 'from', round: 1 });
    expect(await agenda(ann!)).toEqual([]);
    expect(await timesOf(amy!, ben!)).toContain(first);
    expect(await ben!.client.call(countRequests, { params: { fairId } })).toEqual({ toAnswer: 1 });
    const box = await ben!.client.call(listRequests, { params: { fairId }, query: { box: 'to-answer' } });
    expect(box).toMatchObject({ total: 1, items: [{ id: request.id, isMyTurn: true, side: 'to' }] });

    const accepted = await accept(ben!, request.id, second!);
    expect(accepted).toMatchObject({ status: 'accepted', meetingTime: { startsAt: second } });
    for (const person of [ann, ben])
      expect(await agenda(person!)).toMatchObject([{ id: accepted.meetingId, startsAt: second, place: 'video' }]);
    expect(await events('meeting.booked.v1')).toHaveLength(2);
    // The same yes again is the same meeting.
    expect(await accept(ben!, request.id, second!)).toMatchObject({ meetingId: accepted.meetingId });
    expect(await agenda(ben!)).toHaveLength(1);
    expect((await read(ann!, request.id)).acts.map(({ act }) => act)).toEqual(['sent', 'accepted']);
  });

  it('are sent once, however often the browser sends them', async () => {
    const times = await timesOf(ann!, ben!);
    const body = bodyFor(ben!, [times[0]!]);
    const sent = await Promise.all([1, 2, 3].map(() => ann!.client.call(sendRequest, { params: { fairId }, body })));
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    expect(await events('request.changed.v1', 'sent')).toHaveLength(1);
  });

  it('tell the loser which times are left, and what else is free', async () => {
    const [first, second] = await timesOf(ann!, ben!);
    const one = await send(ann!, ben!, [first!, second!]);
    const other = await send(amy!, ben!, [first!, second!], { besideColleague: true });
    await accept(ben!, one.id, first!);
    const refused = await ben!.client.raw(acceptRequest, { ...of(other.id), body: { startsAt: first! } });
    expect(refused.status).toBe(409);
    const { code, details } = (await refused.json()) as { code: string; details: TimesLeft };
    expect({ code, left: details.left }).toMatchObject({ code: 'TIME_TAKEN', left: [{ startsAt: second }] });
    expect(details.suggested).toHaveLength(4);
    expect((await read(ben!, other.id)).times.map(({ state }) => state)).toEqual(['taken-own', 'free']);
    expect(await agenda(amy!)).toEqual([]);
  });

  it('pass the turn with other times, and expire for nobody who has just been asked', async () => {
    const [first, second, third] = await timesOf(ann!, ben!);
    const { id } = await send(ann!, ben!, [first!]);
    await expect(accept(ann!, id, first!)).rejects.toThrow('REQUEST_NOT_YOUR_TURN');
    const countered = await ben!.client.call(counterRequest, {
      ...of(id),
      body: { times: [second!, third!], note: 'Later?' },
    });
    expect(countered).toMatchObject({ round: 2, turn: 'from', isMyTurn: false });
    await expect(accept(ben!, id, second!)).rejects.toThrow('REQUEST_NOT_YOUR_TURN');
    await expect(accept(ann!, id, first!)).rejects.toThrow('INVALID_INPUT');
    expect(await accept(ann!, id, third!)).toMatchObject({ status: 'accepted', meetingTime: { startsAt: third } });
    expect(await events('request.changed.v1', 'countered')).toMatchObject([
      { participantId: ann!.id, byId: ben!.id, isMyTurn: true, message: 'Later?' },
    ]);
  });

  it('go to a colleague with a note that the other side does not read', async () => {
    const [first] = await timesOf(ann!, ben!);
    const { id } = await send(ann!, ben!, [first!]);
    await expect(ben!.client.call(handOverRequest, { ...of(id), body: { colleagueId: ann!.id } })).rejects.toThrow(
      'NOT_A_COLLEAGUE',
    );
    await ben!.client.call(handOverRequest, {
      ...of(id),
      body: { colleagueId: bob!.id, note: 'They know our prices' },
    });
    expect(await read(bob!, id)).toMatchObject({ isMyTurn: true, part: 'principal' });
    expect(await read(ben!, id)).toMatchObject({ isMyTurn: false, part: 'former' });
    const noteFor = async (person: TestPerson) => (await read(person, id)).acts.at(-1)?.note;
    expect([await noteFor(bob!), await noteFor(ann!)]).toEqual(['They know our prices', '']);
    await expect(accept(ben!, id, first!)).rejects.toThrow('NOT_ALLOWED');
    await accept(bob!, id, first!);
    expect([await agenda(ann!), await agenda(ben!), await agenda(bob!)].map((each) => each.length)).toEqual([1, 0, 1]);
  });

  it('are declined with a reason, and withdrawn', async () => {
    const [first] = await timesOf(ann!, ben!);
    const { id } = await send(ann!, ben!, [first!]);
    await ben!.client.call(declineRequest, { ...of(id), body: { reason: 'wrong-person', note: 'Ask Bob' } });
    expect(await read(ann!, id)).toMatchObject({
      status: 'declined',
      decline: { reason: 'wrong-person', note: 'Ask Bob' },
    });
    await expect(accept(ben!, id, first!)).rejects.toThrow('REQUEST_OVER');
    const again = await send(ann!, ben!, [first!]);
    await expect(ben!.client.call(withdrawRequest, of(again.id))).rejects.toThrow('REQUEST_NOT_YOUR_TURN');
    expect(await ann!.client.call(withdrawRequest, of(again.id))).toMatchObject({ status: 'withdrawn' });
    expect(
      await ann!.client.call(listRequests, { params: { fairId }, query: { box: 'done', limit: 1 } }),
    ).toMatchObject({
      total: 2,
      items: [{ id: again.id }],
    });
  });

  it('say why somebody cannot be asked', async () => {
    const codeOf = async (from: TestPerson, to: TestPerson) => (await options(from, to)).bar?.code;
    const organiser = await server.signInAs('organiser', fairId, `organiser@${fairId}.example`);
    const rules = { areAllowed: true, opensAt: null, mostPending: 1, hoursToAnswer: 48 };
    const set = (more = {}) => organiser.call(setRequestRules, { params: { fairId }, body: { ...rules, ...more } });
    await set();
    expect(await codeOf(ann!, ann!)).toBe('self');
    expect(await codeOf(ann!, amy!)).toBe('colleague');
    const [first] = await timesOf(ann!, ben!);
    const { id } = await send(ann!, ben!, [first!]);
    expect((await options(ben!, ann!)).bar).toMatchObject({ code: 'pending', requestId: id });
    expect(await codeOf(ann!, bob!)).toBe('quota');
    await accept(ben!, id, first!);
    expect(await codeOf(ann!, ben!)).toBe('meeting');
    const preference = { takesRequests: false, note: 'Write to Ben' };
    await bob!.client.call(setRequestPreference, { params: { fairId }, body: preference });
    expect(await options(ann!, bob!)).toMatchObject({ bar: { code: 'opted-out', note: 'Write to Ben' }, days: [] });
    const handler = server.app.get(BlockChangedHandler);
    const block = { fairId, participantId: bob!.id, otherId: amy!.id, isBlocked: true, at: '2026-11-22T10:00:00Z' };
    await handler.handle(block);
    await handler.handle({ ...block, isBlocked: false, at: '2026-11-22T09:00:00Z' });
    await bob!.client.call(setRequestPreference, { params: { fairId }, body: { takesRequests: true, note: '' } });
    expect((await options(amy!, bob!)).bar).toMatchObject({ code: 'opted-out', note: '' });
    await set({ opensAt: '2099-01-01T00:00:00Z' });
    expect(await codeOf(ann!, bob!)).toBe('not-yet');
    await set({ areAllowed: false });
    expect(await codeOf(ann!, bob!)).toBe('closed');
    const refused = await ann!.client.raw(sendRequest, { params: { fairId }, body: bodyFor(bob!, [first!]) });
    expect(await refused.json()).toMatchObject({ code: 'REQUEST_NOT_POSSIBLE', details: { bar: { code: 'closed' } } });
  });

  it('warn a company that asks twice', async () => {
    const [first] = await timesOf(ann!, ben!);
    await send(ann!, ben!, [first!]);
    expect((await options(amy!, bob!)).warnings).toMatchObject([
      { code: 'colleague-asks', own: { id: ann!.id }, other: { id: ben!.id } },
    ]);
    await expect(send(amy!, bob!, [first!])).rejects.toThrow('COLLEAGUE_ASKED');
    expect(await send(amy!, bob!, [first!], { besideColleague: true })).toMatchObject({ status: 'pending' });
  });

  it('remind twice, once each, and expire', async () => {
    const [first] = await timesOf(ann!, ben!);
    const { id } = await send(ann!, ben!, [first!]);
    await round();
    expect(await events('request.changed.v1', 'reminded')).toEqual([]);
    await age(id, 0.6);
    await Promise.all([round(), round()]);
    expect(await events('request.changed.v1', 'reminded')).toMatchObject([{ participantId: ben!.id, isMyTurn: true }]);
    await age(id, 0.3);
    await round();
    await round();
    expect(await events('request.changed.v1', 'reminded')).toHaveLength(2);
    await server.db.query(
      `update meetings.request set asked_at = now() - interval '2 hours', expires_at = now() - interval '1 second', next_at = now() - interval '1 second' where id = $1`,
      [id],
    );
    await Promise.all([round(), round()]);
    expect(await read(ann!, id)).toMatchObject({ status: 'expired', isMyTurn: false });
    expect(await events('request.changed.v1', 'expired')).toHaveLength(2);
  });

  it('tell once who waits in vain, when none of the times is left', async () => {
    const [first, second] = await timesOf(ann!, ben!);
    const lost = await send(ann!, ben!, [first!]);
    const won = await send(amy!, ben!, [first!, second!], { besideColleague: true });
    await accept(ben!, won.id, first!);
    await server.db.query(`update meetings.request set checked_at = now() - interval '1 minute' where id = $1`, [
      lost.id,
    ]);
    await Promise.all([round(), round()]);
    await round();
    expect(await events('request.changed.v1', 'times-gone')).toMatchObject([
      { requestId: lost.id, participantId: ann!.id },
    ]);
    // Who waits may renew the proposal; then it is watched again.
    expect(await ann!.client.call(counterRequest, { ...of(lost.id), body: { times: [second!] } })).toMatchObject({
      turn: 'to',
    });
  });

  it('bring colleagues along who are free', async () => {
    const [first] = await timesOf(ann!, ben!);
    const { id } = await send(ann!, ben!, [first!], { companionIds: [amy!.id] });
    const other = await createPerson(server, fairId, { company: 'Others' });
    const busy = await send(other, bob!, [first!]);
    await accept(bob!, busy.id, first!);
    const bea = await createPerson(server, fairId, { company: 'Shops' });
    // Whoever accepts knows the time: nothing is booked without saying that a colleague cannot come.
    await expect(accept(ben!, id, first!, { companionIds: [bea.id, bob!.id] })).rejects.toThrow('COLLEAGUE_BUSY');
    expect(await agenda(ann!)).toEqual([]);
    const accepted = await accept(ben!, id, first!, { companionIds: [bea.id] });
    const [meeting] = await agenda(ann!);
    const all = [ann!, amy!, ben!, bea].map((each) => each.id).sort();
    expect(meeting!.attendees.map((each) => each.id).sort()).toEqual(all);
    expect(accepted.people.map((each) => each.id).sort()).toEqual(all);
    const told = (await events('request.changed.v1', 'companion')) as unknown as { participantId: string }[];
    expect(told.map(({ participantId }) => participantId).sort()).toEqual([amy!.id, bea.id].sort());
  });

  it('give people on site the first free table, and ask before they meet by video', async () => {
    await build('hybrid', 1);
    const [first] = await timesOf(ann!, ben!);
    const one = await send(ann!, ben!, [first!]);
    await accept(ben!, one.id, first!);
    expect(await agenda(ann!)).toMatchObject([{ place: 'table', tableNumber: 1, hasVideo: false }]);
    const two = await send(amy!, bob!, [first!], { besideColleague: true });
    await expect(accept(bob!, two.id, first!)).rejects.toThrow('NO_TABLE_LEFT');
    await accept(bob!, two.id, first!, { byVideo: true });
    expect(await agenda(amy!)).toMatchObject([{ place: 'video', tableNumber: null, hasVideo: true }]);
  });

  describe('about a meeting that stands', () => {
    let meetingId: string;
    let times: string[];

    beforeEach(async () => {
      times = await timesOf(ann!, ben!);
      const { id } = await send(ann!, ben!, [times[0]!]);
      meetingId = (await accept(ben!, id, times[0]!)).meetingId!;
    });

    const move = (person: TestPerson, starts: string[]) =>
      person.client.call(sendMove, {
        params: { fairId, meetingId },
        body: { clientKey: randomUUID(), times: starts, message: 'My train is late' },
      });

    it('leave it where it is until the other side says yes, and then it moves on both agendas', async () => {
      const { id } = await move(ben!, [times[2]!, times[3]!]);
      expect(await agenda(ann!)).toMatchObject([
        {
          startsAt: times[0],
          pendingMove: { requestId: id, byId: ben!.id, isMyTurn: true, times: [{ startsAt: times[2] }, {}] },
        },
      ]);
      await expect(move(ann!, [times[4]!])).rejects.toThrow('REQUEST_PENDING');
      await accept(ann!, id, times[3]!);
      for (const person of [ann, ben])
        expect(await agenda(person!)).toMatchObject([{ id: meetingId, startsAt: times[3], pendingMove: null }]);
      expect(await events('meeting.moved.v1')).toMatchObject([
        { meetingId, version: 1, startsAt: times[3], was: { startsAt: times[0] } },
      ]);
      const told = await events('request.changed.v1', 'accepted');
      expect(told.map(({ participantId }) => participantId).sort()).toEqual([ann!.id, ben!.id].sort());
    });

    it('drop a guest who is not free at the new time', async () => {
      await server.db.query(
        `insert into meetings.attendee (meeting_id, participant_id, fair_id, during, status, part, invited_by)
         select id, $2, fair_id, during, status, 'guest', $3 from meetings.meeting where id = $1`,
        [meetingId, amy!.id, ann!.id],
      );
      const other = await createPerson(server, fairId, { company: 'Others' });
      const busy = await send(amy!, other, [times[2]!]);
      await accept(other, busy.id, times[2]!);
      const { id } = await move(ben!, [times[2]!]);
      await accept(ann!, id, times[2]!);
      expect(await agenda(amy!)).toMatchObject([{ startsAt: times[2] }]);
      expect((await agenda(ann!))[0]!.attendees).toHaveLength(2);
      expect((await events('request.changed.v1', 'accepted')).filter(({ isExpected }) => !isExpected)).toMatchObject([
        { participantId: amy!.id },
      ]);
    });

    it('end with it', async () => {
      const { id } = await move(ben!, [times[2]!]);
      await server.db.query(
        `update meetings.meeting set status = 'cancelled', cancelled_at = now(), cancel_cause = 'cancelled' where id = $1`,
        [meetingId],
      );
      await expect(accept(ann!, id, times[2]!)).rejects.toThrow('MEETING_CANCELLED');
      await round();
      expect(await read(ann!, id)).toMatchObject({ status: 'withdrawn' });
    });

    it('let a colleague take over, with a note for the own side, and the move goes on', async () => {
      const { id } = await move(ann!, [times[2]!]);
      const colleagues = await ben!.client.call(listColleagues, { params: { fairId, meetingId } });
      expect(colleagues).toMatchObject([{ id: bob!.id, isFree: true }]);
      await ben!.client.call(substituteAttendee, {
        params: { fairId, meetingId },
        body: { colleagueId: bob!.id, note: 'Show them the price list' },
      });
      expect(await agenda(ben!)).toEqual([]);
      expect(await agenda(bob!)).toMatchObject([
        {
          id: meetingId,
          pendingMove: { isMyTurn: true },
          substitutions: [{ cameId: bob!.id, note: 'Show them the price list' }],
        },
      ]);
      expect(await agenda(ann!)).toMatchObject([{ substitutions: [{ cameId: bob!.id, note: '' }] }]);
      const told = await events('meeting.substituted.v1');
      expect(told.map(({ participantId }) => participantId).sort()).toEqual([ann!.id, bob!.id].sort());
      await accept(bob!, id, times[2]!);
      expect(await agenda(bob!)).toMatchObject([{ startsAt: times[2] }]);
    });

    it('refuse a colleague who has something else then', async () => {
      const other = await createPerson(server, fairId, { company: 'Others' });
      const busy = await send(other, bob!, [times[0]!]);
      await accept(bob!, busy.id, times[0]!);
      await expect(
        ben!.client.call(substituteAttendee, { params: { fairId, meetingId }, body: { colleagueId: bob!.id } }),
      ).rejects.toThrow('SLOT_TAKEN');
    });
  });
});
