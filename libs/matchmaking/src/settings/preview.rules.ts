import { createHash } from 'node:crypto';
import type { ListFigures } from '@parvis/contracts';
import { giniOf, type Recommendation } from '@parvis/engine';

/** One person's list, by the settings as they are and by the others. */
export interface ListPair {
  before: readonly Pick<Recommendation, 'id' | 'score'>[];
  after: readonly Pick<Recommendation, 'id' | 'score'>[];
}

/** So many ids, always the same of the same fair, spread over it evenly. */
export function sampleOf(ids: Iterable<string>, size: number, seed: string): string[] {
  const all = [...ids];
  if (all.length <= size) return all.sort();
  const offset = createHash('sha256').update(seed).digest().readUInt32BE(0);
  // Ids are random: a stretch of them in order is a sample. Where it begins is the seed's.
  const sorted = all.sort();
  const from = offset % sorted.length;
  return [...sorted.slice(from), ...sorted.slice(0, from)].slice(0, size).sort();
}

export const isSameList = ({ before, after }: ListPair): boolean =>
  before.length === after.length && before.every(({ id }, place) => id === after[place]?.id);

/** Share of all places that somebody else has afterwards. */
export function placesChanged(lists: readonly ListPair[]): number {
  let places = 0;
  let kept = 0;
  for (const { before, after } of lists) {
    const former = new Set(before.map(({ id }) => id));
    places += Math.max(before.length, after.length);
    kept += after.filter(({ id }) => former.has(id)).length;
  }
  return places === 0 ? 0 : 1 - kept / places;
}

/**
 * Figures of one side of the comparison.
 *
 * @param people those whose exposure counts: everybody, or where only a sample of lists was made those who are in one of
 *   them before or after
 */
export function figuresOf(lists: readonly ListPair['before'][], people: ReadonlySet<string>): ListFigures {
  const exposure = new Map([...people].map((id) => [id, 0]));
  let score = 0;
  let places = 0;
  for (const match of lists.flat()) {
    exposure.set(match.id, (exposure.get(match.id) ?? 0) + 1);
    score += match.score;
    places++;
  }
  const values = Float64Array.from(exposure.values());
  return {
    gini: giniOf(values),
    busiest: values.reduce((most, value) => Math.max(most, value), 0),
    unseen: values.reduce((count, value) => count + (value === 0 ? 1 : 0), 0),
    meanScore: places === 0 ? 0 : score / places,
  };
}
