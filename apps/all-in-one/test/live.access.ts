import { FileStore } from '@parvis/platform';
import { createMeeting, may } from '@parvis/testing';
import {
  type AccessTable,
  attendees,
  bothSides,
  everybody,
  inMinutes,
  insertWith,
  organisers,
  same,
} from './access-table.js';

const title = { en: 'Title', fr: 'Titre' };
const now = { startsAt: inMinutes(-5), endsAt: inMinutes(60) };
const roulette = { title, roundMinutes: 5, ...now };
const session = { title, ...now, people: [] };
/** The team's member moderates the session, as organisers do every one. */
const moderators = may('in 403 403 in');
const network = {
  ...{
    udp: 'open',
    tcp: 'untried',
    relay: 'untried',
    route: 'udp',
    roundTripMs: 10,
    upLoss: 0,
    downLoss: 0,
    jitterMs: 1,
  },
  ...{ upBitrate: 1e6, downBitrate: 1e6, testBitrate: 1e6, verdict: 'hd' },
};

export const live: AccessTable = {
  rules: {
    createCheckTicket: everybody,
    saveDeviceCheck: same(everybody, { camera: 'ok', microphone: 'ok', isSpeakerHeard: true, network }),
    getDeviceCheck: everybody,
    listCalls: organisers,
    getCall: organisers,
    getCallNumbers: organisers,

    getLounge: everybody,
    setLounge: same(moderators, { isOpen: true, asksToKnock: false }),
    createLoungeTicket: everybody,

    // Of a meeting of the team and the visitor, in which only the visitor is recorded.
    listRecordings: may('in 404 in 404'),
    readRecording: may('in 404 in 404'),
    deleteRecording: may('403 404 in 404'),

    listRoulettes: everybody,
    createRoulette: same(organisers, roulette),
    updateRoulette: same(organisers, roulette),
    closeRoulette: organisers,
    keepRouletteSeat: attendees,
    joinRoulette: same(attendees, {}),
    pauseRoulette: attendees,
    leaveRoulette: attendees,
    createRouletteTicket: bothSides,
    wantMoreOfPair: same(bothSides, { wantsMore: true }),
    connectWithPair: same(bothSides, { connects: true }),
    listRouletteMeets: attendees,
    listOwnBlocks: everybody,

    listStageSessions: everybody,
    getStageSession: everybody,
    createStageSession: same(organisers, session),
    updateStageSession: same(organisers, session),
    setStageState: same(moderators, { state: 'over' }),
    createStageTicket: everybody,
    putSessionOnAgenda: same(attendees, { isBusy: true }),
    takeSessionOffAgenda: attendees,
    publishStageRecording: same(moderators, { isPublished: true }),
    listStageQuestions: everybody,
    askStageQuestion: same(everybody, { text: 'Why?' }),
    // The visitor has asked it.
    voteStageQuestion: same(may('in in 409 in'), { isFor: true }),
    setStageQuestionState: same(moderators, { state: 'answered' }),
    listStagePolls: everybody,
    createStagePoll: same(moderators, { question: 'Which?', options: ['This', 'That'] }),
    setStagePollState: same(moderators, { state: 'closed' }),
    voteStagePoll: same(everybody, { choice: 0 }),
  },
  makers: (server) => {
    const insert = insertWith(server);
    const insertAt = (sql: string, values: readonly unknown[]) => insert(sql, [...values, now.startsAt, now.endsAt]);
    return {
      boothId: async ({ fairId, boothId }) => {
        await server.db.query(
          `insert into live.lounge (booth_id, fair_id, is_open) values ($1, $2, true)
           on conflict (booth_id) do update set is_open = true, asks_to_knock = false`,
          [boothId, fairId],
        );
        return boothId;
      },
      callId: ({ fairId }) =>
        insert(
          `insert into live.call (id, fair_id, room_id, kind, started_at, audience, resets, people, minutes, freezes, recoveries,
             reported_at, has_trouble)
           values (gen_random_uuid(), $1, gen_random_uuid(), 'meeting', now(), 0, 0, 0, 0, 0, 0, now(), false) returning id`,
          [fairId],
        ),
      roomId: ({ fairId, team, visitor }) => createMeeting(server.db, fairId, [team.id, visitor.id]),
      recordingId: async (home) => {
        const { fairId, team, visitor } = home;
        const key = `recordings/${crypto.randomUUID()}.mp4`;
        await server.app.get(FileStore).put(key, Buffer.from('film'), 'video/mp4');
        const recordingId = await insert(
          `insert into live.recording (id, fair_id, room_id, kind, started_at, ended_at, state, key, type, size, deletes_at)
           values (gen_random_uuid(), $1, $2, 'meeting', now(), now(), 'ready', $3, 'video/mp4', 4, now() + interval '1 day')
           returning id`,
          [fairId, await createMeeting(server.db, fairId, [team.id, visitor.id]), key],
        );
        await server.db.query(`insert into live.recording_person (recording_id, participant_id) values ($1, $2)`, [
          recordingId,
          visitor.id,
        ]);
        return recordingId;
      },
      rouletteId: async ({ fairId }) => {
        await server.db.query(`delete from live.roulette where fair_id = $1`, [fairId]);
        return insertAt(
          `insert into live.roulette (fair_id, title, round_minutes, rematch_hours, starts_at, ends_at)
           values ($1, $2, 5, 24, $3, $4) returning id`,
          [fairId, title],
        );
      },
      pairId: async ({ fairId, team, visitor }, { rouletteId }) => {
        const [a, b] = [team.id, visitor.id].sort();
        const pairId = await insert(
          `insert into live.roulette_pair (roulette_id, fair_id, a_id, b_id, state, go_by, ends_at, rematch_at)
           values ($1, $2, $3, $4, 'talking', now() + interval '1 minute', now() + interval '5 minutes', now() + interval '1 day')
           returning id`,
          [rouletteId, fairId, a, b],
        );
        await server.db.query(
          `insert into live.roulette_pair_person (pair_id, participant_id, other_id, fair_id, came_at)
           values ($1, $2, $3, $4, now()), ($1, $3, $2, $4, now())`,
          [pairId, a, b, fairId],
        );
        await server.db.query(
          `insert into live.roulette_seat (roulette_id, participant_id, state, pair_id)
           values ($1, $2, 'paired', $4), ($1, $3, 'paired', $4)`,
          [rouletteId, a, b, pairId],
        );
        return pairId;
      },
      sessionId: async ({ fairId, team }) => {
        const sessionId = await insertAt(
          `insert into live.stage_session (fair_id, title, description, starts_at, ends_at, state, live_at)
           values ($1, $2, '{"en": "", "fr": ""}', $3, $4, 'live', now()) returning id`,
          [fairId, title],
        );
        await server.db.query(
          `insert into live.stage_person (session_id, participant_id, part, position) values ($1, $2, 'moderator', 0)`,
          [sessionId, team.id],
        );
        return sessionId;
      },
      questionId: ({ visitor }, { sessionId }) =>
        insert(`insert into live.stage_question (session_id, user_id, text) values ($1, $2, 'Why?') returning id`, [
          sessionId,
          visitor.client.userId,
        ]),
      pollId: (_, { sessionId }) =>
        insert(
          `insert into live.stage_poll (session_id, question, options, tally, state)
           values ($1, 'Which?', '{This,That}', '{0,0}', 'open') returning id`,
          [sessionId],
        ),
    };
  },
};
