import { z } from 'zod';
import { endpoint } from './endpoint.js';

/** What files of chats take, and may take at most, in bytes. */
export const ChatStorage = z
  .object({ usedBytes: z.int(), files: z.int(), fairMaxBytes: z.int(), roomMaxBytes: z.int() })
  .meta({ id: 'ChatStorage' });
export type ChatStorage = z.infer<typeof ChatStorage>;

export const getChatStorage = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/chat-storage',
  access: ['organiser'],
  answer: ChatStorage,
  summary: 'What the files in the chats of the fair take, and how much they may take',
});
