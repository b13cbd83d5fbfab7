import type { MatchIndex, MatchProfile, WishOf } from '@parvis/engine';
import { RecommendationMemo } from './recommendation-memo.js';

const profile = { id: 'a', needs: ['x'] } as unknown as MatchProfile;
const wishes: WishOf[] = [{ fromId: 'a', toId: 'b', level: 'want' }];

/** An index that counts how often it is asked. */
function countingIndex() {
  const state = { asked: 0 };
  const index = {
    recommend: () => {
      state.asked++;
      return [{ id: `answer ${state.asked}` }];
    },
  } as unknown as MatchIndex;
  return { index, state };
}

describe('RecommendationMemo', () => {
  it('computes a list once for the same question', () => {
    const memo = new RecommendationMemo();
    const { index, state } = countingIndex();
    const first = memo.recommend(index, profile, 20, wishes);
    expect(memo.recommend(index, { ...profile }, 20, [...wishes])).toBe(first);
    expect(state.asked).toBe(1);
  });

  it.each([
    ['the profile', { profile: { ...profile, needs: ['y'] } }],
    ['a wish', { wishes: [] }],
    ['the limit', { limit: 5 }],
  ])('computes it anew when %s is another', (_, change) => {
    const memo = new RecommendationMemo();
    const { index, state } = countingIndex();
    const asked = { profile, limit: 20, wishes, ...change };
    memo.recommend(index, profile, 20, wishes);
    memo.recommend(index, asked.profile, asked.limit, asked.wishes);
    expect(state.asked).toBe(2);
  });

  it('computes it anew for another index', () => {
    const memo = new RecommendationMemo();
    const [one, other] = [countingIndex(), countingIndex()];
    memo.recommend(one.index, profile, 20, wishes);
    memo.recommend(other.index, profile, 20, wishes);
    expect(other.state.asked).toBe(1);
  });
});
