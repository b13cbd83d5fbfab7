import { useEffect } from 'react';

type Listener = (fairId: string | null) => void;
const listeners = new Set<Listener>();

/** Passes on that lists of proposals may look different now; null where it is not known in which fair. */
export function tellMatchesNews(news: { fairId: string } | null): void {
  for (const listener of listeners) listener(news?.fairId ?? null);
}

/** Calls back on news of a fair's lists while the component is there. The callback has to be a stable one. */
export function useMatchesNews(fairId: string, onNews: () => void): void {
  useEffect(() => {
    const listener: Listener = (of) => {
      if (of === null || of === fairId) onNews();
    };
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [fairId, onNews]);
}
