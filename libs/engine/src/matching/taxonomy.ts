import { compareIds } from '../compare-ids.js';
import type { Topic } from './match-types.js';

/**
 * For every topic its family: itself, its parent, its children and its siblings, ascending. A symmetric relation. A
 * parent that is not in the list is no parent; of two entries of one topic the one with the lower parent counts.
 */
export function taxonomyOf(topics: readonly Topic[]): {
  families: ReadonlyMap<string, readonly string[]>;
  hasFamilies: boolean;
} {
  const known = new Set(topics.map((topic) => topic.id));
  const parentOf = new Map<string, string>();
  const childrenOf = new Map<string, string[]>();
  const sorted = [...topics].sort((a, b) => compareIds(a.id, b.id) || compareIds(a.parentId ?? '', b.parentId ?? ''));
  for (const { id, parentId } of sorted) {
    if (parentId === null || parentId === id || !known.has(parentId) || parentOf.has(id)) continue;
    parentOf.set(id, parentId);
    const siblings = childrenOf.get(parentId);
    if (siblings) siblings.push(id);
    else childrenOf.set(parentId, [id]);
  }
  const families = new Map<string, readonly string[]>();
  for (const id of known) {
    const parent = parentOf.get(id);
    const family = new Set([id, ...(childrenOf.get(id) ?? [])]);
    if (parent !== undefined) for (const relative of [parent, ...(childrenOf.get(parent) ?? [])]) family.add(relative);
    families.set(id, [...family].sort(compareIds));
  }
  return { families, hasFamilies: parentOf.size > 0 };
}
