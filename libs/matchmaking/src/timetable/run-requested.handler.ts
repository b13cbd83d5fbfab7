import { Logger } from '@nestjs/common';
import type { EventPayload } from '@parvis/contracts';
import {
  EngineInputError,
  PlanStoppedError,
  planTimetable,
  type Timetable,
  type TimetableProblem,
} from '@parvis/engine';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { givingWay } from '../allocation/give-way.js';
import { outcomeSteps } from './outcome.rules.js';
import { type RunRecord, RunRepository } from './run.repository.js';
import { RunEffects } from './run-effects.js';
import { failureOf } from './run-failure.rules.js';
import { RunProblem } from './run-problem.js';

const reportEveryMs = 250;

/** Makes one timetable. Delivered again after a crash it begins anew and comes to the same result. */
@HandlesEvent('run.requested.v1', 'matchmaking.runs')
export class RunRequestedHandler implements EventHandler<'run.requested.v1'> {
  private readonly logger = new Logger('timetable');

  constructor(
    private readonly runs: RunRepository,
    private readonly problems: RunProblem,
    private readonly effects: RunEffects,
  ) {}

  async handle({ fairId, runId }: EventPayload<'run.requested.v1'>): Promise<void> {
    const run = await this.runs.find(fairId, runId);
    if (!run || !(await this.runs.begin(runId))) return;
    this.effects.announce(run);
    try {
      const prepared = await this.problems.prepare(run);
      const timetable = await this.plan(run, prepared.problem);
      await this.effects.finish(run, await givingWay(outcomeSteps(prepared, timetable)));
    } catch (error) {
      if (!(error instanceof PlanStoppedError)) await this.fail(run, error);
    }
    this.effects.announce(run);
  }

  /** @throws PlanStoppedError when the run was cancelled. */
  private plan(run: RunRecord, problem: TimetableProblem): Promise<Timetable> {
    let progress = 0;
    let reportedAt = 0;
    return planTimetable(problem, {
      onProgress: (fraction) => {
        progress = fraction;
      },
      shouldStop: async () => {
        if (Date.now() - reportedAt < reportEveryMs) return false;
        reportedAt = Date.now();
        const goesOn = await this.runs.advance(run.id, progress);
        if (goesOn) this.effects.announce(run);
        return !goesOn;
      },
    });
  }

  private async fail(run: RunRecord, error: unknown): Promise<void> {
    const failure = failureOf(error);
    const details = { runId: run.id, error };
    if (error instanceof EngineInputError) this.logger.warn(details, 'a timetable run contradicts itself');
    else this.logger.error(details, 'a timetable run failed');
    await this.runs.fail(run.id, failure);
  }
}
