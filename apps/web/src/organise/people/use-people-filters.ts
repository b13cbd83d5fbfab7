import type { listParticipants, QueryInputOf } from '@parvis/contracts';
import { useSearchParams } from 'react-router';

export const kinds = ['exhibitor', 'visitor'] as const;
export const stages = ['invitation', 'sign-in', 'profile'] as const;

type Query = Pick<QueryInputOf<typeof listParticipants>, 'search' | 'kind' | 'missing'>;

/** Search and filters of the list, kept in the address so that it can be shared and survives a reload. */
export function usePeopleFilters() {
  const [params, setParams] = useSearchParams();
  const query: Query = {
    search: params.get('search') || undefined,
    kind: kinds.find((kind) => kind === params.get('kind')),
    missing: stages.find((stage) => stage === params.get('missing')),
  };
  const set = (name: keyof Query, value: string | null) =>
    setParams(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  return { query, set, isActive: Object.values(query).some((value) => value !== undefined) };
}

export type PeopleFiltersState = ReturnType<typeof usePeopleFilters>;
