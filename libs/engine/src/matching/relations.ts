import type { Relation } from './match-features.js';
import type { WishOf } from './match-types.js';

/** Weight of a `want`, as a part of the full wish; a `could` is less, no answer is 0. */
const WISH_STRENGTH = { want: 1, could: 0.4 } as const;

/** What one person said and did, and what was said about them, by the other's id. */
export interface Relations {
  of: ReadonlyMap<string, Relation>;
  /** Whom they vetoed. */
  ownNo: ReadonlySet<string>;
  /** Who vetoed them: known to the ranking, never told. */
  theirNo: ReadonlySet<string>;
}

/** The order of wishes does not matter; others' wishes about others are passed over. */
export function relationsOf(id: string, wishes: readonly WishOf[], met?: ReadonlySet<string>): Relations {
  const of = new Map<string, Relation>();
  const ownNo = new Set<string>();
  const theirNo = new Set<string>();
  const relationTo = (otherId: string): Relation => {
    let relation = of.get(otherId);
    if (relation === undefined) {
      relation = { ownWish: 0, theirWish: 0, met: 0 };
      of.set(otherId, relation);
    }
    return relation;
  };
  for (const { fromId, toId, level } of wishes) {
    if ((fromId === id) === (toId === id)) continue;
    const isOwn = fromId === id;
    const otherId = isOwn ? toId : fromId;
    if (level === 'no') {
      (isOwn ? ownNo : theirNo).add(otherId);
      continue;
    }
    const relation = relationTo(otherId);
    const key = isOwn ? 'ownWish' : 'theirWish';
    relation[key] = Math.max(relation[key], WISH_STRENGTH[level]);
  }
  for (const otherId of met ?? []) relationTo(otherId).met = 1;
  return { of, ownNo, theirNo };
}
