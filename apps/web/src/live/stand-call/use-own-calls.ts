import { getOwnCalls } from '@parvis/contracts';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';

/** The viewer's own call and what rings here. News comes by the connection; reading now and then makes up for what is missed. */
export function useOwnCalls() {
  const { fairId, isAttendee } = useFair();
  return useEndpoint(
    getOwnCalls,
    { params: { fairId } },
    {
      enabled: isAttendee,
      refetchIntervalInBackground: true,
      refetchInterval: ({ state: { data } }) => (data && (data.incoming.length > 0 || data.own) ? 5_000 : 60_000),
    },
  );
}
