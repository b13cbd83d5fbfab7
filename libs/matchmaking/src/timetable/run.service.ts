import { Injectable } from '@nestjs/common';
import type { BodyOf, listRuns, Page, QueryOf, startRun, TimetableRun } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { DomainError, decodeCursor, invalid, notFound, Outbox, pageFrom } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { CurrentPlanRepository } from './current-plan.repository.js';
import { type RunRecord, RunRepository } from './run.repository.js';
import { RunEffects } from './run-effects.js';
import { RunViews } from './run-views.js';

@Injectable()
export class RunService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: RunRepository,
    private readonly current: CurrentPlanRepository,
    private readonly fairs: FairReader,
    private readonly outbox: Outbox,
    private readonly effects: RunEffects,
    private readonly views: RunViews,
  ) {}

  /** Two clicks are one run. @throws RUN_IN_PROGRESS when another one is on its way. */
  async start(fairId: string, userId: string, wanted: BodyOf<typeof startRun>): Promise<TimetableRun> {
    await this.assertPossible(fairId, wanted);
    try {
      const run = await this.dataSource.transaction(async (manager) => {
        const inserted = await this.runs.insert(manager, fairId, userId, wanted);
        await this.outbox.record(manager, 'run.requested.v1', { fairId, runId: inserted.id });
        return inserted;
      });
      return this.views.one(run);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'RUN_IN_PROGRESS') throw error;
      const twin = await this.runs.twin(fairId, userId, wanted);
      if (!twin) throw error;
      return this.views.one(twin);
    }
  }

  async list(fairId: string, { cursor, limit, kind }: QueryOf<typeof listRuns>): Promise<Page<TimetableRun>> {
    const [rows, total] = await Promise.all([
      this.runs.list(fairId, kind ?? null, decodeCursor(cursor, 1), limit),
      this.runs.count(fairId, kind ?? null),
    ]);
    return pageFrom(rows, limit, total, (run) => [run.number], await this.views.of(rows));
  }

  async get(fairId: string, runId: string): Promise<TimetableRun> {
    return this.views.one(await this.find(fairId, runId));
  }

  /** @throws NOT_FOUND */
  async find(fairId: string, runId: string): Promise<RunRecord> {
    const run = await this.runs.find(fairId, runId);
    if (!run) throw notFound('run');
    return run;
  }

  async cancel(fairId: string, runId: string): Promise<TimetableRun> {
    const run = await this.find(fairId, runId);
    if (await this.runs.cancel(runId)) this.effects.announce(run);
    return this.get(fairId, runId);
  }

  /** Publishing an older run is the way back to it. */
  async publish(fairId: string, runId: string): Promise<TimetableRun> {
    const run = await this.find(fairId, runId);
    if (run.kind === 'what-if')
      throw new DomainError('RUN_IS_WHAT_IF', 'conflict', 'A what-if is of a fair that does not exist');
    if (run.status !== 'finished')
      throw new DomainError('RUN_NOT_FINISHED', 'conflict', 'Only a finished run can be published');
    await this.dataSource.transaction(async (manager) => {
      // Two clicks at once: the second waits here and finds the first's work.
      await this.current.lock(manager, fairId);
      const before = await this.runs.published(fairId, manager);
      if (before?.id === runId) {
        throw new DomainError('RUN_ALREADY_PUBLISHED', 'conflict', 'This timetable is on the agendas already');
      }
      await this.current.takeOver(manager, fairId, runId, before?.id ?? null);
      await this.runs.markPublished(manager, runId);
      await this.outbox.record(manager, 'timetable.published.v1', { fairId, runId });
    });
    this.effects.announce(run);
    return this.get(fairId, runId);
  }

  private async assertPossible(fairId: string, { changes }: BodyOf<typeof startRun>): Promise<void> {
    if (!changes) return;
    const fair = { ...(await this.fairs.get(fairId)), ...changes };
    if (fair.dayEndsAt <= fair.dayStartsAt) {
      const path = changes.dayEndsAt === undefined ? 'changes.dayStartsAt' : 'changes.dayEndsAt';
      throw invalid(path, 'ends-before-start');
    }
  }
}
