import { listChatMessages } from '@parvis/contracts';
import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import type { ApiError } from '../../api/api-error.js';
import { call } from '../../api/client.js';
import { messagesKey } from './chat-cache.js';
import type { MessagePage } from './chat-cache.rules.js';

type Place = { cursor: string } | { after: number } | null;
const portion = 50;

/**
 * The messages of a conversation, newest first, in both directions as far as they were asked for. Null: of none yet.
 * @param from number of a message to begin behind, null to begin at the end.
 */
export function useMessages(fairId: string, conversationId: string | null, from: number | null = null) {
  const params = { fairId, conversationId: conversationId ?? '' };
  const query = useInfiniteQuery<MessagePage, ApiError, InfiniteData<MessagePage>, readonly unknown[], Place>({
    queryKey: messagesKey(params, from),
    enabled: conversationId !== null,
    // News keeps it up to date.
    staleTime: Number.POSITIVE_INFINITY,
    initialPageParam: from === null ? null : { after: from },
    queryFn: ({ pageParam, signal }) =>
      call(listChatMessages, { params, query: { limit: portion, ...pageParam }, signal }),
    getNextPageParam: ({ nextCursor }) => (nextCursor === null ? undefined : { cursor: nextCursor }),
    getPreviousPageParam: ({ items, total }) => {
      const newest = items[0]?.seq;
      return newest !== undefined && newest < total ? { after: newest } : undefined;
    },
  });
  return { ...query, items: query.data?.pages.flatMap(({ items }) => items) };
}
