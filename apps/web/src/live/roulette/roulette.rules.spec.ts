import type { RoulettePair } from '@parvis/contracts';
import { rouletteViewOf } from './roulette.rules.js';

describe('the page of a roulette', () => {
  const pair = {} as RoulettePair;
  it.each([
    ['out', null, 'opt-in'],
    ['paused', null, 'opt-in'],
    ['waiting', null, 'waiting'],
    ['found', pair, 'call'],
    ['talking', pair, 'call'],
    ['between', pair, 'between'],
    ['between', null, 'opt-in'],
  ] as const)('shows, when one is %s', (state, seatPair, view) => {
    expect(rouletteViewOf({ state, pair: seatPair })).toBe(view);
  });
});
