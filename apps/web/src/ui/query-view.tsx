import type { ReactNode } from 'react';
import { ErrorState } from './error-state.js';
import { PageSkeleton } from './page-skeleton.js';

interface QueryViewProps<Data> {
  query: { data: Data | undefined; error: unknown; refetch: () => unknown };
  /** Shown while loading; the page skeleton by default. */
  loading?: ReactNode;
  children: (data: Data) => ReactNode;
}

/** Shows the answer of a query, or its loading or error state. An answer at hand stays when reading it again fails. */
export function QueryView<Data>({ query, loading, children }: QueryViewProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return loading ?? <PageSkeleton />;
}
