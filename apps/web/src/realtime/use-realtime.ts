import {
  compareRun,
  countRequests,
  type Endpoint,
  getAgenda,
  getFair,
  getImport,
  getInterpreting,
  getLead,
  getLeadDesk,
  getLeadNumbers,
  getMatch,
  getMatchSettings,
  getMeeting,
  getMeetingStats,
  getOwnCalls,
  getPresence,
  getProfileStats,
  getRequest,
  getRun,
  getWishStats,
  keepRouletteSeat,
  listCallTasks,
  listChatMessages,
  listDelegationAgendas,
  listDelegationMembers,
  listDocumentReaders,
  listDocuments,
  listFairs,
  listImports,
  listLeadExports,
  listLeads,
  listLedDelegations,
  listNotifications,
  listOwnDocuments,
  listParticipants,
  listRecommendations,
  listRecordings,
  listRepairs,
  listRequests,
  listRequestsFor,
  listRouletteMeets,
  listRowProblems,
  listRunChanges,
  listRuns,
  listSlots,
  listVisitorsNow,
  listWaitingCalls,
  listWebhookDeliveries,
  listWebhooks,
  type RealtimeEvents,
  realtimePath,
} from '@parvis/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { invalidate } from '../api/use-endpoint.js';
import { catchUp, catchUpAll, receive } from '../live/chat/chat-cache.js';
import { sendWaiting } from '../live/chat/outbox.js';
import { tellChatNews, tellTyping } from './chat-news.js';
import { setLine } from './line.js';
import { tellLiveNews } from './live-news.js';
import { tellMatchesNews } from './matches-news.js';
import { applyStaffing } from './staffing-news.js';

/** Which answers are out of date after each piece of news. */
const staleAfter: Record<keyof RealtimeEvents, readonly Endpoint[]> = {
  'agenda.changed': [getAgenda, getMeeting, getMatch, getPresence, getInterpreting],
  'requests.changed': [countRequests, getMeeting, getAgenda, getRequest, listRequests],
  'delegations.changed': [listDelegationAgendas, listDelegationMembers, listLedDelegations, listRequestsFor],
  // The lists themselves stay as they are: nothing may move under the hand of whoever reads one.
  'matches.changed': [getMatchSettings],
  'import.progress': [getImport, listImports, listRowProblems, getProfileStats, listParticipants],
  'run.progress': [getRun, listRuns, compareRun, listRunChanges, listRepairs, getWishStats, getMeetingStats],
  'notification.added': [listNotifications],
  'fair.changed': [getFair, listFairs, listSlots],
  'stage.changed': [],
  'roulette.changed': [keepRouletteSeat, listRouletteMeets],
  'lounge.changed': [],
  // The numbers come along.
  'staffing.changed': [],
  'visitors.changed': [listVisitorsNow],
  'documents.changed': [listDocuments, listOwnDocuments, listDocumentReaders],
  'leads.changed': [
    listLeads,
    getLead,
    getLeadDesk,
    getLeadNumbers,
    listLeadExports,
    listWebhooks,
    listWebhookDeliveries,
  ],
  'stand-call.changed': [getOwnCalls, listWaitingCalls, listCallTasks],
  // Messages come along, or are asked for one by one.
  'chat.changed': [],
  'chat.message': [],
  'chat.typing': [],
  'chat.read': [],
  'recordings.changed': [listRecordings],
};

/** What cannot wait: a page may have read it before its line was open, and the news may have come between the two. */
const urgent = (
  ['agenda.changed', 'requests.changed', 'delegations.changed', 'stand-call.changed', 'notification.added'] as const
).flatMap((name) => staleAfter[name]);

const notReadAgain = new Set<unknown>([listRecommendations.path, listChatMessages.path]);

/** Keeps one connection for as long as somebody is signed in; news makes what is on the screen be read again. */
export function useRealtime(accountId: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!accountId) return;
    let close: (() => void) | null = null;
    let isOver = false;
    void import('socket.io-client').then(({ io }) => {
      if (isOver) return;
      const socket = io({ path: realtimePath, transports: ['websocket'] });
      close = () => {
        setLine(null);
        socket.close();
      };
      socket.on('connect', () => setLine(socket.id ?? null));
      socket.on('disconnect', () => setLine(null));
      for (const name of Object.keys(staleAfter) as (keyof RealtimeEvents)[]) {
        socket.on(name, () => void invalidate(client, staleAfter[name]));
      }
      socket.on('matches.changed', tellMatchesNews);
      socket.on('stage.changed', ({ sessionId }) => tellLiveNews('stage', sessionId));
      socket.on('lounge.changed', ({ boothId }) => tellLiveNews('lounge', boothId));
      socket.on('staffing.changed', (news) => applyStaffing(client, news));
      socket.on('chat.message', ({ fairId, conversationId, message }) => {
        tellChatNews(client);
        void receive(client, { fairId, conversationId }, message).catch(() => undefined);
      });
      socket.on('chat.changed', ({ fairId, conversationId, isRoom }) => {
        if (!isRoom) tellChatNews(client);
        void catchUp(client, { fairId, conversationId }).catch(() => undefined);
      });
      socket.on('chat.read', () => tellChatNews(client));
      socket.on('chat.typing', tellTyping);
      // What came before the line was open, or while it was down.
      socket.on('connect', () => {
        sendWaiting();
        void catchUpAll(client).catch(() => undefined);
      });
      socket.once('connect', () => void invalidate(client, urgent));
      // News that came while the line was down is lost, so everything on the screen is read again; messages are completed.
      socket.io.on('reconnect', () => {
        void client.invalidateQueries({ predicate: ({ queryKey }) => !notReadAgain.has(queryKey[0]) });
        tellMatchesNews(null);
      });
    });
    return () => {
      isOver = true;
      close?.();
    };
  }, [accountId, client]);
}
