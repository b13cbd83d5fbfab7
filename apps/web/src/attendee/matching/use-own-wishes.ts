import { listWishes, type Wish } from '@parvis/contracts';
import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { ApiError } from '../../api/api-error.js';
import { call } from '../../api/client.js';
import { useFair } from '../../fair/use-fair.js';

export const ownWishesKey = (fairId: string) => [listWishes.path, { fairId }, 'all'];

async function readAll(fairId: string, signal: AbortSignal): Promise<Wish[]> {
  const wishes: Wish[] = [];
  let cursor: string | undefined;
  do {
    const page = await call(listWishes, { params: { fairId }, query: { limit: 100, cursor }, signal });
    wishes.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return wishes;
}

/** All of the viewer's wishes, newest first: every list of people shows what one has already said. */
export function useOwnWishes() {
  const { fairId, isAttendee } = useFair();
  return useQuery<Wish[], ApiError>({
    queryKey: ownWishesKey(fairId),
    queryFn: ({ signal }) => readAll(fairId, signal),
    enabled: isAttendee,
  });
}

/** Changes the kept wishes without asking the server. */
export function patchOwnWishes(client: QueryClient, fairId: string, change: (wishes: Wish[]) => Wish[]): void {
  client.setQueryData<Wish[]>(ownWishesKey(fairId), (wishes) => wishes && change(wishes));
}
