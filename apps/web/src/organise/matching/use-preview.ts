import { useDebouncedValue } from '@mantine/hooks';
import { type MatchPreview, type MatchSettings, previewMatchSettings } from '@parvis/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ApiError } from '../../api/api-error.js';
import { call } from '../../api/client.js';
import { useFair } from '../../fair/use-fair.js';

/** What these settings would change, asked when the sliders rest. The former answer stays until the new one is there. */
export function usePreview(settings: MatchSettings, participantId: string | undefined) {
  const { fairId } = useFair();
  const [rested] = useDebouncedValue(settings, 400);
  const body = { settings: rested, participantId };
  const query = useQuery<MatchPreview, ApiError>({
    queryKey: [previewMatchSettings.path, { fairId }, body],
    queryFn: ({ signal }) => call(previewMatchSettings, { params: { fairId }, body, signal }),
    placeholderData: keepPreviousData,
    // A preview is of the lists as they are now; kept ones are for going back and forth.
    staleTime: 30_000,
  });
  return { ...query, isBehind: query.isFetching || rested !== settings };
}
