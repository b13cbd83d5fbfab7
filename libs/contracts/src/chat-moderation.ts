import { z } from 'zod';
import { Id, Instant, PageQuery, pageOf } from './common.js';
import { ChatNote, ChatPerson, ConversationKind } from './conversations.js';
import { endpoint, members } from './endpoint.js';
import { ChatMessage } from './live-chat.js';

export const ReportReason = z.enum(['spam', 'harassment', 'fraud', 'other']);
export type ReportReason = z.infer<typeof ReportReason>;

/** What an organiser can do about a report, or has done to a person. */
export const ModerationAct = z.enum(['dismissed', 'hidden', 'warned', 'suspended', 'lifted']);
export type ModerationAct = z.infer<typeof ModerationAct>;

export const reportChatMessage = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/conversations/:conversationId/messages/:messageId/report',
  access: members,
  body: z.object({ reason: ReportReason, note: ChatNote.default('') }),
  summary:
    'Shows a message to the organiser, with the three before and after it; a second report of the same person changes nothing',
});

export const ChatReport = z
  .object({
    id: Id,
    kind: ConversationKind,
    reason: ReportReason,
    note: z.string(),
    /** As it was when it was reported, whatever became of it. */
    text: z.string(),
    sender: ChatPerson,
    reporter: ChatPerson,
    createdAt: Instant,
    /** Null while nobody has decided. */
    decision: ModerationAct.nullable(),
    decidedAt: Instant.nullable(),
    /** Other reports about the sender in this fair. */
    otherReports: z.int(),
    isSuspended: z.boolean(),
  })
  .meta({ id: 'ChatReport' });
export type ChatReport = z.infer<typeof ChatReport>;

export const ChatReportView = ChatReport.extend({
  /** The message with the three before and after it; nothing else of the conversation is shown. */
  context: z.array(ChatMessage),
  messageId: Id,
}).meta({ id: 'ChatReportView' });
export type ChatReportView = z.infer<typeof ChatReportView>;

export const listChatReports = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/chat-reports',
  access: ['organiser'],
  query: PageQuery.extend({ state: z.enum(['open', 'decided']).default('open') }),
  answer: pageOf(ChatReport),
  summary: 'Messages that were reported, newest first',
});
export const getChatReport = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/chat-reports/:reportId',
  access: ['organiser'],
  answer: ChatReportView,
  summary: 'A reported message with what stands around it. That it was looked at is logged',
});
export const decideChatReport = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/chat-reports/:reportId/decide',
  access: ['organiser'],
  body: z.object({
    act: z.enum(['dismissed', 'hidden', 'warned', 'suspended']),
    /** Told to the person who is warned or suspended. */
    note: ChatNote.default(''),
    /** Of a suspension; null: to the end of the fair. */
    hours: z.int().min(1).max(720).nullable().default(null),
  }),
  answer: ChatReport,
  summary:
    'Decides about a report: nothing, the message hidden, the person warned or suspended, which hide the message, too',
});

export const ModerationEntry = z
  .object({
    id: Id,
    act: ModerationAct.or(z.literal('read')),
    person: ChatPerson,
    /** Name of the organiser. */
    by: z.string(),
    note: z.string(),
    until: Instant.nullable(),
    at: Instant,
  })
  .meta({ id: 'ModerationEntry' });
export type ModerationEntry = z.infer<typeof ModerationEntry>;

export const listModeration = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/chat-moderation',
  access: ['organiser'],
  query: PageQuery,
  answer: pageOf(ModerationEntry),
  summary: 'What organisers did in the moderation of chats, newest first',
});
export const liftSuspension = endpoint({
  method: 'DELETE',
  path: '/api/live/:fairId/chat-suspensions/:participantId',
  access: ['organiser'],
  summary: 'Gives a person back the part in chats',
});
