import type { RouletteSeat } from '@parvis/contracts';

/** What the page of a roulette shows. */
export type RouletteView = 'opt-in' | 'waiting' | 'call' | 'between';

export function rouletteViewOf({ state, pair }: Pick<RouletteSeat, 'state' | 'pair'>): RouletteView {
  switch (state) {
    case 'out':
    case 'paused':
      return 'opt-in';
    case 'waiting':
      return 'waiting';
    case 'found':
    case 'talking':
      return pair === null ? 'opt-in' : 'call';
    case 'between':
      return pair === null ? 'opt-in' : 'between';
  }
}
