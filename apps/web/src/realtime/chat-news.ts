import { getChatUnread, getConversation, listConversations } from '@parvis/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { invalidate } from '../api/use-endpoint.js';

/** News of a group reaches hundreds of browsers in the same moment; they read what it changes a little apart from each other. */
const spreadMs = 800;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Lists of conversations, counts and read marks are out of date; several pieces of news in a moment are one reading. */
export function tellChatNews(client: QueryClient): void {
  if (timer !== undefined) return;
  timer = setTimeout(
    () => {
      timer = undefined;
      void invalidate(client, [listConversations, getChatUnread, getConversation]);
    },
    100 + Math.random() * spreadMs,
  );
}

interface Typing {
  conversationId: string;
  participantId: string;
  name: string;
}

/** Who does not write on is not shown any more after this. */
const typingMs = 5_000;
let typing: readonly Typing[] = [];
const ends = new Map<string, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();

function setTyping(now: readonly Typing[]): void {
  typing = now;
  for (const listener of listeners) listener();
}

/** Somebody writes, for the next few seconds. */
export function tellTyping(news: Typing): void {
  const key = `${news.conversationId} ${news.participantId}`;
  const others = () =>
    typing.filter((one) => one.conversationId !== news.conversationId || one.participantId !== news.participantId);
  clearTimeout(ends.get(key));
  ends.set(
    key,
    setTimeout(() => {
      ends.delete(key);
      setTyping(others());
    }, typingMs),
  );
  setTyping([...others(), news]);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Names of those who write in a conversation just now. */
export function useTyping(conversationId: string): string[] {
  const all = useSyncExternalStore(subscribe, () => typing);
  return all.filter((one) => one.conversationId === conversationId).map(({ name }) => name);
}
