import { Injectable } from '@nestjs/common';
import type { TimetableRun } from '@parvis/contracts';
import { ParticipantReader } from '@parvis/profiles';
import type { RunRecord } from './run.repository.js';

/** Runs as organisers see them: with the names of those whom a failure concerns. */
@Injectable()
export class RunViews {
  constructor(private readonly participants: ParticipantReader) {}

  async of(runs: readonly RunRecord[]): Promise<(run: RunRecord) => TimetableRun> {
    const lines = await this.participants.lines([...new Set(runs.flatMap((run) => run.failure?.personIds ?? []))]);
    return ({ fairId: _fairId, createdBy: _createdBy, failure, ...run }) => ({
      ...run,
      failure: failure && {
        code: failure.code,
        details: failure.details,
        // What looks like a person may be a company, or somebody who has gone.
        people: failure.personIds.flatMap((id) => lines.get(id) ?? []),
      },
    });
  }

  async one(run: RunRecord): Promise<TimetableRun> {
    return (await this.of([run]))(run);
  }
}
