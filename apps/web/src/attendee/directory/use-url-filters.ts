import { useState } from 'react';
import { useSearchParams } from 'react-router';

/** Filters of a list as they stand in the address, so that a list can be shared and the way back finds it again. */
export function useUrlFilters() {
  const [params, setParams] = useSearchParams();
  const [clearings, setClearings] = useState(0);
  return {
    one: (name: string) => params.get(name) ?? undefined,
    many: (name: string) => params.getAll(name),
    set: (name: string, value: string | string[] | null | undefined) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          next.delete(name);
          for (const one of [value ?? []].flat()) if (one) next.append(name, one);
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
    clear: () => {
      setClearings(clearings + 1);
      setParams(new URLSearchParams(), { replace: true, preventScrollReset: true });
    },
    /** Changes whenever everything is cleared: a key for fields that keep their own text. */
    clearings,
    count: params.size,
  };
}
