import { z } from 'zod';
import { fileEndings, Id, Instant, PageQuery, pageOf } from './common.js';
import { attendees, endpoint, members } from './endpoint.js';

/** Pictures are made smaller; everything else is kept as it is. */
export const chatFileMaxBytes = 20 * 1024 * 1024;
export const chatImageMaxBytes = 5 * 1024 * 1024;
/** For so long people can change or delete what they wrote. */
export const chatDeleteMinutes = 10;
export const chatTextMax = 4000;

/** What may be sent in a chat, by the ending of its name; the content is looked at, too. */
export const chatFileEndings = [...fileEndings, 'gif', 'avif'] as const;

export const ChatFile = z
  .object({
    id: Id,
    name: z.string(),
    /** Media type. */
    type: z.string(),
    /** In bytes. */
    size: z.int(),
    /** In pixels, of pictures that can be shown; null for everything else. */
    picture: z.object({ width: z.int(), height: z.int() }).nullable(),
  })
  .meta({ id: 'ChatFile' });
export type ChatFile = z.infer<typeof ChatFile>;

export const ChatMessage = z
  .object({
    id: Id,
    /** Made by the sender's client; the same message sent again has the same. */
    clientId: Id,
    /** Counts the messages of a conversation from 1, without a gap: whoever has 4 and gets 6 lacks 5. */
    seq: z.int(),
    /** Counts what happens to the messages of a conversation: a new one, one changed, one deleted. Without a gap, too. */
    change: z.int(),
    senderId: Id,
    senderName: z.string(),
    companyName: z.string(),
    /** Empty when it is a file, deleted or hidden. */
    text: z.string(),
    file: ChatFile.nullable(),
    createdAt: Instant,
    editedAt: Instant.nullable(),
    isDeleted: z.boolean(),
    /** By the organiser, after a report. */
    isHidden: z.boolean(),
  })
  .meta({ id: 'ChatMessage' });
export type ChatMessage = z.infer<typeof ChatMessage>;

export const ChatMessageQuery = PageQuery.extend({
  /** Instead of a cursor: the messages that follow this number, to read on towards the end. */
  after: z.coerce.number().int().min(0).optional(),
  /** Instead of a cursor: everything that has happened since this `change`, in the order in which it happened. */
  since: z.coerce.number().int().min(0).optional(),
});

export const listChatMessages = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/conversations/:conversationId/messages',
  access: members,
  query: ChatMessageQuery,
  answer: pageOf(ChatMessage).extend({
    /** Who the caller is among the senders. */
    selfId: Id,
    canModerate: z.boolean(),
    /** The latest `change` of the conversation. */
    lastChange: z.int(),
  }),
  summary:
    'The messages of a conversation that the caller belongs to, newest first, or those after a number; a room is a conversation, too, under its own id',
});
/** What a message that may have waited on a device is known by. */
const OutgoingMark = z.object({
  clientId: Id,
  /** The account that wrote it: refused from any other. */
  userId: Id.optional(),
});
export const sendChatMessage = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/conversations/:conversationId/messages',
  access: members,
  body: z.object({ ...OutgoingMark.shape, text: z.string().trim().min(1, 'required').max(chatTextMax) }),
  answer: ChatMessage,
  summary: 'Says something in a conversation; the same clientId again says nothing twice',
});
export const sendChatFile = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/conversations/:conversationId/files',
  access: members,
  query: OutgoingMark,
  upload: { maxBytes: chatFileMaxBytes },
  answer: ChatMessage,
  summary: 'Puts a file into a conversation: documents up to 20 MB, pictures up to 5 MB',
});
export const editChatMessage = endpoint({
  method: 'PATCH',
  path: '/api/live/:fairId/conversations/:conversationId/messages/:messageId',
  access: members,
  body: z.object({ text: z.string().trim().min(1, 'required').max(chatTextMax) }),
  answer: ChatMessage,
  summary: 'Changes the words of an own message within 10 minutes; that it was changed is shown',
});
export const deleteChatMessage = endpoint({
  method: 'DELETE',
  path: '/api/live/:fairId/conversations/:conversationId/messages/:messageId',
  access: members,
  answer: ChatMessage,
  summary: 'Deletes an own message within 10 minutes, with its file; moderators of a room any message at any time',
});
/** Answers the file. Pictures can be shown in a page, everything else is downloaded. */
export const readChatFile = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/conversations/:conversationId/files/:fileId',
  access: members,
  summary: 'A file of a conversation, for its people',
});

/** A message that was found, with the conversation it stands in. */
export const FoundMessage = z
  .object({
    conversationId: Id,
    /** Of the group, the booth or the other person. */
    title: z.string(),
    message: ChatMessage,
  })
  .meta({ id: 'FoundMessage' });
export type FoundMessage = z.infer<typeof FoundMessage>;

export const searchChat = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/conversations/search',
  access: attendees,
  query: PageQuery.extend({
    text: z.string().trim().min(2).max(100),
    /** Only in this one. */
    conversationId: Id.optional(),
  }),
  answer: pageOf(FoundMessage),
  summary: "Messages that hold these words, in English or French, in all of the caller's conversations; newest first",
});
