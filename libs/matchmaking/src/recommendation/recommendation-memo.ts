import type { MatchIndex, MatchProfile, Recommendation, WishOf } from '@parvis/engine';

/** Lists kept for one index: some 10 kB each. */
const capacity = 2_000;

interface Remembered {
  question: string;
  answer: Recommendation[];
}

/**
 * Remembers the last list of each person for as long as an index lives. A list follows from index, profile, wishes and limit
 * alone, and it is given again only when all of them are the same, so it is never stale.
 */
export class RecommendationMemo {
  private readonly lists = new WeakMap<MatchIndex, Map<string, Remembered>>();

  recommend(index: MatchIndex, profile: MatchProfile, limit: number, wishes: readonly WishOf[]): Recommendation[] {
    const lists = this.lists.get(index) ?? new Map<string, Remembered>();
    this.lists.set(index, lists);
    const question = JSON.stringify([limit, profile, wishes]);
    const known = lists.get(profile.id);
    if (known?.question === question) return known.answer;
    const answer = index.recommend(profile, { limit, wishes });
    lists.delete(profile.id);
    lists.set(profile.id, { question, answer });
    const [oldest] = lists.keys();
    if (lists.size > capacity && oldest !== undefined) lists.delete(oldest);
    return answer;
  }
}
