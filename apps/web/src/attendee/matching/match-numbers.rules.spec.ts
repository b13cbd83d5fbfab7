import type { MatchTerm } from '@parvis/contracts';
import { logOdds, sideNumbers } from './match-numbers.rules.js';

const term = (name: string, pillar: MatchTerm['pillar'], weight: number): MatchTerm => ({
  term: name,
  pillar,
  feature: 1,
  weight,
});

describe('the numbers behind a match', () => {
  const terms = [term('intent', 'desire', 0.9), term('needs', 'project', 2.5), term('words', 'project', -0.4)];

  it('start where the lines together make the probability', () => {
    const { start } = sideNumbers(0.6, terms);
    expect(start + 0.9 + 2.5 - 0.4).toBeCloseTo(Math.log(0.6 / 0.4));
  });

  it('stand by ground, what moves most first, grounds without lines left out', () => {
    const { pillars } = sideNumbers(0.6, [term('words', 'project', -0.4), ...terms.slice(0, 2)]);
    expect(pillars.map(({ pillar, lines }) => [pillar, ...lines.map((line) => line.term)])).toEqual([
      ['project', 'needs', 'words'],
      ['desire', 'intent'],
    ]);
  });

  it('have bars that are full at the largest movement, but not for a trifle', () => {
    expect(sideNumbers(0.6, [term('words', 'project', -2.2)]).reach).toBe(2.2);
    expect(sideNumbers(0.6, [term('same-country', 'balance', 0.1)]).reach).toBe(1);
    expect(sideNumbers(0.5, []).pillars).toEqual([]);
  });

  it('stay finite for a probability of 0 or 1', () => {
    expect(Number.isFinite(logOdds(0))).toBe(true);
    expect(Number.isFinite(logOdds(1))).toBe(true);
  });
});
