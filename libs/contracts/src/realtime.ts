import type { StaffedBooth } from './booth-duty.js';
import type { ChatMessage } from './live-chat.js';

/**
 * What the server pushes to a browser. A message mostly only says that there is news; the browser reads the news itself,
 * so a lost message loses nothing. Where it comes along, it is read again from time to time.
 */
export interface RealtimeEvents {
  /** To the people concerned: their agenda has changed. */
  'agenda.changed': (news: { fairId: string }) => void;
  /** To the people concerned: there is news of their requests for meetings. */
  'requests.changed': (news: { fairId: string }) => void;
  /** To the leads of delegations: their members have granted or taken back something, or have news of requests and meetings. */
  'delegations.changed': (news: { fairId: string }) => void;
  /** To everyone in the fair, now and then: lists of proposals may look different now. */
  'matches.changed': (news: { fairId: string }) => void;
  /** To organisers of the fair. */
  'import.progress': (news: { fairId: string; importId: string }) => void;
  /** To organisers of the fair. */
  'run.progress': (news: { fairId: string; runId: string }) => void;
  /** To the person notified. */
  'notification.added': (news: { fairId: string }) => void;
  /** To everyone in the fair: its settings or its state have changed. */
  'fair.changed': (news: { fairId: string }) => void;
  /** To the people of a conversation: something in it has changed, and has to be read. Rooms are in no list. */
  'chat.changed': (news: { fairId: string; conversationId: string; isRoom: boolean }) => void;
  /**
   * To the members of a conversation: a message, new or changed. It comes along, for five hundred people who read it at once would
   * all wait; its `change` tells whoever has missed one.
   */
  'chat.message': (news: { fairId: string; conversationId: string; message: ChatMessage }) => void;
  /** To the others of a conversation of 50 people at most: somebody writes, for the next few seconds. */
  'chat.typing': (news: { conversationId: string; participantId: string; name: string }) => void;
  /** To the others of a conversation of 50 people at most, and the reader's own browsers: somebody has read so far. */
  'chat.read': (news: { fairId: string; conversationId: string; participantId: string; seq: number }) => void;
  /** To the people of a room: there is news of its recordings. */
  'recordings.changed': (news: { fairId: string; roomId: string }) => void;
  /** To everyone in the fair, once a second and session at most: a session, its questions or its polls. */
  'stage.changed': (news: { fairId: string; sessionId: string }) => void;
  /** To the people concerned: somebody has been found for them, a talk has changed or has ended. */
  'roulette.changed': (news: { fairId: string; rouletteId: string }) => void;
  /**
   * To everyone in the fair, some times a second at most: how many people of these stands are there now. Null where opening hours have
   * changed, which are to be read.
   */
  'staffing.changed': (news: { fairId: string; staffed: StaffedBooth[] | null }) => void;
  /** To the team of a booth, twice a second at most: visitors have come or gone. */
  'visitors.changed': (news: { fairId: string; boothId: string }) => void;
  /** To whom a decision concerns, or to everyone in the fair: what may be read of a booth's documents is another thing now. */
  'documents.changed': (news: { fairId: string; boothId: string }) => void;
  /** To the team of a booth, once a second at most: its leads, their numbers or its files of them have changed. */
  'leads.changed': (news: { fairId: string; boothId: string }) => void;
  /** To the people concerned: a call rings, is answered, moves on in the queue or is over; a stand has greeted. */
  'stand-call.changed': (news: { fairId: string }) => void;
  /** To everyone in the fair, twice a second and booth at most: a lounge has opened or closed, people have come or gone. */
  'lounge.changed': (news: { fairId: string; boothId: string }) => void;
}

/** Whom a message can be sent to: one account, a fair's organisers, everybody who takes part in a fair. */
export type RealtimeAudience = 'user' | 'organisers' | 'fair';

/**
 * Whom each message may be sent to, as an endpoint's `access` says who may call it. What everybody of a fair hears says nothing that not
 * everybody may know: news of rooms goes there without what was written, since who belongs to a room is asked when it is read.
 */
export const realtimeAudiences = {
  'agenda.changed': ['user'],
  'requests.changed': ['user'],
  'delegations.changed': ['user'],
  'matches.changed': ['fair'],
  'import.progress': ['organisers'],
  'run.progress': ['organisers'],
  'notification.added': ['user'],
  'fair.changed': ['user', 'fair'],
  'chat.changed': ['user', 'fair'],
  'chat.message': ['user'],
  'chat.typing': ['user'],
  'chat.read': ['user'],
  'recordings.changed': ['user', 'fair'],
  'stage.changed': ['fair'],
  'roulette.changed': ['user'],
  'staffing.changed': ['fair'],
  'visitors.changed': ['user'],
  'documents.changed': ['user', 'fair'],
  'leads.changed': ['user'],
  'stand-call.changed': ['user'],
  'lounge.changed': ['fair'],
} as const satisfies Record<keyof RealtimeEvents, readonly RealtimeAudience[]>;

/** Path of the socket.io endpoint, websocket only, same cookies as HTTP. */
export const realtimePath = '/realtime';
