import {
  beAtBooth,
  callStand,
  cancelMeeting,
  declineRequest,
  deleteRecording,
  leaveRoulette,
  markConversationRead,
  openBoothConversation,
  openGroupConversation,
  type RealtimeEvents,
  sayTyping,
  sendChatMessage,
  setLounge,
  setOwnConsent,
  setOwnDuty,
  setStageState,
  setVisibility,
} from '@parvis/contracts';
import { LinePresence } from '@parvis/platform';
import { type Home, type Ids, type Insider, insiders, type Makers, type TestServer } from '@parvis/testing';
import { delegations } from './delegations.access.js';
import { live } from './live.access.js';
import { meetings } from './meetings.access.js';

/** Something that is done in the team's fair, and who hears of it. */
interface NewsCause {
  hears: readonly Insider[];
  does(home: Home, server: TestServer): Promise<unknown>;
}

const bothSides: readonly Insider[] = ['team', 'visitor'];
const lineId = 'a line';

/** Something of the home, made as the matrix of endpoints makes it. */
async function make(server: TestServer, home: Home, name: string, ids: Ids = {}): Promise<string> {
  const makers: Makers = { ...delegations.makers?.(server), ...live.makers?.(server), ...meetings.makers?.(server) };
  const maker = makers[name];
  if (!maker) throw new Error(`nobody makes a ${name}`);
  return maker(home, ids);
}

async function conversation({ fairId, boothId, visitor }: Home) {
  const { id } = await visitor.client.call(openBoothConversation, { params: { fairId }, body: { boothId } });
  return { params: { fairId, conversationId: id } };
}

const say = ({ visitor }: Home, place: Awaited<ReturnType<typeof conversation>>) =>
  visitor.client.call(sendChatMessage, { ...place, body: { clientId: crypto.randomUUID(), text: 'Hello' } });

/** What calls make known by themselves. All else comes of work in queues. */
export const newsCauses: Partial<Record<keyof RealtimeEvents, NewsCause>> = {
  'agenda.changed': {
    hears: bothSides,
    does: async (home, server) => {
      const params = { fairId: home.fairId, meetingId: await make(server, home, 'meetingId') };
      return home.team.client.call(cancelMeeting, { params, body: {} });
    },
  },
  'requests.changed': {
    hears: bothSides,
    does: async (home, server) => {
      const params = { fairId: home.fairId, requestId: await make(server, home, 'requestId') };
      return home.team.client.call(declineRequest, { params, body: { reason: 'no-time' } });
    },
  },
  'delegations.changed': {
    hears: ['team'],
    does: async (home, server) => {
      const params = { fairId: home.fairId, delegationId: await make(server, home, 'delegationId') };
      return home.visitor.client.call(setOwnConsent, { params, body: { agenda: true, booking: false } });
    },
  },
  'chat.changed': {
    hears: bothSides,
    does: ({ fairId, team, visitor }) =>
      team.client.call(openGroupConversation, {
        params: { fairId },
        body: { name: 'Group', participantIds: [visitor.id] },
      }),
  },
  'chat.message': { hears: bothSides, does: async (home) => say(home, await conversation(home)) },
  'chat.typing': {
    hears: ['visitor'],
    does: async (home) => home.team.client.call(sayTyping, await conversation(home)),
  },
  'chat.read': {
    hears: bothSides,
    does: async (home) => {
      const place = await conversation(home);
      const { seq } = await say(home, place);
      return home.team.client.call(markConversationRead, { ...place, body: { seq } });
    },
  },
  'recordings.changed': {
    hears: bothSides,
    does: async (home, server) => {
      const params = { fairId: home.fairId, recordingId: await make(server, home, 'recordingId') };
      return home.visitor.client.call(deleteRecording, { params });
    },
  },
  'stage.changed': {
    hears: insiders,
    does: async (home, server) => {
      const params = { fairId: home.fairId, sessionId: await make(server, home, 'sessionId') };
      return home.team.client.call(setStageState, { params, body: { state: 'over' } });
    },
  },
  'roulette.changed': {
    hears: bothSides,
    does: async (home, server) => {
      const rouletteId = await make(server, home, 'rouletteId');
      await make(server, home, 'pairId', { rouletteId });
      return home.visitor.client.call(leaveRoulette, { params: { fairId: home.fairId, rouletteId } });
    },
  },
  'lounge.changed': {
    hears: insiders,
    does: ({ fairId, boothId, team }) =>
      team.client.call(setLounge, { params: { fairId, boothId }, body: { isOpen: true, asksToKnock: true } }),
  },
  'staffing.changed': {
    hears: insiders,
    does: async ({ fairId, boothId, team }, server) => {
      await server.app.get(LinePresence).keep([{ lineId, userId: team.client.userId }]);
      return team.client.call(setOwnDuty, { params: { fairId, boothId }, body: { isOnDuty: true } });
    },
  },
  'visitors.changed': {
    hears: ['team'],
    does: async ({ fairId, boothId, visitor }, server) => {
      await server.app.get(LinePresence).keep([{ lineId, userId: visitor.client.userId }]);
      await visitor.client.call(setVisibility, { params: { fairId }, body: { isVisible: true } });
      return visitor.client.call(beAtBooth, { params: { fairId, boothId }, body: { lineId } });
    },
  },
  'stand-call.changed': {
    hears: bothSides,
    does: ({ fairId, boothId, visitor }) => visitor.client.call(callStand, { params: { fairId, boothId }, body: {} }),
  },
};
