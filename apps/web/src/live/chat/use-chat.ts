import { deleteChatMessage, listChatMessages } from '@parvis/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { invalidate, useAction, usePaged } from '../../api/use-endpoint.js';
import { toastError } from '../../ui/toast.js';
import { outboxOf } from './outbox.js';

/** The chat of a room: what was said, oldest first, what is on its way, and what can be done. */
export function useChat(fairId: string, roomId: string) {
  const client = useQueryClient();
  const query = usePaged(listChatMessages, { params: { fairId, conversationId: roomId } });
  const outbox = outboxOf(fairId, roomId);
  const outgoing = useSyncExternalStore(outbox.subscribe, outbox.snapshot);
  const remove = useAction(deleteChatMessage, { invalidates: [listChatMessages], onError: toastError });
  const read = () => invalidate(client, [listChatMessages]);
  const first = query.data?.pages[0];
  const sent = new Set(query.items?.map(({ clientId }) => clientId));
  return {
    query,
    messages: query.items?.toReversed(),
    selfId: first?.selfId ?? null,
    canModerate: first?.canModerate ?? false,
    // It is in the list before it has left the outbox.
    outgoing: outgoing.filter(({ clientId }) => !sent.has(clientId)),
    send: (text: string) => outbox.send(text, null, read),
    sendFiles: (files: readonly File[]) => {
      for (const file of files) outbox.send('', file, read);
    },
    again: (clientId: string) => outbox.again(clientId, read),
    discard: (clientId: string) => outbox.discard(clientId),
    remove: (messageId: string) => remove.mutate({ params: { fairId, conversationId: roomId, messageId } }),
  };
}
