import type { ChatMessage } from '@parvis/contracts';

/** A part of a conversation as it was read, newest first. */
export interface MessagePage {
  items: ChatMessage[];
  nextCursor: string | null;
  /** Number of the last message of the conversation. */
  total: number;
  lastChange: number;
  selfId: string;
  canModerate: boolean;
}

/** Up to which change these pages are known to be complete. */
export const knownChange = (pages: readonly MessagePage[]): number =>
  Math.min(...pages.map(({ lastChange }) => lastChange));

/**
 * Puts in what has happened to messages, in any order and any number of times. A message behind the end of what is shown is left
 * for its own page; one before it is not on the screen.
 */
export function withMessages(pages: readonly MessagePage[], messages: readonly ChatMessage[]): MessagePage[] {
  const sorted = messages.toSorted((a, b) => a.change - b.change);
  const known = new Map(sorted.map((message) => [message.id, message]));
  const renewed = pages.map((page) => ({
    ...page,
    items: page.items.map((item) => newer(item, known.get(item.id))),
    total: Math.max(page.total, ...sorted.map(({ seq }) => seq)),
    lastChange: Math.max(page.lastChange, sorted.at(-1)?.change ?? 0),
  }));
  const [first, ...rest] = renewed;
  const wasAtEnd = pages[0] !== undefined && (pages[0].items[0]?.seq ?? 0) >= pages[0].total;
  if (!first || !wasAtEnd) return renewed;
  const end = first.items[0]?.seq ?? 0;
  const added = [...known.values()].filter(({ seq }) => seq > end).toSorted((a, b) => b.seq - a.seq);
  return [{ ...first, items: [...added, ...first.items] }, ...rest];
}

const newer = (item: ChatMessage, other: ChatMessage | undefined) =>
  other && other.change > item.change ? other : item;
