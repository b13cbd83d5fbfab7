import { Injectable } from '@nestjs/common';
import { audience, Outbox, RealtimePublisher } from '@parvis/platform';
import { DataSource } from 'typeorm';
import type { RunOutcome } from './outcome.rules.js';
import { PlanRepository } from './plan.repository.js';
import { type RunRecord, RunRepository } from './run.repository.js';

/** What a run leaves behind. */
@Injectable()
export class RunEffects {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: RunRepository,
    private readonly plans: PlanRepository,
    private readonly outbox: Outbox,
    private readonly realtime: RealtimePublisher,
  ) {}

  /** Tells organisers that there is news of a run, or of the timetable that it made. */
  announce({ fairId, id }: Pick<RunRecord, 'fairId' | 'id'>): void {
    this.realtime.publish(audience.organisers(fairId), 'run.progress', { fairId, runId: id });
  }

  async finish(run: RunRecord, outcome: RunOutcome): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const isCounted = await this.runs.finish(manager, run.id, outcome.numbers);
      // Over already: cancelled, or finished by another worker; what it came to may be on the agendas.
      if (!isCounted) return;
      await this.plans.replace(manager, run.id, outcome);
      await this.runs.prune(manager, run.fairId);
      const { fairId, id: runId, createdBy: startedBy, number } = run;
      await this.outbox.record(manager, 'run.finished.v1', { fairId, runId, startedBy, number });
    });
    await this.plans.noteSize();
  }
}
