import { setImmediate as nextTurn } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { EventPayload } from '@parvis/contracts';
import { EngineInputError, type MatchIndex, type MatchProfile, type Timetable, timetableSteps } from '@parvis/engine';
import { FairReader } from '@parvis/fairs';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { MatchIndexStore } from '../recommendation/match-index.store.js';
import { type WishPair, WishRepository } from '../wish/wish.repository.js';
import { PlanRepository } from './plan.repository.js';
import { type PreparedProblem, prepareProblem } from './problem.rules.js';
import { type RunRecord, RunRepository } from './run.repository.js';
import { RunEffects } from './run-effects.js';

/** Once a timetable is on the agendas, meetings that begin within the hour are not moved any more. */
const frozenMs = 3_600_000;
const reportEveryMs = 250;

/** Makes one timetable. Delivered again after a crash it begins anew and comes to the same result. */
@HandlesEvent('run.requested.v1', 'matchmaking.runs')
export class RunRequestedHandler implements EventHandler<'run.requested.v1'> {
  private readonly logger = new Logger('timetable');

  constructor(
    private readonly runs: RunRepository,
    private readonly plans: PlanRepository,
    private readonly wishes: WishRepository,
    private readonly indexes: MatchIndexStore,
    private readonly fairs: FairReader,
    private readonly participants: ParticipantReader,
    private readonly effects: RunEffects,
  ) {}

  async handle({ fairId, runId }: EventPayload<'run.requested.v1'>): Promise<void> {
    const run = await this.runs.find(fairId, runId);
    if (!run || !(await this.runs.begin(runId))) return;
    this.effects.announceProgress(run);
    try {
      const prepared = await this.prepare(run);
      const timetable = await this.plan(run, prepared);
      if (timetable) await this.effects.finish(run, prepared, timetable);
    } catch (error) {
      const failure = error instanceof EngineInputError ? error.message : 'INTERNAL';
      this.logger.error({ runId, error }, 'a timetable run failed');
      await this.runs.fail(runId, failure);
    }
    this.effects.announceProgress(run);
  }

  private async prepare({ fairId, number }: RunRecord): Promise<PreparedProblem> {
    const [fair, slots, people, pairs, profiles, index, published] = await Promise.all([
      this.fairs.get(fairId),
      this.fairs.slots(fairId),
      this.participants.planningPeople(fairId),
      this.wishes.pairs(fairId),
      this.participants.matchProfiles(fairId),
      this.indexes.get(fairId),
      this.publishedMeetings(fairId),
    ]);
    const scores = await pairScores(pairs, profiles, index);
    const scoreOf = (aId: string, bId: string) => scores.get(`${aId} ${bId}`) ?? 0;
    const frozenUntil = Date.now() + (published.length > 0 ? frozenMs : 0);
    return prepareProblem({ fair, slots, people, pairs, published, frozenUntil, seed: number, scoreOf });
  }

  private async publishedMeetings(fairId: string) {
    const run = await this.runs.published(fairId);
    return run ? this.plans.meetings(run.id) : [];
  }

  /** Null when the run was cancelled. Between steps other work of this process gets its turn. */
  private async plan(run: RunRecord, { problem }: PreparedProblem): Promise<Timetable | null> {
    const steps = timetableSteps(problem);
    let reportedAt = 0;
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      if (Date.now() - reportedAt >= reportEveryMs) {
        reportedAt = Date.now();
        if (!(await this.runs.advance(run.id, step.value))) return null;
        this.effects.announceProgress(run);
      }
      await nextTurn();
    }
  }
}

/** Mutual score of each pair by `a b`. Pairs are in order of `a`, so each person is looked at once. */
async function pairScores(
  pairs: readonly WishPair[],
  profiles: readonly MatchProfile[],
  index: MatchIndex,
): Promise<Map<string, number>> {
  const profileOf = new Map(profiles.map((profile) => [profile.id, profile]));
  const othersOf = new Map<string, string[]>();
  for (const { aId, bId } of pairs) {
    const others = othersOf.get(aId);
    if (others) others.push(bId);
    else othersOf.set(aId, [bId]);
  }
  const scores = new Map<string, number>();
  for (const [aId, others] of othersOf) {
    const profile = profileOf.get(aId);
    if (!profile) continue;
    for (const [place, score] of index.mutualScores(profile, others).entries()) {
      scores.set(`${aId} ${others[place]}`, score);
    }
    await nextTurn();
  }
  return scores;
}
