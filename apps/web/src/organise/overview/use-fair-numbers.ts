import { getMeetingStats, getProfileStats, getWishStats, listRuns, listTopics } from '@parvis/contracts';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';

/** The numbers of all parts of the fair, read again every half minute and on news. */
export function useFairNumbers() {
  const { fairId } = useFair();
  const params = { fairId };
  const live = { refetchInterval: 30_000 };
  const topics = useEndpoint(listTopics, { params });
  const profiles = useEndpoint(getProfileStats, { params }, live);
  const wishes = useEndpoint(getWishStats, { params }, live);
  const meetings = useEndpoint(getMeetingStats, { params }, live);
  const runs = useEndpoint(listRuns, { params, query: { limit: 1 } }, live);

  const queries = [topics, profiles, wishes, meetings, runs];
  const data =
    topics.data && profiles.data && wishes.data && meetings.data && runs.data
      ? {
          topics: topics.data.length,
          people: profiles.data.exhibitors + profiles.data.visitors,
          ...profiles.data,
          wished: wishes.data.peopleWithWish,
          wishes: wishes.data.wishes,
          mutualPairs: wishes.data.mutualPairs,
          scheduled: meetings.data.scheduled,
          peopleScheduled: meetings.data.peopleScheduled,
          held: meetings.data.held,
          peopleMet: meetings.data.peopleMet,
          averageRating: meetings.data.averageRating,
          lastRun: runs.data.items[0] ?? null,
        }
      : undefined;
  return {
    data,
    error: queries.find(({ error }) => error)?.error ?? null,
    refetch: () => Promise.all(queries.map(({ refetch }) => refetch())),
  };
}

export type FairNumbers = NonNullable<ReturnType<typeof useFairNumbers>['data']>;
