import { randomUUID } from 'node:crypto';
import {
  acceptRequest,
  acceptRequestFor,
  cancelMeetingFor,
  counterRequestFor,
  createDelegation,
  declineRequestFor,
  endDelegation,
  getAgenda,
  getOptionsFor,
  getRequest,
  inviteDelegationMembers,
  leaveDelegation,
  listDelegationAgendas,
  listDelegationMembers,
  listDelegations,
  listLedDelegations,
  listOwnDelegations,
  listRequestsFor,
  listTimesFor,
  removeDelegationMember,
  sendMoveFor,
  sendRequest,
  sendRequestFor,
  setOwnConsent,
  setRequestRules,
  withdrawRequest,
  withdrawRequestFor,
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

jest.setTimeout(60_000);

const message = 'We make frozen peas and look for somebody who sells them in Canada.';

describe('delegations', () => {
  let server: TestServer;
  let fairId: string;
  let delegationId: string;
  let organiser: TestClient;
  let [lea, ann, amy, ben]: TestPerson[] = [];

  beforeAll(async () => {
    server = await TestServer.start({
      name: 'delegations',
      api: [MeetingsModule],
      worker: [MeetingsWorkerModule],
      hasDatabase: true,
      domains: [],
    });
  });
  afterAll(() => server.stop());

  /** Lea leads; Ann and Amy of one company are invited; Ben is somebody to meet. */
  beforeEach(async () => {
    fairId = await createFairRow(server.db);
    organiser = await server.signInAs('organiser', fairId, `organiser@${fairId}.example`);
    [lea, ann, amy, ben] = [
      await createPerson(server, fairId, { firstName: 'Lea', lastName: 'Roy', company: 'Chamber' }),
      await createPerson(server, fairId, { firstName: 'Ann', company: 'Peas' }),
      await createPerson(server, fairId, { firstName: 'Amy', company: 'Peas' }),
      await createPerson(server, fairId, { firstName: 'Ben', company: 'Shops' }),
    ];
    const body = { name: 'Québec', kind: 'Trade mission', country: 'CA', leadIds: [lea!.id] };
    ({ id: delegationId } = await organiser.call(createDelegation, { params: { fairId }, body }));
    await invite(lea!.client, { companyIds: [ann!.companyId!] });
  });

  const here = (more: object = {}) => ({ params: { fairId, delegationId, ...more } });
  const invite = (client: TestClient, body: { companyIds?: string[]; personIds?: string[] }) =>
    client.call(inviteDelegationMembers, { ...here(), body });
  const consent = (person: TestPerson, agenda: boolean, booking: boolean) =>
    person.client.call(setOwnConsent, { ...here(), body: { agenda, booking } });
  const agendas = async () => (await lea!.client.call(listDelegationAgendas, here())).items;
  const members = async (client = lea!.client) => (await client.call(listDelegationMembers, here())).items;
  const own = async (person: TestPerson) =>
    (await person.client.call(listOwnDelegations, { params: { fairId } })).items;
  const timesFor = async (person: TestPerson, other: TestPerson) => {
    const params = { fairId, delegationId, personId: person.id, participantId: other.id };
    const { days } = await lea!.client.call(getOptionsFor, { params, query: {} });
    const times = await lea!.client.call(listTimesFor, { params, query: { day: days[0]! } });
    return times.map(({ startsAt }) => startsAt);
  };
  const bodyTo = (other: TestPerson, times: string[]) => ({
    clientKey: randomUUID(),
    toId: other.id,
    reason: 'sell' as const,
    message,
    times,
  });
  const sendFor = (person: TestPerson, body: ReturnType<typeof bodyTo>) =>
    lea!.client.call(sendRequestFor, { ...here({ personId: person.id }), body });
  /** What somebody is told of the delegation, once all that was recorded is in the queue. */
  const told = async (person: TestPerson, act: string) => {
    await server.eventually(
      () => server.db.query(`select 1 from platform.outbox where payload ->> 'fairId' = $1`, [fairId]),
      (rows) => rows.length === 0,
    );
    const jobs = await server.app.get(Queues).queue('messaging.notify').getJobs();
    return jobs
      .filter(({ name, data }) => name === 'delegation.news.v1' && data.fairId === fairId)
      .map(({ data }) => data)
      .filter((each) => each.participantId === person.id && each.act === act);
  };

  it('ask everybody of a company, once, and are known to their leads and organisers', async () => {
    expect(await invite(lea!.client, { companyIds: [ann!.companyId!], personIds: [ann!.id] })).toEqual({ invited: 0 });
    for (const person of [ann, amy])
      expect(await told(person!, 'invited')).toMatchObject([{ name: 'Québec', by: 'Lea Roy', delegationId }]);
    expect(await told(lea!, 'lead')).toHaveLength(1);
    expect((await members()).map(({ person }) => person.firstName).sort()).toEqual(['Amy', 'Ann']);
    expect(await members(organiser)).toHaveLength(2);
    const mine = await lea!.client.call(listLedDelegations, { params: { fairId } });
    expect(mine).toMatchObject({ total: 1, items: [{ id: delegationId, members: 2, agendas: 0, bookings: 0 }] });
    expect((await ben!.client.call(listLedDelegations, { params: { fairId } })).items).toEqual([]);
    const strangers = await organiser.refusal(inviteDelegationMembers, {
      ...here(),
      body: { personIds: [delegationId] },
    });
    expect(strangers.code).toBe('INVALID_INPUT');
  });

  it('see nothing before it is granted, then what lies ahead, and nothing again once it is taken back', async () => {
    const meetingId = await createMeeting(server.db, fairId, [ann!.id, ben!.id], { startsInHours: 30 });
    expect(await agendas()).toEqual([]);
    await consent(ann!, true, false);
    const [seen] = await agendas();
    expect(seen).toMatchObject({
      person: { id: ann!.id },
      meetings: [{ id: meetingId, with: [{ firstName: 'Ben' }], isClash: false }],
      canBook: false,
    });
    expect(seen!.freeOn).not.toBeNull();
    expect(seen!.free).toHaveLength(1);
    // Seeing is not booking.
    const params = { fairId, delegationId, personId: ann!.id, participantId: ben!.id };
    expect((await lea!.client.refusal(getOptionsFor, { params, query: {} })).code).toBe('CONSENT_MISSING');
    await consent(ann!, false, false);
    expect(await agendas()).toEqual([]);
    expect(await members()).toMatchObject([{ agendaSince: null }, { agendaSince: null }]);
  });

  it('keep each grant with its dates', async () => {
    await consent(ann!, true, true);
    await consent(ann!, true, true);
    await consent(ann!, true, false);
    const granted = await consent(ann!, true, true);
    expect(granted.history).toHaveLength(3);
    expect(granted.history.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(2);
    await ann!.client.call(leaveDelegation, here());
    const [left] = await own(ann!);
    expect(left).toMatchObject({ isOpen: false, agendaSince: null, bookingSince: null });
    expect(left!.history.every(({ revokedAt }) => revokedAt !== null)).toBe(true);
    expect(await agendas()).toEqual([]);
    // The lead does not ask again; the organiser may, and nothing is granted by that.
    expect(await invite(lea!.client, { personIds: [ann!.id] })).toEqual({ invited: 0 });
    expect(await invite(organiser, { personIds: [ann!.id] })).toEqual({ invited: 1 });
    expect(await own(ann!)).toMatchObject([{ isOpen: true, agendaSince: null, bookingSince: null }]);
    expect(await told(ann!, 'invited')).toHaveLength(2);
  });

  it('ask in a member’s name, which both sides read, and the member is told once and can take it back', async () => {
    await consent(ann!, false, true);
    const [first] = await timesFor(ann!, ben!);
    const body = bodyTo(ben!, [first!]);
    const sent = await Promise.all([1, 2, 3].map(() => sendFor(ann!, body)));
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    const { id } = sent[0]!;
    const onBehalf = { leadName: 'Lea Roy', delegation: 'Québec', personId: ann!.id };
    for (const person of [ann, ben])
      expect(await person!.client.call(getRequest, { params: { fairId, requestId: id } })).toMatchObject({
        onBehalf,
        acts: [{ act: 'sent', by: { firstName: 'Ann' }, onBehalf }],
      });
    expect(await told(ann!, 'sent')).toMatchObject([{ by: 'Lea Roy', requestId: id, withId: ben!.id }]);
    expect((await lea!.client.refusal(getRequest, { params: { fairId, requestId: id } })).code).toBe('NOT_FOUND');
    const byOther = { ...here({ personId: ann!.id, requestId: id }) };
    const taken = await lea!.client.call(withdrawRequestFor, byOther);
    expect(taken.status).toBe('withdrawn');
    expect(await told(ann!, 'withdrawn')).toMatchObject([{ by: 'Lea Roy', requestId: id, withId: ben!.id }]);
    const { id: again } = await sendFor(
      ann!,
      bodyTo(ben!, await timesFor(ann!, ben!).then((times) => times.slice(0, 1))),
    );
    const back = await ann!.client.call(withdrawRequest, { params: { fairId, requestId: again } });
    expect(back).toMatchObject({ status: 'withdrawn', onBehalf: null });
  });

  it('answer in a member’s name what waits for that person', async () => {
    await consent(ann!, false, true);
    const [first, second] = await timesFor(ann!, ben!);
    const ask = (times: string[]) => ben!.client.call(sendRequest, { params: { fairId }, body: bodyTo(ann!, times) });
    const on = (requestId: string) => here({ personId: ann!.id, requestId });
    const { id: declined } = await ask([first!]);
    const waiting = await lea!.client.call(listRequestsFor, {
      ...here({ personId: ann!.id }),
      query: { box: 'to-answer' },
    });
    expect(waiting).toMatchObject({ items: [{ id: declined, isMyTurn: true }] });
    await lea!.client.call(declineRequestFor, { ...on(declined), body: { reason: 'no-time' } });
    const { id } = await ask([first!]);
    await lea!.client.call(counterRequestFor, { ...on(id), body: { times: [second!] } });
    expect((await lea!.client.refusal(acceptRequestFor, { ...on(id), body: { startsAt: second! } })).code).toBe(
      'REQUEST_NOT_YOUR_TURN',
    );
    await ben!.client.call(acceptRequest, { params: { fairId, requestId: id }, body: { startsAt: second! } });
    const agenda = await ann!.client.call(getAgenda, { params: { fairId } });
    expect(agenda.meetings).toMatchObject([{ startsAt: second, status: 'scheduled' }]);
    const moving = {
      ...here({ personId: ann!.id, meetingId: agenda.meetings[0]!.id }),
      body: { clientKey: randomUUID(), times: [first!] },
    };
    const [moved, again] = await Promise.all([1, 2].map(() => lea!.client.call(sendMoveFor, moving)));
    expect(again!.id).toBe(moved!.id);
    expect(await ben!.client.call(getRequest, { params: { fairId, requestId: moved!.id } })).toMatchObject({
      kind: 'move',
      isMyTurn: true,
      onBehalf: { leadName: 'Lea Roy', personId: ann!.id },
    });
    const cancel = { ...here({ personId: ann!.id, meetingId: agenda.meetings[0]!.id }), body: { reason: 'Flight' } };
    await consent(ann!, false, false);
    expect((await lea!.client.refusal(cancelMeetingFor, cancel)).code).toBe('CONSENT_MISSING');
    await consent(ann!, false, true);
    await lea!.client.call(cancelMeetingFor, cancel);
    const after = await ben!.client.call(getAgenda, { params: { fairId } });
    expect(after.meetings).toMatchObject([
      {
        status: 'cancelled',
        cancellation: { by: 'other', reason: 'Flight', through: { leadName: 'Lea Roy', delegation: 'Québec' } },
      },
    ]);
    for (const act of ['declined', 'countered', 'move-sent', 'cancelled'])
      expect(await told(ann!, act)).toHaveLength(1);
  });

  it('accept once, and tell of it once', async () => {
    await consent(ann!, false, true);
    const [first] = await timesFor(ann!, ben!);
    const { id } = await ben!.client.call(sendRequest, { params: { fairId }, body: bodyTo(ann!, [first!]) });
    const accept = () =>
      lea!.client.call(acceptRequestFor, { ...here({ personId: ann!.id, requestId: id }), body: { startsAt: first! } });
    const accepted = await accept();
    expect(await accept()).toMatchObject({ meetingId: accepted.meetingId });
    expect(accepted.acts.at(-1)).toMatchObject({ act: 'accepted', onBehalf: { leadName: 'Lea Roy' } });
    expect(await told(ann!, 'accepted')).toHaveLength(1);
  });

  it('count what is asked in a member’s name with that person’s own', async () => {
    const rules = { areAllowed: true, opensAt: null, mostPending: 1, hoursToAnswer: 48 };
    await organiser.call(setRequestRules, { params: { fairId }, body: rules });
    await consent(ann!, false, true);
    const [first] = await timesFor(ann!, ben!);
    await ann!.client.call(sendRequest, { params: { fairId }, body: bodyTo(lea!, [first!]) });
    const refused = await lea!.client.refusal(sendRequestFor, {
      ...here({ personId: ann!.id }),
      body: bodyTo(ben!, [first!]),
    });
    expect(refused.code).toBe('REQUEST_NOT_POSSIBLE');
  });

  it('do nothing in anybody’s name without leave, or once it has ended, by whoever it was ended', async () => {
    await consent(ann!, false, true);
    const [first] = await timesFor(ann!, ben!);
    const refusal = async (person: TestPerson) =>
      (await lea!.client.refusal(sendRequestFor, { ...here({ personId: person.id }), body: bodyTo(ben!, [first!]) }))
        .code;
    expect(await refusal(amy!)).toBe('CONSENT_MISSING');
    expect(await refusal(ben!)).toBe('NOT_FOUND');
    await consent(ann!, false, false);
    expect(await refusal(ann!)).toBe('CONSENT_MISSING');
    await consent(ann!, true, true);
    await lea!.client.call(removeDelegationMember, here({ personId: ann!.id }));
    expect(await refusal(ann!)).toBe('NOT_FOUND');
    await consent(amy!, true, true);
    await organiser.call(endDelegation, here());
    expect(await refusal(amy!)).toBe('NOT_FOUND');
    expect(await own(amy!)).toMatchObject([{ isOpen: false, agendaSince: null }]);
    expect((await organiser.call(listDelegations, { params: { fairId } })).items).toEqual([]);
    expect(await told(ann!, 'sent')).toEqual([]);
  });

  it('take nobody of another fair, as lead or member', async () => {
    const elsewhere = await createPerson(server, await createFairRow(server.db), { company: 'Abroad' });
    const body = { name: 'Québec', kind: 'Trade mission', country: null, leadIds: [elsewhere.id] };
    expect((await organiser.refusal(createDelegation, { params: { fairId }, body })).code).toBe('INVALID_INPUT');
    expect(await invite(lea!.client, { companyIds: [elsewhere.companyId!] })).toEqual({ invited: 0 });
    const added = await lea!.client.refusal(inviteDelegationMembers, {
      ...here(),
      body: { personIds: [elsewhere.id] },
    });
    expect(added.code).toBe('INVALID_INPUT');
  });
});
