import type { Locale, Topic } from '@parvis/contracts';

/** A topic while it is edited; `key` also names those that have no id yet. */
export interface TopicDraft {
  key: string;
  id: string | null;
  names: Record<Locale, string>;
  /** Empty below the second level. */
  children: TopicDraft[];
}

/** Topics in display order as a tree of two levels. */
export function draftsOf(topics: readonly Topic[]): TopicDraft[] {
  const draft = (topic: Topic): TopicDraft => ({
    key: topic.id,
    id: topic.id,
    names: { ...topic.names },
    children: [],
  });
  const roots = topics.filter(({ parentId }) => parentId === null).map(draft);
  for (const topic of topics) {
    if (topic.parentId) roots.find(({ id }) => id === topic.parentId)?.children.push(draft(topic));
  }
  return roots;
}

export const newDraft = (): TopicDraft => ({
  key: crypto.randomUUID(),
  id: null,
  names: { en: '', fr: '' },
  children: [],
});

/** The list with one entry moved up (-1) or down (+1); unchanged at the ends. */
export function moved<Item>(list: readonly Item[], index: number, by: -1 | 1): Item[] {
  const copy = [...list];
  const [item] = copy.splice(index, 1);
  if (item === undefined || index + by < 0 || index + by > copy.length) return [...list];
  copy.splice(index + by, 0, item);
  return copy;
}

/** Key and language of the first name that is missing. */
export function firstGap(drafts: readonly TopicDraft[]): { key: string; locale: Locale } | null {
  for (const draft of drafts) {
    if (draft.names.en.trim() === '') return { key: draft.key, locale: 'en' };
    if (draft.names.fr.trim() === '') return { key: draft.key, locale: 'fr' };
    const below = firstGap(draft.children);
    if (below) return below;
  }
  return null;
}
