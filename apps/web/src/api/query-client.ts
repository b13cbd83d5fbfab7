import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { accountKey } from '../session/use-account.js';
import { ApiError } from './api-error.js';

/** The cache of all answers. A session that has ended anywhere leads back to the sign-in page. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => forgetAccount(client, error) }),
    mutationCache: new MutationCache({ onError: (error) => forgetAccount(client, error) }),
    defaultOptions: {
      queries: { staleTime: 30_000, retry: (failures, error) => failures < 2 && isPassing(error) },
    },
  });
  return client;
}

function forgetAccount(client: QueryClient, error: Error): void {
  if (error instanceof ApiError && error.code === 'NOT_SIGNED_IN') client.setQueryData(accountKey, null);
}

// A refusal stays a refusal; only trouble on the way is worth another try.
const isPassing = (error: Error) =>
  error instanceof ApiError && (error.code === 'NETWORK' || error.code === 'UNAVAILABLE');
