import type { WishLevel } from '@parvis/contracts';
import type { TimetableWish } from '@parvis/engine';
import type { Pair } from '../planning/pair.rules.js';
import type { PairRuleRow } from '../planning/pair-rule.repository.js';
import type { PlanningPair } from './pair.repository.js';
import type { RefusedRow } from './plan.repository.js';

const worth: Record<Exclude<WishLevel, 'no'>, number> = { want: 1.5, could: 0.5 };
/** How much the score may add: enough to decide between equal wishes, never enough to outweigh one. */
const scoreWeight = 0.4;
/** Above everything that a meeting of two could displace, minima included. */
const mustWorth = 50;

/** What a meeting is worth to a timetable; null where not both sides said yes. */
export function wishValue({ aLevel, bLevel }: Pick<PlanningPair, 'aLevel' | 'bLevel'>, score: number): number | null {
  if (!aLevel || !bLevel || aLevel === 'no' || bLevel === 'no') return null;
  return worth[aLevel] + worth[bLevel] + scoreWeight * score;
}

export type ScoreOf = (aId: string, bId: string) => number;

/** Why an organiser's demand is not even tried, null where it is. */
export type Obstacle = 'declined' | 'cancelled' | null;

/** What becomes of a pair before anything is planned: a wish, or a refusal. */
export type PairOutcome = { wish: TimetableWish } | { refused: RefusedRow };

/** A meeting that the organiser demands. A no of either side, and a cancellation, count more. */
export function demandOutcome(
  { aId, bId, otherIds }: PairRuleRow,
  pair: PlanningPair | undefined,
  obstacle: Obstacle,
  scoreOf: ScoreOf,
): PairOutcome {
  const score = scoreOf(aId, bId);
  const isMutual = pair !== undefined && wishValue(pair, score) !== null;
  if (obstacle) return { refused: { aId, bId, isMutual, isMust: true, reason: obstacle, score } };
  return { wish: { aId, bId, withIds: otherIds, mutual: true, must: true, value: mustWorth + score } };
}

/** A pair that somebody wished for. */
export function wishOutcome(pair: PlanningPair, isCancelled: boolean, scoreOf: ScoreOf): PairOutcome {
  const { aId, bId, aLevel, bLevel } = pair;
  const score = scoreOf(aId, bId);
  const value = wishValue(pair, score);
  if (value !== null && !isCancelled) return { wish: { aId, bId, mutual: true, value } };
  const oneSided = aLevel === 'no' || bLevel === 'no' ? 'declined' : 'not-answered';
  const reason = value !== null ? 'cancelled' : oneSided;
  return { refused: { aId, bId, isMutual: value !== null, isMust: false, reason, score } };
}

/** A pair of whom a colleague has a meeting with the counterpart already. */
export const coveredByColleague = ({ aId, bId }: Pair, scoreOf: ScoreOf): RefusedRow => ({
  aId,
  bId,
  isMutual: true,
  isMust: false,
  reason: 'colleague-meets',
  score: scoreOf(aId, bId),
});
