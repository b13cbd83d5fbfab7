import { listRequestTimes, type OptionTime } from '@parvis/contracts';
import { useQueries } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { call } from '../../api/client.js';
import { keyOf } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useInName } from '../delegations/use-in-name.js';
import { dayIn } from '../time/zone-time.js';
import type { TimesFor } from './time-choice.js';

/** Times that were chosen before, in the agenda. */
export interface AskedTimes {
  isPending: boolean;
  /** Those at which both are free. */
  times: OptionTime[];
  /** Starts of the others. */
  gone: string[];
}

/** The times that a form begins with, as one text: nothing is lost as long as they are what is chosen. */
export const startsOf = ({ times }: AskedTimes): string => times.map(({ startsAt }) => startsAt).join();

const isInstant = (text: string) => !Number.isNaN(Date.parse(text));

/** The times that `times` of the address names, as far as both are free then. */
export function useAskedTimes({ participantId, meetingId }: Pick<TimesFor, 'participantId' | 'meetingId'>): AskedTimes {
  const { fair } = useFair();
  const { endpoint, params } = useInName();
  const list = endpoint(listRequestTimes);
  const [address] = useSearchParams();
  const asked = address.getAll('times').filter(isInstant);
  const days = [...new Set(asked.map((time) => dayIn(time, fair.timeZone)))];
  const results = useQueries({
    queries: days.map((day) => {
      const input = { params: { ...params, participantId }, query: { day, ...(meetingId && { meetingId }) } };
      return { queryKey: keyOf(list, input), queryFn: () => call(list, input) };
    }),
  });
  const free = results.flatMap(({ data }) => data ?? []);
  const isAt = (time: OptionTime, startsAt: string) => Date.parse(time.startsAt) === Date.parse(startsAt);
  return {
    isPending: results.some(({ isPending }) => isPending),
    times: free.filter((time) => asked.some((startsAt) => isAt(time, startsAt))),
    gone: asked.filter((startsAt) => !free.some((time) => isAt(time, startsAt))).sort(),
  };
}
