import { type ChatMessage, deleteChatMessage, editChatMessage } from '@parvis/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useAction } from '../../api/use-endpoint.js';
import { toastError } from '../../ui/toast.js';
import { catchUp, receive } from './chat-cache.js';
import { outboxOf } from './outbox.js';
import { useMessages } from './use-messages.js';

/**
 * A conversation: what was said, oldest first, what is on its way, and what can be done.
 * @param from number of a message to begin behind, null to begin at the end.
 */
export function useChat(fairId: string, conversationId: string, from: number | null = null) {
  const client = useQueryClient();
  const params = { fairId, conversationId };
  const query = useMessages(fairId, conversationId, from);
  const outbox = outboxOf(fairId, conversationId);
  const outgoing = useSyncExternalStore(outbox.subscribe, outbox.snapshot);
  const put = (message: ChatMessage) => receive(client, params, message);
  const remove = useAction(deleteChatMessage, { onSuccess: put, onError: toastError });
  const edit = useAction(editChatMessage, { onSuccess: put, onError: toastError });
  const first = query.data?.pages[0];
  const sent = new Set(query.items?.map(({ clientId }) => clientId));
  return {
    query,
    messages: query.items?.toReversed(),
    selfId: first?.selfId ?? null,
    canModerate: first?.canModerate ?? false,
    // It is in the list before it has left the outbox.
    outgoing: outgoing.filter(({ clientId }) => !sent.has(clientId)),
    /** What comes in while a further page is on its way would be written over by it. */
    earlier: () => void query.fetchNextPage().then(() => catchUp(client, params)),
    later: () => void query.fetchPreviousPage().then(() => catchUp(client, params)),
    send: (text: string) => outbox.send(text, null, put),
    sendFiles: (files: readonly File[]) => {
      for (const file of files) outbox.send('', file, put);
    },
    again: (clientId: string) => outbox.again(clientId),
    discard: (clientId: string) => outbox.discard(clientId),
    remove: (messageId: string) => remove.mutate({ params: { ...params, messageId } }),
    edit: (messageId: string, text: string) => edit.mutate({ params: { ...params, messageId }, body: { text } }),
  };
}
