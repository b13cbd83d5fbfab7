import { Injectable } from '@nestjs/common';
import type { RunReport, TimetableRun, WhatIf } from '@parvis/contracts';
import { type CursorValues, DomainError } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';

/** Why a run came to nothing: a code, whom it concerns and what the engine says of it. */
export interface RunFailure {
  code: string;
  personIds: string[];
  details: Record<string, unknown>;
}

export interface RunRecord extends Omit<TimetableRun, 'failure'> {
  fairId: string;
  createdBy: string;
  failure: RunFailure | null;
}

export interface NewRun {
  kind: TimetableRun['kind'];
  keeps: TimetableRun['keeps'];
  changes: WhatIf | null;
  note: string;
}

export interface RunNumbers extends Pick<RunRecord, 'people' | 'wishes' | 'meetings' | 'peopleWithMeeting'> {
  value: number;
  bound: number;
  report: RunReport;
}

type RunRow = Omit<RunRecord, 'createdAt' | 'finishedAt' | 'publishedAt'> & {
  createdAt: Date;
  finishedAt: Date | null;
  publishedAt: Date | null;
};

const columns = `r.id, r.fair_id as "fairId", r.number, r.kind, r.keeps, r.changes, r.note, r.status, r.progress, r.people, r.wishes,
  r.meetings, r.people_with_meeting as "peopleWithMeeting", r.value, r.bound, r.report, r.failure, r.created_by as "createdBy",
  r.created_at as "createdAt", r.finished_at as "finishedAt", r.published_at as "publishedAt",
  r.published_at is not null and not exists (
    select 1 from matchmaking.timetable_run later where later.fair_id = r.fair_id and later.published_at > r.published_at
  ) as "isCurrent"`;

const toRun = (row: RunRow): RunRecord => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
  publishedAt: row.publishedAt?.toISOString() ?? null,
});

const uniqueViolation = '23505';
/** The same request of the same person within this time is a second click. */
const twinSeconds = 5;
/** Runs of a fair that are kept beside those that were published. */
const keptRuns = 20;

@Injectable()
export class RunRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws RUN_IN_PROGRESS when the fair has one that waits or runs. */
  async insert(manager: EntityManager, fairId: string, createdBy: string, run: NewRun): Promise<RunRecord> {
    try {
      const [row]: [RunRow] = await manager.query(
        `insert into matchmaking.timetable_run as r (fair_id, number, created_by, kind, keeps, changes, note)
         select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5::jsonb, $6 from matchmaking.timetable_run where fair_id = $1
         returning ${columns}`,
        [fairId, createdBy, run.kind, run.keeps, run.changes && JSON.stringify(run.changes), run.note],
      );
      return toRun(row);
    } catch (error) {
      if ((error as { code?: string }).code !== uniqueViolation) throw error;
      throw new DomainError('RUN_IN_PROGRESS', 'conflict', 'A run of this fair is on its way');
    }
  }

  /** The run that the same person has asked for just now in the same words, if it waits or runs. */
  twin(fairId: string, createdBy: string, run: NewRun): Promise<RunRecord | null> {
    return this.first(
      `r.fair_id = $1 and r.created_by = $2 and r.kind = $3 and r.keeps = $4 and r.changes is not distinct from $5::jsonb
       and r.note = $6 and r.status in ('queued', 'running') and r.created_at > now() - make_interval(secs => ${twinSeconds})`,
      [fairId, createdBy, run.kind, run.keeps, run.changes && JSON.stringify(run.changes), run.note],
    );
  }

  find(fairId: string, runId: string): Promise<RunRecord | null> {
    return this.first(`r.id = $1 and r.fair_id = $2`, [runId, fairId]);
  }

  /** Newest first, one more than `limit`. */
  async list(
    fairId: string,
    kind: TimetableRun['kind'] | null,
    before: CursorValues | null,
    limit: number,
  ): Promise<RunRecord[]> {
    const rows: RunRow[] = await this.dataSource.query(
      `select ${columns} from matchmaking.timetable_run r
       where r.fair_id = $1 and ($2::text is null or r.kind = $2) and ($3::int is null or r.number < $3::int)
       order by r.number desc limit $4`,
      [fairId, kind, before?.[0] ?? null, limit + 1],
    );
    return rows.map(toRun);
  }

  async count(fairId: string, kind: TimetableRun['kind'] | null): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from matchmaking.timetable_run where fair_id = $1 and ($2::text is null or kind = $2)`,
      [fairId, kind],
    );
    return row.count;
  }

  /** The run whose timetable is on the agendas. */
  published(fairId: string, manager?: EntityManager): Promise<RunRecord | null> {
    return this.first(`r.fair_id = $1 and r.published_at is not null order by r.published_at desc`, [fairId], manager);
  }

  /** Whether the run was waiting, or was left running by a process that died. */
  begin(runId: string): Promise<boolean> {
    return this.change(`set status = 'running', progress = 0 where id = $1 and status in ('queued', 'running')`, [
      runId,
    ]);
  }

  /** Notes progress; false when the run was cancelled meanwhile. */
  advance(runId: string, progress: number): Promise<boolean> {
    return this.change(`set progress = $2 where id = $1 and status = 'running'`, [runId, progress]);
  }

  async fail(runId: string, failure: RunFailure): Promise<void> {
    await this.change(
      `set status = 'failed', failure = $2, finished_at = now() where id = $1 and status in ('queued', 'running')`,
      [runId, JSON.stringify(failure)],
    );
  }

  /** False when it was over already. */
  cancel(runId: string): Promise<boolean> {
    return this.change(
      `set status = 'cancelled', finished_at = now() where id = $1 and status in ('queued', 'running')`,
      [runId],
    );
  }

  /** Only out of `running`, so that a run that was cancelled stays so. */
  finish(manager: EntityManager, runId: string, numbers: RunNumbers): Promise<boolean> {
    const { people, wishes, meetings, peopleWithMeeting, value, bound, report } = numbers;
    return this.change(
      `set status = 'finished', progress = 1, finished_at = now(), people = $2, wishes = $3, meetings = $4,
         people_with_meeting = $5, value = $6, bound = $7, report = $8
       where id = $1 and status = 'running'`,
      [runId, people, wishes, meetings, peopleWithMeeting, value, bound, JSON.stringify(report)],
      manager,
    );
  }

  async markPublished(manager: EntityManager, runId: string): Promise<void> {
    await this.change(`set published_at = clock_timestamp() where id = $1`, [runId], manager);
  }

  /** Removes runs with all their details, except the latest, those that were ever published, and any on its way. */
  async prune(manager: EntityManager, fairId: string): Promise<void> {
    await manager.query(
      `delete from matchmaking.timetable_run where id in (
         select id from matchmaking.timetable_run
         where fair_id = $1 and published_at is null and status not in ('queued', 'running')
         order by number desc offset ${keptRuns})`,
      [fairId],
    );
  }

  private async first(condition: string, parameters: unknown[], manager: EntityManager = this.dataSource.manager) {
    const rows: RunRow[] = await manager.query(
      `select ${columns} from matchmaking.timetable_run r where ${condition} limit 1`,
      parameters,
    );
    return rows[0] ? toRun(rows[0]) : null;
  }

  private async change(
    change: string,
    parameters: unknown[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<boolean> {
    const [, changed]: [unknown, number] = await manager.query(
      `update matchmaking.timetable_run ${change}`,
      parameters,
    );
    return changed === 1;
  }
}
