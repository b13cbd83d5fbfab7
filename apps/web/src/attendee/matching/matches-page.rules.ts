import type { Match } from '@parvis/contracts';

type Listed = Pick<Match, 'participant'>;

/** Who is in the fresh list and not in the one on the page, in the fresh list's order. */
export function newcomers<Of extends Listed>(fresh: readonly Of[], shown: readonly Listed[]): Of[] {
  const known = new Set(shown.map(({ participant }) => participant.id));
  return fresh.filter(({ participant }) => !known.has(participant.id));
}
