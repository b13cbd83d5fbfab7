import { getRequestOptions, listRequestTimes, type OptionTime } from '@parvis/contracts';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';

/** So few that all of them can be offered at once. */
const most = 3;

/** The next times at which the two of a meeting are free, in order; those at a good hour for both before others. */
export function useNextTimes(
  participantId: string,
  meetingId: string,
): { isPending: boolean; times: readonly OptionTime[] } {
  const { fairId } = useFair();
  const params = { fairId, participantId };
  const options = useEndpoint(getRequestOptions, { params, query: { meetingId } });
  const [day = ''] = options.data?.days ?? [];
  const first = useEndpoint(listRequestTimes, { params, query: { meetingId, day } }, { enabled: day !== '' });
  const isPending = options.isPending || (day !== '' && first.isPending);
  const known = new Map(
    [...(first.data ?? []), ...(options.data?.suggested ?? [])].map((time) => [time.startsAt, time]),
  );
  const inOrder = [...known.values()].sort((one, other) => one.startsAt.localeCompare(other.startsAt));
  const good = inOrder.filter(({ isGoodForOwn, isGoodForOther }) => isGoodForOwn && isGoodForOther);
  const rest = inOrder.filter((time) => !good.includes(time));
  const chosen = [...good, ...rest].slice(0, most);
  return { isPending, times: chosen.sort((one, other) => one.startsAt.localeCompare(other.startsAt)) };
}
