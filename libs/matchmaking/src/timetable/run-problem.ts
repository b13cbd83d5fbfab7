import { Injectable } from '@nestjs/common';
import { FairReader } from '@parvis/fairs';
import { givingWay } from '../allocation/give-way.js';
import { PlanningReader } from '../planning/planning-reader.js';
import { FairTables } from '../table/fair-tables.js';
import { Candidates } from './candidates.js';
import { PairRepository } from './pair.repository.js';
import { PairScores } from './pair-scores.js';
import { type PlannedRow, PlanRepository } from './plan.repository.js';
import { type PreparedProblem, prepareSteps } from './problem.rules.js';
import { type RunRecord, RunRepository } from './run.repository.js';
import { changesSlots, withChanges } from './what-if.rules.js';

/** Once a timetable is on the agendas, meetings that begin within the hour are not moved any more. */
const frozenMs = 3_600_000;

/** Gathers what a run is to be made of. A what-if is the same on a copy of the fair with other settings. */
@Injectable()
export class RunProblem {
  constructor(
    private readonly runs: RunRepository,
    private readonly plans: PlanRepository,
    private readonly pairs: PairRepository,
    private readonly scores: PairScores,
    private readonly planning: PlanningReader,
    private readonly fairs: FairReader,
    private readonly candidates: Candidates,
    private readonly tables: FairTables,
  ) {}

  async prepare({ fairId, number, keeps, changes }: RunRecord): Promise<PreparedProblem> {
    const [fairNow, { people, pairs }, declined, cancelled, planningNow, onAgendas] = await Promise.all([
      this.fairs.get(fairId),
      this.candidates.of(fairId),
      this.pairs.declined(fairId),
      this.pairs.cancelled(fairId),
      this.planning.load(fairId),
      this.publishedMeetings(fairId),
    ]);
    const { fair, rules } = withChanges(fairNow, planningNow.rules, changes);
    const published = changesSlots(changes) ? [] : onAgendas;
    const now = changesSlots(changes) ? 0 : Date.now();
    const slots = this.fairs.slotsFor(fair);
    const steps = prepareSteps({
      fair,
      slots,
      tableLimits: await this.tables.limits(fairId, fair, slots),
      people,
      pairs,
      planning: { ...planningNow, rules },
      published,
      declined,
      cancelled,
      now,
      frozenUntil: now + (published.length > 0 ? frozenMs : 0),
      keepsLater: keeps === 'published',
      seed: number,
      scoreOf: await this.scores.of(fairId, pairs),
    });
    return givingWay(steps);
  }

  private async publishedMeetings(fairId: string): Promise<PlannedRow[]> {
    const run = await this.runs.published(fairId);
    return run ? this.plans.meetings(run.id) : [];
  }
}
