import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  openBoothConversation,
  openGroupConversation,
  reportChatMessage,
  sendChatFile,
  sendChatMessage,
} from '@parvis/contracts';
import { AccessMatrix, type AccessRule, endpointsOf, type Home, type Makers, may, TestServer } from '@parvis/testing';
import { LiveModule } from './live.module.js';

// Making a server takes seconds on a busy machine.
jest.setTimeout(60_000);

const attendees = may('in in in 403');
const organisers = may('403 403 403 in');
const ownStaff = may('in 403 403 403');
/** Of the visitor and the team, who are the two sides of a conversation. */
const bothSides = may('in 404 in 403');
/** The same, where organisers may have a part in other rooms. */
const bothSidesOfRoom = may('in 404 in 404');
const visitors = may('404 404 in 403');
const same = (rule: AccessRule, input: object) => ({ ...rule, input: () => ({ body: input as never }) });
const ofVisitor = (rule: AccessRule, more: object = {}): AccessRule => ({
  ...rule,
  input: (_, { visitor }) => ({ body: { participantId: visitor.id, ...more } as never }),
});
const file = { name: 'a.txt', bytes: Buffer.from('words') };

/** What everybody is answered who asks for a conversation of the visitor with the team, a call of the visitor, the team's booth. */
const rules: Record<string, AccessRule> = {
  listConversations: attendees,
  getChatUnread: attendees,
  searchChat: may('in in in 403', () => ({ query: { text: 'hello' } as never })),
  openDirectConversation: ofVisitor(may('in in 404 403')),
  // The team says with whom.
  openBoothConversation: may('404 in in 403', (_, { boothId }) => ({ body: { boothId } as never })),
  openGroupConversation: may('in in 404 403', (_, { visitor }) => ({
    body: { name: 'G', participantIds: [visitor.id] } as never,
  })),
  getConversation: bothSides,
  listConversationMembers: bothSides,
  markConversationRead: same(bothSides, { seq: 1 }),
  sayTyping: bothSides,
  // Booths answer by writing.
  answerConversation: same(may('409 404 409 403'), { isAccepted: true }),
  assignConversation: same(may('in 404 403 403'), { participantId: null }),
  listChatMessages: bothSidesOfRoom,
  sendChatMessage: may('in 404 in 404', () => ({ body: { clientId: randomUUID(), text: 'Hello' } as never })),
  sendChatFile: may('in 404 in 404', () => ({ file, query: { clientId: randomUUID() } as never })),
  readChatFile: bothSidesOfRoom,
  // The visitor's own.
  editChatMessage: same(may('403 404 in 404'), { text: 'Good day' }),
  deleteChatMessage: may('403 404 in 404'),
  reportChatMessage: same(may('in 404 409 404'), { reason: 'spam' }),
  getChatSettings: organisers,
  setChatSettings: same(organisers, { whoMayWrite: 'everybody', groupMost: 50 }),
  getOwnChatSettings: attendees,
  setOwnChatSettings: same(attendees, { whoMayWrite: null, hasMail: true }),
  listChatReports: organisers,
  getChatReport: organisers,
  decideChatReport: same(organisers, { act: 'dismissed' }),
  getChatStorage: organisers,
  listModeration: organisers,
  liftSuspension: { ...organisers, needs: ['suspension'] },
  listBlocks: attendees,
  // Nobody blocks oneself.
  setBlock: may('in in 422 403'),
  removeBlock: { ...attendees, isIdempotent: true },

  getOwnCalls: attendees,
  callStand: same(may('422 in in 403'), {}),
  // It rings at the team.
  acceptStandCall: may('in 404 404 403'),
  declineStandCall: may('in 404 404 403'),
  leaveStandCall: may('404 404 in 403'),
  dismissStandCall: visitors,
  // Nobody has answered.
  createStandCallTicket: may('404 404 409 403'),
  leaveMessage: same(visitors, { message: 'Call me' }),
  listOfferedSlots: { ...visitors, needs: ['missed'] },
  // A time that is none of those offered.
  bookOfferedSlot: may(
    '404 404 409 403',
    (_, { team }) => ({ body: { startsAt: '2027-01-01T08:00:00Z', withId: team.id } as never }),
    ['missed'],
  ),
  inviteToCall: ofVisitor({ ...ownStaff, needs: ['visit'] }),
  greetVisitor: ofVisitor({ ...ownStaff, needs: ['visit'] }, { text: 'Hello' }),
  dismissGreeting: visitors,
  listCallTasks: ownStaff,
  updateCallTask: same(ownStaff, { isDone: true }),
  listWaitingCalls: ownStaff,
};

/** The same of a group that the team's member has begun with the visitor. */
const groupRules: Record<string, AccessRule> = {
  renameConversation: same(may('in 404 403 403'), { name: 'Other' }),
  addConversationMembers: may('in 404 in 403', (_, { team, visitor }) => ({
    body: { participantIds: [team.id, visitor.id] } as never,
  })),
  removeConversationMember: may('in 404 in 403'),
};
const all = { ...rules, ...groupRules };

const endpoints = endpointsOf('chats');

describe('access to chats and calls', () => {
  let server: TestServer;
  let folder: string;
  let matrix: AccessMatrix;
  const insert = async (sql: string, values: readonly unknown[]) => {
    const [row]: [{ id: string }] = await server.db.query(`with made as (${sql}) select id from made`, [...values]);
    return row.id;
  };
  const say = (home: Home, conversationId = '') =>
    home.visitor.client.call(sendChatMessage, {
      params: { fairId: home.fairId, conversationId },
      body: { clientId: randomUUID(), text: 'Hello' },
    });
  const newCall = async ({ fairId, boothId, visitor, team }: Home) => {
    await server.db.query(`delete from live.stand_call where fair_id = $1`, [fairId]);
    const callId = await insert(
      `insert into live.stand_call (fair_id, booth_id, kind, caller_id, state, due_at)
       values ($1, $2, 'visit', $3, 'ringing', now() + interval '30 seconds') returning id`,
      [fairId, boothId, visitor.id],
    );
    await server.db.query(`insert into live.stand_call_ring (call_id, participant_id) values ($1, $2)`, [
      callId,
      team.id,
    ]);
    return callId;
  };
  const makers: Makers = {
    boothId: async ({ fairId, boothId }) => {
      await server.db.query(`delete from live.stand_call where fair_id = $1`, [fairId]);
      return boothId;
    },
    conversationId: async ({ fairId, boothId, visitor }) => {
      return (await visitor.client.call(openBoothConversation, { params: { fairId }, body: { boothId } })).id;
    },
    messageId: async (home, { conversationId }) => (await say(home, conversationId)).id,
    fileId: async ({ fairId, visitor }, { conversationId = '' }) => {
      const place = { params: { fairId, conversationId }, query: { clientId: randomUUID() } };
      return (await visitor.client.call(sendChatFile, { ...place, file })).file!.id;
    },
    reportId: async (home) => {
      const conversationId = await makers.conversationId!(home, {});
      const { id: messageId } = await say(home, conversationId);
      const params = { fairId: home.fairId, conversationId, messageId };
      await home.team.client.call(reportChatMessage, { params, body: { reason: 'spam' } });
      return insert(`select id from live.chat_report where message_id = $1`, [messageId]);
    },
    participantId: ({ visitor }) => visitor.id,
    suspension: ({ visitor }) =>
      insert(
        `insert into live.chat_suspension (participant_id) values ($1) on conflict (participant_id) do update set until = null returning participant_id as id`,
        [visitor.id],
      ),
    missed: (_, { callId }) =>
      insert(`update live.stand_call set state = 'missed', due_at = null, over_at = now() where id = $1 returning id`, [
        callId,
      ]),
    visit: async ({ fairId, boothId, visitor }) => {
      await server.db.query(
        `insert into booths.visibility (fair_id, participant_id, is_visible) values ($1, $2, true) on conflict do nothing`,
        [fairId, visitor.id],
      );
      await server.db.query(`delete from live.stand_greeting where to_id = $1`, [visitor.id]);
      return insert(
        `insert into booths.visit (fair_id, booth_id, participant_id, user_id, line_id) values ($1, $2, $3, $4, 'a line')
         on conflict (booth_id, participant_id) where left_at is null do update set line_id = excluded.line_id returning id`,
        [fairId, boothId, visitor.id, visitor.client.userId],
      );
    },
    callId: newCall,
    taskId: async (home) =>
      insert(
        `insert into live.call_task (call_id, booth_id, due_at) values ($1, $2, now() + interval '1 day') returning id`,
        [await newCall(home), home.boothId],
      ),
    greetingId: ({ fairId, boothId, team, visitor }) =>
      insert(
        `insert into live.stand_greeting (fair_id, booth_id, from_id, to_id, text) values ($1, $2, $3, $4, 'Hello') returning id`,
        [fairId, boothId, team.id, visitor.id],
      ),
  };
  const groups: Makers = {
    conversationId: async ({ fairId, team, visitor }) => {
      const body = { name: 'Buyers', participantIds: [visitor.id] };
      return (await team.client.call(openGroupConversation, { params: { fairId }, body })).id;
    },
  };
  const of = (name: string) => (name in groupRules ? matrix.with(groups) : matrix);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parvis-access-'));
    server = await TestServer.start(
      { name: 'live', api: [LiveModule], worker: [], hasDatabase: true, domains: [] },
      { FILES_DIR: folder },
    );
    matrix = await AccessMatrix.open(server, makers);
  });
  // What one test shuts must not be shut for the next.
  afterEach(() =>
    server.db.query(`delete from live.block; delete from live.chat_suspension; delete from live.stand_call`),
  );
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  it('has a rule for every endpoint', () => {
    expect(endpoints.map(([name]) => name).sort()).toEqual(Object.keys(all).sort());
  });

  it.each(endpoints)('%s is answered to whom it should be', async (name, endpoint) => {
    const rule = all[name]!;
    expect(await of(name).answers(endpoint, rule)).toEqual(matrix.expected(endpoint, rule));
  });

  it.each(endpoints)('%s gives nothing of another booth or another fair', async (name, endpoint) => {
    expect(await of(name).strays(endpoint, all[name]!)).toEqual([]);
  });
});
