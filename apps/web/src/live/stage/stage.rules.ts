import type { StageSession } from '@parvis/contracts';

/** What the page of a session shows to somebody. */
export type StageView = 'wait' | 'back-stage' | 'on-stage' | 'watch' | 'over' | 'cancelled';

export function stageViewOf({ state, ownPart }: Pick<StageSession, 'state' | 'ownPart'>): StageView {
  if (state === 'over' || state === 'cancelled') return state;
  if (ownPart === 'viewer') return state === 'live' ? 'watch' : 'wait';
  return state === 'live' ? 'on-stage' : 'back-stage';
}

/** Share of each option of a poll, 0 to 1; null while votes are not shown. */
export function pollShares(options: readonly { votes: number | null }[]): (number | null)[] {
  const total = options.reduce((sum, { votes }) => sum + (votes ?? 0), 0);
  return options.map(({ votes }) => (votes === null ? null : total === 0 ? 0 : votes / total));
}
