import { z } from 'zod';
import { Id, Instant, PageQuery, pageOf } from './common.js';
import { endpoint, members } from './endpoint.js';

/** Pictures are made smaller; everything else is kept as it is. */
export const chatFileMaxBytes = 20 * 1024 * 1024;
export const chatImageMaxBytes = 5 * 1024 * 1024;
/** For so long people can delete what they wrote. */
export const chatDeleteMinutes = 10;
export const chatTextMax = 4000;

/** What may be sent in a chat, by the ending of its name; the content is looked at, too. */
export const chatFileEndings = [
  'pdf',
  'docx',
  'xlsx',
  'pptx',
  'odt',
  'ods',
  'odp',
  'txt',
  'csv',
  'zip',
  'png',
  'jpg',
  'jpeg',
  'webp',
  'gif',
  'avif',
] as const;

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
    /** Grows from message to message of a room. */
    seq: z.int(),
    senderId: Id,
    senderName: z.string(),
    companyName: z.string(),
    /** Empty when it is a file, or deleted. */
    text: z.string(),
    file: ChatFile.nullable(),
    createdAt: Instant,
    isDeleted: z.boolean(),
  })
  .meta({ id: 'ChatMessage' });
export type ChatMessage = z.infer<typeof ChatMessage>;

export const listChatMessages = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/rooms/:roomId/messages',
  access: members,
  query: PageQuery,
  answer: pageOf(ChatMessage).extend({
    /** Who the caller is among the senders. */
    selfId: Id,
    canModerate: z.boolean(),
  }),
  summary: 'The chat of a room that the caller belongs to, newest first, during the call and afterwards',
});
export const sendChatMessage = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/rooms/:roomId/messages',
  access: members,
  body: z.object({ clientId: Id, text: z.string().trim().min(1, 'required').max(chatTextMax) }),
  answer: ChatMessage,
  summary: 'Says something in the chat of a room; the same clientId again says nothing twice',
});
export const sendChatFile = endpoint({
  method: 'POST',
  path: '/api/live/:fairId/rooms/:roomId/files',
  access: members,
  query: z.object({ clientId: Id }),
  upload: { maxBytes: chatFileMaxBytes },
  answer: ChatMessage,
  summary: 'Puts a file into the chat of a room: documents up to 20 MB, pictures up to 5 MB',
});
export const deleteChatMessage = endpoint({
  method: 'DELETE',
  path: '/api/live/:fairId/rooms/:roomId/messages/:messageId',
  access: members,
  answer: ChatMessage,
  summary: 'Deletes an own message within 10 minutes, with its file; moderators of the room any message at any time',
});
/** Answers the file. Pictures can be shown in a page, everything else is downloaded. */
export const readChatFile = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/rooms/:roomId/files/:fileId',
  access: members,
  summary: 'A file of the chat, for people of the room',
});
