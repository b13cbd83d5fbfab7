import { useEffect } from 'react';

/** What lives at a fair and changes by the second. */
export type LiveSubject = 'stage' | 'lounge';
type Listener = (subject: LiveSubject | null, id: string | null) => void;
const listeners = new Set<Listener>();

/** Passes on that there is news of one session or booth; nulls where news may have been missed. */
export function tellLiveNews(subject: LiveSubject | null, id: string | null): void {
  for (const listener of listeners) listener(subject, id);
}

/** News of a stage reaches hundreds of browsers in the same moment, of a lounge those at its booth; they read it a little apart from each other. */
const spreadMs = { stage: 1_500, lounge: 400 };

/**
 * Calls back on news of one session or booth, or of all with `id` null, within {@link spreadMs}; several pieces of news in that time
 * are one call. The callback has to be a stable one.
 */
export function useLiveNews(subject: LiveSubject, id: string | null, onNews: () => void): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listener: Listener = (about, aboutId) => {
      if (about !== null && (about !== subject || (id !== null && aboutId !== id))) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        onNews();
      }, Math.random() * spreadMs[subject]);
    };
    listeners.add(listener);
    return () => {
      clearTimeout(timer);
      listeners.delete(listener);
    };
  }, [subject, id, onNews]);
}
