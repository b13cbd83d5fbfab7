import { useSyncExternalStore } from 'react';

let current: string | null = null;
const listeners = new Set<() => void>();

/** Keeps the id of this page's realtime connection; null while there is none. */
export function setLine(id: string | null): void {
  current = id;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** By which the server knows that this page is open. */
export const useLine = (): string | null => useSyncExternalStore(subscribe, () => current);
