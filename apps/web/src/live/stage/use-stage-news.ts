import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLiveNews } from '../../realtime/live-news.js';

/** Reads everything of a session again when there is news of it. */
export function useStageNews(sessionId: string): void {
  const client = useQueryClient();
  const read = useCallback(() => {
    void client.invalidateQueries({
      predicate: ({ queryKey }) => (queryKey[1] as { sessionId?: string } | undefined)?.sessionId === sessionId,
    });
  }, [client, sessionId]);
  useLiveNews('stage', sessionId, read);
}
