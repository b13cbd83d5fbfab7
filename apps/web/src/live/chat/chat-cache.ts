import { type ChatMessage, listChatMessages } from '@parvis/contracts';
import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { knownChange, type MessagePage, withMessages } from './chat-cache.rules.js';

/** At most so many changes come in one answer. */
const portion = 100;

interface MessageParams {
  fairId: string;
  conversationId: string;
}

/** Key of a conversation's messages, read from its end or from behind a message. */
export const messagesKey = (params: MessageParams, from: number | null = null): QueryKey => [
  listChatMessages.path,
  params,
  { from },
];

/** Puts a message into what is kept of its conversation; what was missed before it is asked for. */
export async function receive(client: QueryClient, params: MessageParams, message: ChatMessage): Promise<void> {
  for (const [key, data] of kept(client, params)) {
    if (!data) continue;
    if (message.change > knownChange(data.pages) + 1) await catchUpOne(client, params, key);
    else put(client, key, [message]);
  }
  await rereadWhatIsOnItsWay(client, params);
}

/** Asks for everything that has happened in a conversation since the last change that is known. */
export async function catchUp(client: QueryClient, params: MessageParams): Promise<void> {
  for (const [key, data] of kept(client, params)) if (data) await catchUpOne(client, params, key);
  await rereadWhatIsOnItsWay(client, params);
}

/** The same for every conversation that is kept: the line was down. */
export async function catchUpAll(client: QueryClient): Promise<void> {
  const all = client.getQueryCache().findAll({ queryKey: [listChatMessages.path] });
  const conversations = new Map(all.map(({ queryKey }) => [JSON.stringify(queryKey[1]), queryKey[1] as MessageParams]));
  await Promise.all([...conversations.values()].map((params) => catchUp(client, params)));
}

async function catchUpOne(client: QueryClient, params: MessageParams, key: QueryKey): Promise<void> {
  for (;;) {
    const data = client.getQueryData<InfiniteData<MessagePage>>(key);
    if (!data) return;
    const since = knownChange(data.pages);
    const { items, lastChange } = await call(listChatMessages, { params, query: { since, limit: portion } });
    put(client, key, items);
    if (items.length < portion || (items.at(-1)?.change ?? lastChange) >= lastChange) return;
  }
}

function put(client: QueryClient, key: QueryKey, messages: readonly ChatMessage[]): void {
  client.setQueryData<InfiniteData<MessagePage>>(
    key,
    (data) => data && { ...data, pages: withMessages(data.pages, messages) },
  );
}

/** An answer that was asked for before the news may not hold it. */
async function rereadWhatIsOnItsWay(client: QueryClient, params: MessageParams): Promise<void> {
  await client.invalidateQueries({
    queryKey: [listChatMessages.path, params],
    predicate: ({ state }) => state.fetchStatus === 'fetching',
  });
}

const kept = (client: QueryClient, params: MessageParams) =>
  client.getQueriesData<InfiniteData<MessagePage>>({ queryKey: [listChatMessages.path, params] });
