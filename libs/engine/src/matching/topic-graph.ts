import { compareIds } from '../compare-ids.js';
import type { Topic } from './match-types.js';

/** Topics as numbers (ascending with their ids), and which are near each other. */
export interface TopicGraph {
  ids: readonly string[];
  indexOf: ReadonlyMap<string, number>;
  /** Per topic its parent, children and siblings, ascending; a symmetric relation. */
  related: readonly Int32Array[];
}

/** Numbers the topics of the taxonomy and those that profiles name beyond it (which are related to nothing). */
export function buildTopicGraph(topics: readonly Topic[], extraIds: Iterable<string>): TopicGraph {
  const ids = [...new Set([...topics.map((topic) => topic.id), ...extraIds])].sort(compareIds);
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const parentOf = new Map<number, number>();
  const childrenOf = new Map<number, number[]>();
  for (const topic of topics) {
    const child = indexOf.get(topic.id);
    const parent = topic.parentId === null ? undefined : indexOf.get(topic.parentId);
    if (child === undefined || parent === undefined || parent === child || parentOf.has(child)) continue;
    parentOf.set(child, parent);
    const siblings = childrenOf.get(parent);
    if (siblings) siblings.push(child);
    else childrenOf.set(parent, [child]);
  }
  const related = ids.map((_, index) => {
    const near = new Set(childrenOf.get(index));
    const parent = parentOf.get(index);
    if (parent !== undefined) {
      near.add(parent);
      for (const sibling of childrenOf.get(parent) ?? []) near.add(sibling);
    }
    near.delete(index);
    return Int32Array.from(near).sort();
  });
  return { ids, indexOf, related };
}
