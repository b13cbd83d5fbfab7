import { DomainError } from '@parvis/platform';

export const rouletteNotOpen = () => new DomainError('ROULETTE_NOT_OPEN', 'conflict', 'The roulette is not open now');
export const rouletteElsewhere = () =>
  new DomainError('ROULETTE_ELSEWHERE', 'conflict', 'The person waits or talks in another roulette');
export const pairOver = () => new DomainError('PAIR_OVER', 'conflict', 'The talk is over');
