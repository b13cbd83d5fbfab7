import { belongsToColleague, bestAsking } from './colleague.rules.js';

const wish = (colleagueId: string, personId: string, score: number) => ({ colleagueId, personId, score });

describe('bestAsking', () => {
  it('keeps the colleague who fits best, ties by id, whatever the order', () => {
    const wishes = [wish('c', 'x', 0.3), wish('b', 'x', 0.5), wish('a', 'x', 0.5), wish('c', 'y', 0.1)];
    for (const order of [wishes, [...wishes].reverse()]) {
      const best = bestAsking(order);
      expect(best.get('x')?.colleagueId).toBe('a');
      expect(best.get('y')?.colleagueId).toBe('c');
    }
  });
});

describe('belongsToColleague', () => {
  it('leaves a person to the colleague unless the caller fits clearly better', () => {
    expect(belongsToColleague(0.5, wish('a', 'x', 0.5))).toBe(true);
    expect(belongsToColleague(0.59, wish('a', 'x', 0.5))).toBe(true);
    expect(belongsToColleague(0.61, wish('a', 'x', 0.5))).toBe(false);
  });
});
