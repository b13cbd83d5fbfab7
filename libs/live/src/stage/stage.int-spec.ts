import { randomUUID } from 'node:crypto';
import {
  askStageQuestion,
  createStagePoll,
  createStageSession,
  createStageTicket,
  deleteRecording,
  getStageSession,
  listChatMessages,
  listRecordings,
  listStagePolls,
  listStageQuestions,
  listStageSessions,
  publishStageRecording,
  readRecording,
  setStagePollState,
  setStageQuestionState,
  setStageState,
  updateStageSession,
  voteStagePoll,
  voteStageQuestion,
} from '@parvis/contracts';
import { FileStore, RoomRevocations, RoomTicketSigner } from '@parvis/platform';
import { createFairRow, createPerson, type TestClient, type TestPerson, TestServer } from '@parvis/testing';
import { LiveModule } from '../live.module.js';
import { RecordingRepository } from '../recording/recording.repository.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

const hour = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * hour).toISOString();

describe('the stage', () => {
  let server: TestServer;
  let fairId: string;
  let organiser: TestClient;
  let speaker: TestPerson;
  let moderator: TestPerson;
  let viewer: TestPerson;
  let other: TestPerson;

  beforeAll(async () => {
    server = await TestServer.start({ name: 'live', api: [LiveModule], worker: [], hasDatabase: true, domains: [] });
    fairId = await createFairRow(server.db);
    organiser = await server.signInAs('organiser', fairId, 'organiser@stage.example');
    speaker = await createPerson(server, fairId, { lastName: 'Speaker', company: 'Talks' });
    moderator = await createPerson(server, fairId, { lastName: 'Moderator' });
    viewer = await createPerson(server, fairId, { lastName: 'Viewer' });
    other = await createPerson(server, fairId, { lastName: 'Other' });
  });
  afterAll(() => server.stop());

  const content = (startsInHours = 1) => ({
    title: { en: 'Opening', fr: 'Ouverture' },
    description: { en: '', fr: '' },
    startsAt: inHours(startsInHours),
    endsAt: inHours(startsInHours + 1),
    people: [
      { participantId: speaker.id, part: 'speaker' as const },
      { participantId: moderator.id, part: 'moderator' as const },
    ],
  });

  async function makeSession(startsInHours = 1) {
    const { id } = await organiser.call(createStageSession, { params: { fairId }, body: content(startsInHours) });
    return { params: { fairId, sessionId: id } };
  }
  const goLive = (at: { params: { fairId: string; sessionId: string } }) =>
    moderator.client.call(setStageState, { ...at, body: { state: 'live' } });

  const claimsOf = async (ticket: string) =>
    new RoomTicketSigner(server.config.get('APP_SECRET')).verify('ticket', ticket);

  it('is planned by organisers only, with people of the fair', async () => {
    const body = content();
    expect((await speaker.client.refusal(createStageSession, { params: { fairId }, body })).code).toBe('NOT_ALLOWED');
    const elsewhere = await createPerson(server, await createFairRow(server.db));
    const people = [{ participantId: elsewhere.id, part: 'speaker' as const }];
    const problem = await organiser.refusal(createStageSession, { params: { fairId }, body: { ...body, people } });
    expect(problem.issues?.[0]?.path).toBe('people');
    const twice = [...body.people, { participantId: speaker.id, part: 'moderator' as const }];
    expect(
      (await organiser.refusal(createStageSession, { params: { fairId }, body: { ...body, people: twice } })).issues,
    ).toContainEqual({ path: 'people', reason: 'person-twice' });
  });

  it('lists the programme in order of time, page by page, with the own part', async () => {
    const fair = await createFairRow(server.db);
    const boss = await server.signInAs('organiser', fair, 'boss@stage.example');
    const guest = await createPerson(server, fair);
    const plan = { ...content(), people: [{ participantId: guest.id, part: 'speaker' as const }] };
    const at = (hours: number) => ({ startsAt: inHours(hours), endsAt: inHours(hours + 1) });
    for (const hours of [3, 1, 2])
      await boss.call(createStageSession, { params: { fairId: fair }, body: { ...plan, ...at(hours) } });
    const starts: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await guest.client.call(listStageSessions, {
        params: { fairId: fair },
        query: { limit: 2, cursor },
      });
      expect(page.total).toBe(3);
      expect(page.items.every(({ ownPart }) => ownPart === 'speaker')).toBe(true);
      starts.push(...page.items.map(({ startsAt }) => startsAt));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(starts).toHaveLength(3);
    expect([...starts].sort()).toEqual(starts);
  });

  it('has a back stage for its people, and lets viewers in when it is live', async () => {
    const at = await makeSession();
    const back = await speaker.client.call(createStageTicket, at);
    expect(await claimsOf(back.ticket)).toMatchObject({
      kind: 'stage',
      roomId: at.params.sessionId,
      participantId: speaker.id,
      companyName: 'Talks',
      role: 'member',
      grants: ['speak', 'share', 'observe'],
    });
    expect((await viewer.client.refusal(createStageTicket, at)).code).toBe('SESSION_NOT_LIVE');
    expect((await speaker.client.refusal(setStageState, { ...at, body: { state: 'live' } })).code).toBe('NOT_ALLOWED');
    expect((await goLive(at)).state).toBe('live');
    const ticket = await viewer.client.call(createStageTicket, at);
    expect(await claimsOf(ticket.ticket)).toMatchObject({ role: 'guest', grants: ['observe'] });
    const host = await organiser.call(createStageTicket, at);
    expect(await claimsOf(host.ticket)).toMatchObject({
      role: 'host',
      participantId: organiser.userId,
      companyName: null,
      grants: ['speak', 'share', 'moderate', 'observe', 'record'],
    });
  });

  it('shuts when it is over, and does not go back', async () => {
    const at = await makeSession();
    await goLive(at);
    const over = await organiser.call(setStageState, { ...at, body: { state: 'over' } });
    expect(over.overAt).not.toBeNull();
    expect((await moderator.client.call(setStageState, { ...at, body: { state: 'over' } })).state).toBe('over');
    for (const { client } of [speaker, viewer])
      expect((await client.refusal(createStageTicket, at)).code).toBe('SESSION_OVER');
    expect((await organiser.refusal(setStageState, { ...at, body: { state: 'live' } })).code).toBe('SESSION_STATE');
    expect((await organiser.refusal(updateStageSession, { ...at, body: content() })).code).toBe('SESSION_OVER');
    expect((await viewer.client.refusal(askStageQuestion, { ...at, body: { text: 'Late?' } })).code).toBe(
      'SESSION_OVER',
    );
  });

  it('closes its chat to whoever was removed from its room, and to nobody else', async () => {
    const session = await makeSession(-0.5);
    await goLive(session);
    const chat = { params: { fairId, conversationId: session.params.sessionId } };
    expect((await viewer.client.call(listChatMessages, chat)).items).toEqual([]);
    await server.app.get(RoomRevocations, { strict: false }).remove(session.params.sessionId, viewer.id);
    expect((await viewer.client.refusal(listChatMessages, chat)).code).toBe('NOT_FOUND');
    expect((await other.client.call(listChatMessages, chat)).items).toEqual([]);
  });

  it('is cancelled by organisers only, and only before it begins', async () => {
    const at = await makeSession();
    const cancel = { ...at, body: { state: 'cancelled' as const } };
    expect((await moderator.client.refusal(setStageState, cancel)).code).toBe('NOT_ALLOWED');
    expect((await organiser.call(setStageState, cancel)).state).toBe('cancelled');
    const live = await makeSession();
    await goLive(live);
    expect((await organiser.refusal(setStageState, { ...live, body: { state: 'cancelled' } })).code).toBe(
      'SESSION_STATE',
    );
  });

  it('does not exist from another fair', async () => {
    const at = await makeSession();
    const otherFair = await createFairRow(server.db);
    const stranger = await server.signInAs('organiser', otherFair, 'stranger@stage.example');
    const wrong = { params: { ...at.params, fairId: otherFair } };
    expect((await stranger.refusal(getStageSession, at)).code).toBe('NOT_FOUND');
    expect((await stranger.refusal(getStageSession, wrong)).code).toBe('NOT_FOUND');
    expect((await stranger.refusal(createStageTicket, wrong)).code).toBe('NOT_FOUND');
    expect(
      (await stranger.refusal(createStagePoll, { ...wrong, body: { question: '?', options: ['a', 'b'] } })).code,
    ).toBe('NOT_FOUND');
  });

  it('answers a change of its people', async () => {
    const at = await makeSession();
    const people = [{ participantId: viewer.id, part: 'moderator' as const }];
    const changed = await organiser.call(updateStageSession, { ...at, body: { ...content(), people } });
    expect(changed.people.map(({ person, part }) => [person.id, part])).toEqual([[viewer.id, 'moderator']]);
    expect((await speaker.client.call(getStageSession, at)).ownPart).toBe('viewer');
    expect((await viewer.client.call(getStageSession, at)).ownPart).toBe('moderator');
  });

  it('takes the ways into its room from those whose part has changed, and from nobody else', async () => {
    const at = await makeSession();
    const tickets = await Promise.all(
      [speaker, moderator].map(async ({ client }) => claimsOf((await client.call(createStageTicket, at)).ticket)),
    );
    const revocations = server.app.get(RoomRevocations, { strict: false });
    const people = [{ participantId: speaker.id, part: 'speaker' as const }];
    await organiser.call(updateStageSession, { ...at, body: { ...content(), people } });
    const refusals = await Promise.all(tickets.map((claims) => revocations.refusal(claims!)));
    expect(refusals).toEqual([null, 'outdated']);
  });

  describe('questions', () => {
    const ask = (person: TestPerson, at: Awaited<ReturnType<typeof makeSession>>, text: string) =>
      person.client.call(askStageQuestion, { ...at, body: { text } });

    it('come in order of votes, and a person has one vote each however often it is sent', async () => {
      const at = await makeSession();
      const [first, second] = [await ask(viewer, at, 'First'), await ask(other, at, 'Second')];
      const vote = { params: { ...at.params, questionId: second.id }, body: { isFor: true } };
      await Promise.all(Array.from({ length: 5 }, () => viewer.client.call(voteStageQuestion, vote)));
      await speaker.client.call(voteStageQuestion, vote);
      const texts = async () =>
        (await viewer.client.call(listStageQuestions, at)).items.map(({ text, votes, hasVoted }) => [
          text,
          votes,
          hasVoted,
        ]);
      expect(await texts()).toEqual([
        ['Second', 2, true],
        ['First', 0, false],
      ]);
      const back = { ...vote, body: { isFor: false } };
      await Promise.all(Array.from({ length: 3 }, () => viewer.client.call(voteStageQuestion, back)));
      expect(await texts()).toEqual([
        ['Second', 1, false],
        ['First', 0, false],
      ]);
      const own = { params: { ...at.params, questionId: first.id }, body: { isFor: true } };
      expect((await viewer.client.refusal(voteStageQuestion, own)).code).toBe('OWN_QUESTION');
    });

    it('are paged without losing or doubling one', async () => {
      const at = await makeSession();
      for (const person of [viewer, other, speaker]) await ask(person, at, `From ${person.id}`);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await viewer.client.call(listStageQuestions, { ...at, query: { limit: 1, cursor } });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(new Set(seen).size).toBe(3);
      expect(seen).toHaveLength(3);
      const wrong = { ...at, query: { cursor: 'x' } };
      expect((await viewer.client.refusal(listStageQuestions, wrong)).code).toBe('INVALID_INPUT');
    });

    it('are answered and hidden by moderators; hidden ones only their author still sees', async () => {
      const at = await makeSession();
      const question = await ask(viewer, at, 'Impolite');
      const to = (state: 'answered' | 'hidden') => ({
        params: { ...at.params, questionId: question.id },
        body: { state },
      });
      expect((await viewer.client.refusal(setStageQuestionState, to('answered'))).code).toBe('NOT_ALLOWED');
      await moderator.client.call(setStageQuestionState, to('hidden'));
      const hidden = (client: TestClient) => client.call(listStageQuestions, { ...at, query: { state: 'hidden' } });
      expect((await hidden(other.client)).total).toBe(0);
      expect((await hidden(viewer.client)).total).toBe(1);
      expect((await hidden(organiser)).total).toBe(1);
      const vote = { params: to('hidden').params, body: { isFor: true } };
      expect((await other.client.refusal(voteStageQuestion, vote)).code).toBe('NOT_FOUND');
      await moderator.client.call(setStageQuestionState, to('answered'));
      await other.client.call(voteStageQuestion, vote);
      expect(
        (await other.client.call(listStageQuestions, { ...at, query: { state: 'answered' } })).items[0]?.votes,
      ).toBe(0);
    });
  });

  describe('polls', () => {
    it('are prepared by moderators, opened, voted in once each, and closed', async () => {
      const at = await makeSession();
      const body = { question: 'Which?', options: ['One', 'Two'] };
      expect((await viewer.client.refusal(createStagePoll, { ...at, body })).code).toBe('NOT_ALLOWED');
      const poll = await moderator.client.call(createStagePoll, { ...at, body });
      expect((await viewer.client.call(listStagePolls, at)).items).toEqual([]);
      const place = { params: { ...at.params, pollId: poll.id } };
      expect((await viewer.client.refusal(voteStagePoll, { ...place, body: { choice: 0 } })).code).toBe('NOT_FOUND');
      await moderator.client.call(setStagePollState, { ...place, body: { state: 'open' } });
      expect((await viewer.client.refusal(voteStagePoll, { ...place, body: { choice: 2 } })).code).toBe(
        'INVALID_INPUT',
      );
      const votes = [0, 1, 1, 0].map((choice) => viewer.client.call(voteStagePoll, { ...place, body: { choice } }));
      await Promise.all(votes);
      await other.client.call(voteStagePoll, { ...place, body: { choice: 1 } });
      const seen = await speaker.client.call(listStagePolls, at);
      expect(seen.items[0]).toMatchObject({ votes: 2, ownChoice: null });
      expect(seen.items[0]?.options.map((option) => option.votes)).toEqual([null, null]);
      await organiser.call(setStagePollState, { ...place, body: { state: 'closed' } });
      const [closed] = (await speaker.client.call(listStagePolls, at)).items;
      expect(closed?.options.map((option) => option.votes).reduce((a, b) => (a ?? 0) + (b ?? 0), 0)).toBe(2);
      expect((await speaker.client.refusal(voteStagePoll, { ...place, body: { choice: 0 } })).code).toBe(
        'POLL_NOT_OPEN',
      );
    });
  });

  it('reads questions and votes by their indexes, whatever the number of people', async () => {
    const { params } = await makeSession();
    await server.db.query(
      `insert into live.stage_question (session_id, user_id, text, votes)
       select $1, $2, 'q' || n, n % 50 from generate_series(1, 3000) n`,
      [params.sessionId, viewer.client.userId],
    );
    await server.db.query('analyze live.stage_question');
    const plan: { 'QUERY PLAN': string }[] = await server.db.query(
      `explain select q.id from live.stage_question q where q.session_id = $1 and q.state = 'open'
       order by q.votes desc, q.created_at, q.id limit 51`,
      [params.sessionId],
    );
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text).toContain('stage_question_session_id_state_votes_created_at_id_idx');
    expect(text).not.toContain('Sort');
  });

  it('shows a recording to its people, and to the fair from the moment a moderator publishes it', async () => {
    const at = await makeSession();
    await goLive(at);
    await organiser.call(setStageState, { ...at, body: { state: 'over' } });
    const id = randomUUID();
    await server.db.query(
      `insert into live.recording (id, fair_id, room_id, kind, started_at, ended_at, deletes_at)
       values ($1, $2, $3, 'stage', now() - interval '1 hour', now(), now() + interval '30 days')`,
      [id, fairId, at.params.sessionId],
    );
    await server.db.query(`insert into live.recording_person (recording_id, participant_id) values ($1, $2)`, [
      id,
      other.id,
    ]);
    const room = { params: { fairId, roomId: at.params.sessionId } };
    const seenBy = async ({ client }: TestPerson) => (await client.call(listRecordings, room)).map((seen) => seen.id);
    const publish = (client: TestClient, isPublished: boolean) =>
      client.call(publishStageRecording, { ...at, body: { isPublished } });
    expect(await seenBy(viewer)).toEqual([]);
    // Invited up: one may always see, and delete, what one is in.
    for (const person of [speaker, moderator, other]) expect(await seenBy(person)).toEqual([id]);
    const refused = await speaker.client.refusal(publishStageRecording, { ...at, body: { isPublished: true } });
    expect(refused.code).toBe('NOT_ALLOWED');
    expect(await publish(moderator.client, true)).toMatchObject({ isRecordingPublished: true });
    expect(await seenBy(viewer)).toEqual([id]);
    await publish(organiser, false);
    expect(await seenBy(viewer)).toEqual([]);
  });

  it('is recorded with an organiser who has no profile, who may see the film', async () => {
    const at = await makeSession();
    const { sessionId } = at.params;
    const recorded = {
      recordingId: randomUUID(),
      fairId,
      roomId: sessionId,
      kind: 'stage' as const,
      startedAt: inHours(-1),
      endedAt: inHours(0),
      participantIds: [organiser.userId, speaker.id],
      consents: [{ participantId: organiser.userId, at: inHours(-1) }],
      tracks: [],
      missing: [],
    };
    await server.app.get(RecordingRepository).add(recorded, new Map());
    const key = `fairs/${fairId}/recordings/${recorded.recordingId}.mp4`;
    await server.app.get(FileStore).put(key, Buffer.from('a film'), 'video/mp4');
    await server.db.query(
      `update live.recording set state = 'ready', key = $2, type = 'video/mp4', size = 6 where id = $1`,
      [recorded.recordingId, key],
    );
    const [seen] = await organiser.call(listRecordings, { params: { fairId, roomId: sessionId } });
    expect(seen).toMatchObject({ id: recorded.recordingId, canDelete: true });
    const film = { params: { fairId, recordingId: recorded.recordingId } };
    const played = await organiser.raw(readRecording, film);
    expect([played.status, await played.text()]).toEqual([200, 'a film']);
    expect((await viewer.client.refusal(readRecording, film)).code).toBe('NOT_FOUND');
    const elsewhere = await server.signInAs('organiser', await createFairRow(server.db), 'elsewhere@stage.example');
    expect((await elsewhere.refusal(readRecording, film)).status).toBe(404);
    expect(await organiser.call(deleteRecording, film)).toMatchObject({ state: 'deleted' });
  });
});
