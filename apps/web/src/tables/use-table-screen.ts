import { getTableScreen } from '@parvis/contracts';
import { useEndpoint } from '../api/use-endpoint.js';

/** Nobody signs in here, so news does not come by itself. */
const lookAgainMs = 10_000;

/** What is on at the table whose screen this is. */
export const useTableScreen = (key: string) =>
  useEndpoint(getTableScreen, { params: { key } }, { refetchInterval: lookAgainMs, refetchIntervalInBackground: true });
