import { type BodyInputOf, replaceTopics, type Topic } from '@parvis/contracts';
import { call } from '../../api/client.js';
import type { TopicDraft } from './topic-draft.js';

type TopicInput = BodyInputOf<typeof replaceTopics>['topics'][number];

const inputOf = ({ id, names }: TopicDraft, parentId: string | null): TopicInput => ({
  ...(id ? { id } : {}),
  parentId,
  names,
});

/**
 * Saves the tree. A subtopic can only refer to a main topic that has an id, so new main topics with subtopics are saved first:
 * without their subtopics, and with everything that exists, so that nothing is lost in between.
 */
export async function saveTopics(fairId: string, drafts: readonly TopicDraft[]): Promise<Topic[]> {
  const hasNewFamily = drafts.some(({ id, children }) => id === null && children.length > 0);
  if (!hasNewFamily) return replace(fairId, flat(drafts));
  const saved = await replace(fairId, flat(drafts.map((draft) => (draft.id ? draft : { ...draft, children: [] }))));
  const roots = saved.filter(({ parentId }) => parentId === null);
  const known = drafts.map((draft, index) => ({ ...draft, id: draft.id ?? roots[index]?.id ?? null }));
  return replace(fairId, flat(known));
}

const flat = (drafts: readonly TopicDraft[]): TopicInput[] =>
  drafts.flatMap((draft) => [inputOf(draft, null), ...draft.children.map((child) => inputOf(child, draft.id))]);

const replace = (fairId: string, topics: TopicInput[]) => call(replaceTopics, { params: { fairId }, body: { topics } });
