import {
  createStageSession,
  downloadAgenda,
  getAgenda,
  getRequestOptions,
  listRequestTimes,
  listStageSessions,
  putSessionOnAgenda,
  type StageSession,
  setStageState,
  takeSessionOffAgenda,
  updateStageSession,
} from '@parvis/contracts';
import { MeetingsModule } from '@parvis/meetings';
import { createFairRow, createPerson, type TestClient, type TestPerson, TestServer } from '@parvis/testing';
import ICAL from 'ical.js';
import { LiveModule } from '../live.module.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

describe('sessions on agendas', () => {
  let server: TestServer;
  let fairId: string;
  let organiser: TestClient;
  let ada: TestPerson;
  let bob: TestPerson;
  /** The day of the fair, and the slots at which the two are free at first. */
  let day: string;
  let slots: string[];

  beforeAll(async () => {
    const service = {
      name: 'stage-agenda',
      api: [LiveModule, MeetingsModule],
      worker: [],
      hasDatabase: true,
      domains: [],
    };
    server = await TestServer.start(service);
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    fairId = await createFairRow(server.db);
    organiser = await server.signInAs('organiser', fairId, `organiser@${fairId}.example`);
    ada = await createPerson(server, fairId, { company: 'Hotels' });
    bob = await createPerson(server, fairId, { kind: 'exhibitor', company: 'Pumps' });
    const { days } = await bob.client.call(getRequestOptions, { params: { fairId, participantId: ada.id } });
    day = days[0]!;
    slots = await times();
  });

  const times = async () =>
    (await bob.client.call(listRequestTimes, { params: { fairId, participantId: ada.id }, query: { day } })).map(
      ({ startsAt }) => startsAt,
    );
  const later = (startsAt: string, minutes: number) => new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();
  const content = (startsAt: string, people: TestPerson[] = []) => ({
    title: { en: 'Opening', fr: 'Ouverture' },
    startsAt,
    endsAt: later(startsAt, 30),
    people: people.map(({ id }) => ({ participantId: id, part: 'speaker' as const })),
  });
  const plan = (startsAt: string, people: TestPerson[] = []) =>
    organiser.call(createStageSession, { params: { fairId }, body: content(startsAt, people) });
  const at = ({ id }: StageSession) => ({ fairId, sessionId: id });
  const put = (session: StageSession, isBusy: boolean) =>
    ada.client.call(putSessionOnAgenda, { params: at(session), body: { isBusy } });
  const change = (session: StageSession, startsAt: string, people: TestPerson[] = []) =>
    organiser.call(updateStageSession, { params: at(session), body: content(startsAt, people) });
  const agenda = async (person = ada) => (await person.client.call(getAgenda, { params: { fairId } })).sessions;
  const entries = async () => {
    const file = await ada.client.raw(downloadAgenda, { params: { fairId } });
    const calendar = new ICAL.Component(ICAL.parse(await file.text()));
    return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
  };

  it('keep requests away only where their owner says so', async () => {
    const session = await plan(slots[1]!);
    expect(session.onAgenda).toBeNull();
    expect(await put(session, false)).toMatchObject({ id: session.id, onAgenda: 'shown' });
    expect(await times()).toEqual(slots);
    expect(await put(session, true)).toMatchObject({ onAgenda: 'busy' });
    expect(await times()).toEqual(slots.filter((slot) => slot !== slots[1]));
    const { items } = await ada.client.call(listStageSessions, { params: { fairId }, query: {} });
    expect(items.map(({ onAgenda }) => onAgenda)).toEqual(['busy']);
    // Of somebody else's agenda nothing is told.
    const others = await bob.client.call(listStageSessions, { params: { fairId }, query: {} });
    expect(others.items.map(({ onAgenda }) => onAgenda)).toEqual([null]);
    const off = await ada.client.call(takeSessionOffAgenda, { params: at(session) });
    expect(off.onAgenda).toBeNull();
    expect(await times()).toEqual(slots);
    expect(await agenda()).toEqual([]);
  });

  it('move with the programme, in the calendar too, and stay as cancelled', async () => {
    const session = await plan(slots[0]!);
    await put(session, true);
    await change(session, slots[2]!);
    expect(await agenda()).toMatchObject([{ sessionId: session.id, startsAt: slots[2], isCancelled: false }]);
    expect(await times()).toEqual(slots.filter((slot) => slot !== slots[2]));
    const [moved] = await entries();
    expect(moved).toMatchObject({ uid: `${session.id}@parvis`, summary: 'Opening', sequence: 1 });
    expect(moved?.startDate.toJSDate().toISOString()).toBe(new Date(slots[2]!).toISOString());
    // Planned again as it is, it is no later version.
    await change(session, slots[2]!);
    expect((await entries())[0]?.sequence).toBe(1);
    await organiser.call(setStageState, { params: at(session), body: { state: 'cancelled' } });
    expect(await agenda()).toMatchObject([{ sessionId: session.id, isCancelled: true }]);
    expect(await times()).toEqual(slots);
    const [cancelled] = await entries();
    expect(cancelled?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    await expect(put(session, false)).rejects.toThrow('SESSION_OVER');
  });

  it('are there from the beginning for who speaks, who may take them off', async () => {
    const session = await plan(slots[0]!, [ada]);
    expect(await agenda()).toMatchObject([{ sessionId: session.id, isBusy: true }]);
    await ada.client.call(takeSessionOffAgenda, { params: at(session) });
    await change(session, slots[1]!, [ada, bob]);
    expect(await agenda()).toEqual([]);
    expect(await agenda(bob)).toMatchObject([{ sessionId: session.id, startsAt: slots[1] }]);
  });

  it('are as the programme has them when both change at once', async () => {
    const sessions = await Promise.all(slots.slice(0, 4).map((slot) => plan(slot)));
    await Promise.all(
      sessions.flatMap((session) => [change(session, slots[5]!), put(session, true), put(session, false)]),
    );
    const kept = await agenda();
    expect(kept.map(({ startsAt }) => startsAt)).toEqual(sessions.map(() => slots[5]));
  });
});
