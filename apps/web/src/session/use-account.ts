import { type Account, getAccount } from '@parvis/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.js';
import { call } from '../api/client.js';
import { keyOf } from '../api/use-endpoint.js';
import { keepDeviceAccount } from './device-account.js';

async function readAccount(signal?: AbortSignal): Promise<Account | null> {
  try {
    const account = await call(getAccount, { signal });
    keepDeviceAccount(account.id);
    return account;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'NOT_SIGNED_IN') return null;
    throw error;
  }
}

/** Key of the account in the query cache. */
export const accountKey = keyOf(getAccount);

/** The signed-in account: `undefined` while it is not known, `null` when nobody is signed in. */
export function useAccount() {
  const client = useQueryClient();
  const query = useQuery({ queryKey: accountKey, queryFn: ({ signal }) => readAccount(signal), staleTime: 300_000 });
  return {
    account: query.data,
    error: query.error,
    retry: query.refetch,
    setAccount: (account: Account) => client.setQueryData(accountKey, account),
  };
}
