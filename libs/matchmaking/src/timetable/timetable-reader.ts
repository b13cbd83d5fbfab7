import { Injectable } from '@nestjs/common';
import { type PlannedRow, PlanRepository } from './plan.repository.js';
import { RunRepository } from './run.repository.js';

/** What other domains may read of timetables. */
@Injectable()
export class TimetableReader {
  constructor(
    private readonly plans: PlanRepository,
    private readonly runs: RunRepository,
  ) {}

  /** Id of the run whose timetable is to be on the agendas, null before the first. */
  async publishedRun(fairId: string): Promise<string | null> {
    return (await this.runs.published(fairId))?.id ?? null;
  }

  /** All meetings of a run in order of time; UTC instants. */
  meetings(runId: string): Promise<PlannedRow[]> {
    return this.plans.meetings(runId);
  }
}
