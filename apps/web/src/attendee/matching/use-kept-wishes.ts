import type { Wish } from '@parvis/contracts';
import { useEffect, useState } from 'react';
import { useOwnWishes } from './use-own-wishes.js';

/**
 * The viewer's wishes as they stood when the page was opened, with their levels of now. A wish that is taken back stays in its
 * place, so that it can be given again and nothing moves under the pointer.
 */
export function useKeptWishes() {
  const query = useOwnWishes();
  const [seen, setSeen] = useState<Wish[]>([]);
  const { data } = query;
  useEffect(() => {
    if (!data) return;
    setSeen((before) => {
      const known = new Set(before.map(({ participant }) => participant.id));
      return [...data.filter(({ participant }) => !known.has(participant.id)), ...before];
    });
  }, [data]);
  const levels = new Map(data?.map((wish) => [wish.participant.id, wish]));
  return { query, kept: seen.map((wish) => levels.get(wish.participant.id) ?? wish) };
}
