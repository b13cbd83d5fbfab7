import { listTopics, type Topic } from '@parvis/contracts';
import { useMemo } from 'react';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { useLocale } from '../../i18n/use-locale.js';
import { type TopicGroup, topicGroups, topicName } from './topic-groups.js';

/** The fair's taxonomy in the reader's language. */
export function useTopics() {
  const { fairId } = useFair();
  const locale = useLocale();
  const query = useEndpoint(listTopics, { params: { fairId } }, { staleTime: 300_000 });
  const topics = query.data;
  return useMemo(() => {
    const byId = new Map<string, Topic>((topics ?? []).map((topic) => [topic.id, topic]));
    const groups: TopicGroup[] = topicGroups(topics ?? [], locale);
    return {
      isLoaded: topics !== undefined,
      error: query.error,
      refetch: query.refetch,
      groups,
      topics: topics ?? [],
      /** Undefined for a topic that no longer exists, or while they load. */
      nameOf: (id: string) => {
        const topic = byId.get(id);
        return topic && topicName(topic, locale);
      },
    };
  }, [topics, locale, query.error, query.refetch]);
}
