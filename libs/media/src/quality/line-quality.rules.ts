import type { ClientStats } from '@parvis/contracts';
import { voiceScore } from './voice-quality.rules.js';

/** The estimated voice score of an interval; null where the client measured nothing of the way. */
export function voiceScoreOf({ roundTripMs, down }: ClientStats): number | null {
  const loss = down.concealed ?? down.loss;
  if (roundTripMs === null || loss === null) return null;
  return voiceScore({ roundTripMs, jitterMs: down.jitterMs ?? 0, loss });
}

/** Bars for a person's line: 3 good, 2 fair, 1 poor; null while nothing is known. The worst of voice, picture and sending decides. */
export function lineQuality(stats: ClientStats): 1 | 2 | 3 | null {
  const score = voiceScoreOf(stats);
  const { down, up, ms } = stats;
  if (score === null && up.loss === null) return null;
  const grades = [
    grade(4.5 - (score ?? 4.5), 0.5, 1.1),
    grade(down.frozenMs / ms, 0.02, 0.1),
    grade(up.loss ?? 0, 0.03, 0.1),
    up.limitedBy === 'bandwidth' ? 2 : 3,
  ] as const;
  return Math.min(...grades) as 1 | 2 | 3;
}

const grade = (harm: number, fair: number, poor: number): 1 | 2 | 3 => (harm > poor ? 1 : harm > fair ? 2 : 3);
