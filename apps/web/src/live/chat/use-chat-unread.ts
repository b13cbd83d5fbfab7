import { useSyncExternalStore } from 'react';
import { useMessages } from './use-messages.js';

const listeners = new Set<() => void>();
const keyOf = (roomId: string) => `parvis:chat-read:${roomId}`;

const readUpTo = (roomId: string): number => {
  try {
    return Number(localStorage.getItem(keyOf(roomId)) ?? 0) || 0;
  } catch {
    return 0;
  }
};

/** Remembers on this device that everything up to a message has been seen. */
export function markChatRead(roomId: string, seq: number): void {
  if (seq <= readUpTo(roomId)) return;
  try {
    localStorage.setItem(keyOf(roomId), String(seq));
  } catch {
    // Without storage everything counts as new after a reload.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** How many messages of others in this room have not been seen on this device; 50 stands for 50 and more. None without a room. */
export function useChatUnread(fairId: string, roomId: string | null): number {
  const { items, data } = useMessages(fairId, roomId);
  const upTo = useSyncExternalStore(subscribe, () => readUpTo(roomId ?? ''));
  const selfId = data?.pages[0]?.selfId;
  const unseen = items?.filter(({ seq, senderId, isDeleted }) => seq > upTo && senderId !== selfId && !isDeleted) ?? [];
  return Math.min(unseen.length, 50);
}
