import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { IndexChanges } from '../recommendation/index-changes.js';
import { MatchIndexStore } from '../recommendation/match-index.store.js';
import { MatchProfileSource } from '../recommendation/match-profile.source.js';
import { TuningStore } from '../settings/tuning.store.js';
import type { PlanningPair } from './pair.repository.js';
import type { ScoreOf } from './wish-value.rules.js';

/** Mutual scores of many pairs, by the fair's own weights. Other work of this process gets its turn between people. */
@Injectable()
export class PairScores {
  constructor(
    private readonly indexes: MatchIndexStore,
    private readonly profiles: MatchProfileSource,
    private readonly changes: IndexChanges,
    private readonly tuning: TuningStore,
  ) {}

  /** Pairs are in order of `a`, so each person is looked at once. A pair that is not among them has 0. */
  async of(fairId: string, pairs: readonly PlanningPair[]): Promise<ScoreOf> {
    const state = await this.changes.state(fairId);
    const [profiles, { index }, { model }] = await Promise.all([
      this.profiles.all(fairId),
      this.indexes.viewAt(fairId, state),
      this.tuning.at(fairId, state),
    ]);
    const profileOf = new Map(profiles.map((profile) => [profile.id, profile]));
    const scores = new Map<string, number>();
    for (const [aId, others] of othersByPerson(pairs)) {
      const profile = profileOf.get(aId);
      if (!profile) continue;
      for (const [place, score] of index.mutualScores(profile, others, model).entries())
        scores.set(`${aId} ${others[place]}`, score);
      await nextTurn();
    }
    return (aId, bId) => scores.get(`${aId} ${bId}`) ?? 0;
  }
}

function othersByPerson(pairs: readonly PlanningPair[]): Map<string, string[]> {
  const othersOf = new Map<string, string[]>();
  for (const { aId, bId } of pairs) {
    const others = othersOf.get(aId);
    if (others) others.push(bId);
    else othersOf.set(aId, [bId]);
  }
  return othersOf;
}
