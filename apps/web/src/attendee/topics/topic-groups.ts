import type { Locale, Topic } from '@parvis/contracts';

/** A main topic with its subtopics, in display order. */
export interface TopicGroup {
  id: string;
  name: string;
  topics: { id: string; name: string }[];
}

/** A topic's name in a language, or in any it has. */
export const topicName = ({ names }: Topic, locale: Locale): string =>
  names[locale] || Object.values(names).find(Boolean) || '';

/** The taxonomy as main topics with their subtopics. A subtopic without its main topic stands as one itself. */
export function topicGroups(topics: readonly Topic[], locale: Locale): TopicGroup[] {
  const ids = new Set(topics.map(({ id }) => id));
  const isMain = ({ parentId }: Topic) => parentId === null || !ids.has(parentId);
  return topics.filter(isMain).map((main) => ({
    id: main.id,
    name: topicName(main, locale),
    topics: topics
      .filter(({ parentId }) => parentId === main.id)
      .map((topic) => ({ id: topic.id, name: topicName(topic, locale) })),
  }));
}

/** Without accents and capitals. */
export const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Topics whose own or main topic's name holds every word of the search, whatever its accents and capitals. */
export function searchGroups(groups: readonly TopicGroup[], search: string): TopicGroup[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...groups];
  const holds = (text: string) => words.every((word) => plain(text).includes(word));
  return groups
    .map((group) =>
      holds(group.name)
        ? group
        : { ...group, topics: group.topics.filter(({ name }) => holds(`${group.name} ${name}`)) },
    )
    .filter((group) => holds(group.name) || group.topics.length > 0);
}
