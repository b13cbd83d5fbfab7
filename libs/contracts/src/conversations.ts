import { z } from 'zod';
import { Id, Instant, Line, PageQuery, pageOf, RequiredLine } from './common.js';
import { attendees, endpoint } from './endpoint.js';
import { ChatMessage } from './live-chat.js';

/** `room`: the chat of a call, a stage, a lounge; its people are the room's, and it is not among the listed conversations. */
export const ConversationKind = z.enum(['room', 'direct', 'group', 'booth']);
export type ConversationKind = z.infer<typeof ConversationKind>;

/** Members of a group at most, whatever the organiser allows. */
export const chatGroupMost = 500;

/** Who may write to whom first. People who both want to meet, who have a meeting, or who are colleagues always may. */
export const WhoMayWrite = z.enum([
  /** Everybody in the fair. */
  'everybody',
  /** Everybody, but a second message waits until the first is accepted. */
  'ask',
  /** Nobody else. */
  'agreed',
]);
export type WhoMayWrite = z.infer<typeof WhoMayWrite>;

export const ChatPerson = z
  .object({ id: Id, name: z.string(), companyName: z.string(), photoUrl: z.string().nullable() })
  .meta({ id: 'ChatPerson' });
export type ChatPerson = z.infer<typeof ChatPerson>;

/** Why nothing can be written now; null where it can. */
export const WritingBar = z.enum([
  /** The first message waits for an answer. */
  'not-accepted',
  /** One of the two does not want to. Who is not said. */
  'not-possible',
  /** The organiser has taken the caller's part in chats. */
  'suspended',
]);
export type WritingBar = z.infer<typeof WritingBar>;

export const Conversation = z
  .object({
    id: Id,
    kind: ConversationKind,
    /** Of the group; of the booth's company. Empty for two people. */
    name: z.string(),
    boothId: Id.nullable(),
    /** The other one of two, or the visitor of a booth. */
    person: ChatPerson.nullable(),
    /** Whether the caller reads this as one of the booth's team. */
    isTeam: z.boolean(),
    /** Whether the caller has to accept it before it goes on. */
    isRequest: z.boolean(),
    /** Whether the visitor of a booth was last to write. */
    waitsForTeam: z.boolean(),
    /** Who of the team looks after it. */
    assignee: ChatPerson.nullable(),
    lastMessage: ChatMessage.pick({
      seq: true,
      senderId: true,
      senderName: true,
      text: true,
      isDeleted: true,
      isHidden: true,
    })
      .extend({ hasFile: z.boolean() })
      .nullable(),
    lastAt: Instant,
    /** Messages that the caller has not read; for a booth's team, since one of them answered. */
    unread: z.int(),
  })
  .meta({ id: 'Conversation' });
export type Conversation = z.infer<typeof Conversation>;

/** How far somebody has read. */
export const ReadMark = z.object({ participantId: Id, seq: z.int() });
export type ReadMark = z.infer<typeof ReadMark>;

export const ConversationView = Conversation.extend({
  selfId: Id,
  bar: WritingBar.nullable(),
  /** Whether the caller has blocked the person. */
  hasBlocked: z.boolean(),
  /** Of everybody else, in conversations of 50 people at most. */
  readMarks: z.array(ReadMark),
  memberCount: z.int(),
  /** Of a group: may rename it and remove people. */
  isOwner: z.boolean(),
}).meta({ id: 'ConversationView' });
export type ConversationView = z.infer<typeof ConversationView>;

export const listConversations = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/conversations',
  access: attendees,
  query: PageQuery.extend({
    /** `own`: what the caller takes part in as a person; `booth`: the inbox that the booth's team shares. */
    box: z.enum(['own', 'booth']).default('own'),
  }),
  answer: pageOf(Conversation),
  summary: "The caller's conversations, or those of the booth's team; the latest first",
});
export const getChatUnread = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/conversations/unread',
  access: attendees,
  answer: z.object({ own: z.int(), booth: z.int() }),
  summary: 'In how many conversations there is something unread, by box',
});
export const openDirectConversation = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/conversations/direct',
  access: attendees,
  body: z.object({ participantId: Id }),
  answer: ConversationView,
  summary: 'The conversation with a person, begun now where there is none; the other sees it with its first message',
});
export const openBoothConversation = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/conversations/booth',
  access: attendees,
  body: z.object({
    boothId: Id,
    /** For the team: the visitor. A visitor leaves it out. */
    visitorId: Id.optional(),
  }),
  answer: ConversationView,
  summary:
    'The conversation of a visitor with the team of a booth; the team may begin it with somebody it sees at the booth',
});
export const openGroupConversation = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/conversations/group',
  access: attendees,
  body: z.object({ name: RequiredLine(120), participantIds: z.array(Id).min(1).max(chatGroupMost) }),
  answer: ConversationView,
  summary: 'Begins a group; whoever is added sees everything that was said in it',
});
export const getConversation = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/conversations/:conversationId',
  access: attendees,
  answer: ConversationView,
  summary: 'A conversation as the caller finds it: who is in it, who has read how far, whether one can write',
});
export const renameConversation = endpoint({
  method: 'PATCH',
  path: '/api/live/:fairId/conversations/:conversationId',
  access: attendees,
  body: z.object({ name: RequiredLine(120) }),
  answer: ConversationView,
  summary: 'Names a group anew; by whoever began it',
});
export const listConversationMembers = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/conversations/:conversationId/members',
  access: attendees,
  query: PageQuery,
  answer: pageOf(ChatPerson.extend({ isOwner: z.boolean() })),
  summary: 'Who is in a conversation, in order of joining; for a booth the team comes first',
});
export const addConversationMembers = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/conversations/:conversationId/members',
  access: attendees,
  body: z.object({ participantIds: z.array(Id).min(1).max(chatGroupMost) }),
  answer: ConversationView,
  summary: 'Adds people to a group; any member may',
});
export const removeConversationMember = endpoint({
  method: 'DELETE',
  path: '/api/live/:fairId/conversations/:conversationId/members/:participantId',
  access: attendees,
  summary:
    'Takes somebody out of a group, by whoever began it; oneself: leaves. The group goes on with its oldest member',
});
export const answerConversation = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/conversations/:conversationId/answer',
  access: attendees,
  body: z.object({ isAccepted: z.boolean() }),
  answer: ConversationView,
  summary: 'Accepts the first message of somebody, or declines it, of which the sender is not told',
});
export const markConversationRead = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/conversations/:conversationId/read',
  access: attendees,
  body: z.object({ seq: z.int().min(1) }),
  summary: 'The caller has read up to this message; never goes back',
});
export const sayTyping = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/conversations/:conversationId/typing',
  access: attendees,
  summary: 'Tells the others for a moment that the caller is writing; kept nowhere',
});
export const assignConversation = endpoint({
  method: 'PUT',
  path: '/api/live/:fairId/conversations/:conversationId/assignee',
  access: ['exhibitor'],
  body: z.object({ participantId: Id.nullable() }),
  answer: ConversationView,
  summary: 'Who of the team looks after a conversation of the booth. Own team',
});

export const ChatSettings = z
  .object({ whoMayWrite: WhoMayWrite, groupMost: z.int().min(2).max(chatGroupMost) })
  .meta({ id: 'ChatSettings' });
export type ChatSettings = z.infer<typeof ChatSettings>;

export const getChatSettings = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/chat-settings',
  access: ['organiser'],
  answer: ChatSettings,
  summary: 'What the organiser allows in chats',
});
export const setChatSettings = endpoint({
  method: 'PUT',
  path: '/api/live/:fairId/chat-settings',
  access: ['organiser'],
  body: ChatSettings,
  answer: ChatSettings,
  summary: 'Sets who may write to whom first, and how large groups become',
});

export const OwnChatSettings = z
  .object({
    /** Null: as the organiser has it. Never opens what the organiser has closed. */
    whoMayWrite: WhoMayWrite.nullable(),
    /** What holds now, of both. */
    holds: WhoMayWrite,
    /** A mail about what has long been unread. */
    hasMail: z.boolean(),
  })
  .meta({ id: 'OwnChatSettings' });
export type OwnChatSettings = z.infer<typeof OwnChatSettings>;

export const getOwnChatSettings = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/chat-settings/own',
  access: attendees,
  answer: OwnChatSettings,
  summary: 'Who may write to the caller first, and whether mails tell of what is unread',
});
export const setOwnChatSettings = endpoint({
  method: 'PUT',
  path: '/api/live/:fairId/chat-settings/own',
  access: attendees,
  body: OwnChatSettings.omit({ holds: true }),
  answer: OwnChatSettings,
  summary: 'Sets them',
});

/** What a reporter and an organiser may add in words. */
export const ChatNote = Line(1000);
