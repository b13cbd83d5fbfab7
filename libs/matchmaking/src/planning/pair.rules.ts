/** Two people in either order; stored with the smaller id as `a`. */
export interface Pair {
  aId: string;
  bId: string;
}

export const orderedPair = ({ aId, bId }: Pair): Pair => (aId < bId ? { aId, bId } : { aId: bId, bId: aId });

/** The same text for a pair in either order. */
export const pairKey = ({ aId, bId }: Pair): string => (aId < bId ? `${aId} ${bId}` : `${bId} ${aId}`);

/** Keys of all pairs among some people. */
export const pairsAmong = (ids: readonly string[]): string[] =>
  ids.flatMap((aId, index) => ids.slice(index + 1).map((bId) => pairKey({ aId, bId })));
