import { useDebouncedCallback } from '@mantine/hooks';
import { listRecommendations, type Match } from '@parvis/contracts';
import { useEffect, useState } from 'react';
import { call } from '../../api/client.js';
import { useFair } from '../../fair/use-fair.js';
import { useMatchesNews } from '../../realtime/matches-news.js';
import { newcomers } from './matches-page.rules.js';

/** News comes in bursts; the list is compared once it is quiet for so long. */
const quietMs = 500;

/**
 * How many people a fresh list has that the one on the page has not. Looked up when there is news, without touching what is on the
 * page and without counting as seen.
 */
export function useNewSuggestions(shown: readonly Match[] | undefined, limit: number): number {
  const { fairId } = useFair();
  const [ahead, setAhead] = useState<readonly Match[]>([]);
  const look = useDebouncedCallback(async () => {
    // A look that fails is made up for by the next news.
    const list = await call(listRecommendations, { params: { fairId }, query: { limit, purpose: 'compare' } }).catch(
      () => null,
    );
    if (list) setAhead(list);
  }, quietMs);
  useMatchesNews(fairId, look);
  // The page has a new list: what was ahead of the old one no longer counts.
  const ids = shown?.map(({ participant }) => participant.id).join(' ');
  useEffect(() => {
    if (ids !== undefined) setAhead([]);
  }, [ids]);
  return newcomers(ahead, shown ?? []).length;
}
