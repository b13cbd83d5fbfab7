import type { AnswerOf, Endpoint, Page } from '@parvis/contracts';
import {
  type InfiniteData,
  keepPreviousData,
  type QueryClient,
  type UseInfiniteQueryOptions,
  type UseMutationOptions,
  type UseQueryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { ApiError } from './api-error.js';
import { type CallInput, call } from './client.js';

/** Key under which the answer of an endpoint is kept. Without an input it matches every call of the endpoint. */
export function keyOf<E extends Endpoint>(endpoint: E, input?: CallInput<E>): unknown[] {
  const parts = input as { params?: unknown; query?: unknown } | undefined;
  if (parts === undefined) return [endpoint.path];
  return [endpoint.path, parts.params ?? {}, parts.query ?? {}];
}

/** Marks all kept answers of these endpoints as stale and reads the visible ones again. */
export async function invalidate(client: QueryClient, endpoints: readonly Endpoint[]): Promise<void> {
  await Promise.all(endpoints.map(({ path }) => client.invalidateQueries({ queryKey: [path] })));
}

type EndpointOptions<E extends Endpoint> = Omit<UseQueryOptions<AnswerOf<E>, ApiError>, 'queryKey' | 'queryFn'>;

/** Reads an endpoint. Pass `enabled: false` in the options while the input is not known yet. */
export function useEndpoint<E extends Endpoint>(endpoint: E, input: CallInput<E>, options?: EndpointOptions<E>) {
  return useQuery<AnswerOf<E>, ApiError>({
    ...options,
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) => call(endpoint, { ...input, signal } as CallInput<E>),
  });
}

interface ActionOptions<E extends Endpoint>
  extends Omit<UseMutationOptions<AnswerOf<E>, ApiError, CallInput<E>>, 'mutationFn'> {
  /** Endpoints whose answers change by this action; they are read again before `onSuccess` runs. */
  invalidates?: readonly Endpoint[];
}

/** Calls an endpoint that changes something. */
export function useAction<E extends Endpoint>(
  endpoint: E,
  { invalidates = [], onSuccess, ...options }: ActionOptions<E> = {},
) {
  const client = useQueryClient();
  return useMutation<AnswerOf<E>, ApiError, CallInput<E>>({
    ...options,
    mutationFn: (input) => call(endpoint, input),
    onSuccess: async (...args) => {
      await invalidate(client, invalidates);
      await onSuccess?.(...args);
    },
  });
}

type PagedEndpoint = Endpoint & { answer?: unknown };
type ItemOf<E extends Endpoint> = AnswerOf<E> extends Page<infer Item> ? Item : never;
type PagedOptions<E extends Endpoint> = Omit<
  UseInfiniteQueryOptions<AnswerOf<E>, ApiError, InfiniteData<AnswerOf<E>>, unknown[], string | undefined>,
  'queryKey' | 'queryFn' | 'initialPageParam' | 'getNextPageParam'
>;

/**
 * Reads a list with a cursor, page after page. `items` are those of all pages read so far, `total` the number of matches.
 * While a search or filter changes, the former list stays (`isPlaceholderData`).
 */
export function usePaged<E extends PagedEndpoint>(endpoint: E, input: CallInput<E>, options?: PagedOptions<E>) {
  const query = useInfiniteQuery<AnswerOf<E>, ApiError, InfiniteData<AnswerOf<E>>, unknown[], string | undefined>({
    placeholderData: keepPreviousData,
    ...options,
    queryKey: [...keyOf(endpoint, input), 'paged'],
    initialPageParam: undefined,
    queryFn: ({ pageParam, signal }) => {
      const parts = input as { query?: object };
      return call(endpoint, { ...input, query: { ...parts.query, cursor: pageParam }, signal } as CallInput<E>);
    },
    getNextPageParam: (last) => pageOf<ItemOf<E>>(last).nextCursor ?? undefined,
  });
  const pages = query.data?.pages.map((page) => pageOf<ItemOf<E>>(page));
  return { ...query, items: pages?.flatMap((page) => page.items), total: pages?.[0]?.total };
}

// The type of a generic endpoint's answer cannot show that it is a page; the constraint is checked by `ItemOf`.
const pageOf = <Item>(answer: unknown): Page<Item> => answer as Page<Item>;
