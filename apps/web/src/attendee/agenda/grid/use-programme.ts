import { listStageSessions, type StageSession } from '@parvis/contracts';
import { useCallback, useEffect } from 'react';
import { usePaged } from '../../../api/use-endpoint.js';
import { useFair } from '../../../fair/use-fair.js';
import { useLiveNews } from '../../../realtime/live-news.js';

/** All sessions of the fair, page after page. */
export function useProgramme(): readonly StageSession[] {
  const { fairId } = useFair();
  const { items, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = usePaged(listStageSessions, {
    params: { fairId },
    query: { limit: 100 },
  });
  useLiveNews(
    'stage',
    null,
    useCallback(() => void refetch(), [refetch]),
  );
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return items ?? [];
}
