import { Injectable } from '@nestjs/common';
import type { TimetableRun } from '@parvis/contracts';
import { type CursorValues, DomainError } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';

export interface RunRecord extends TimetableRun {
  fairId: string;
  createdBy: string;
}

type RunRow = Omit<RunRecord, 'createdAt' | 'finishedAt' | 'publishedAt'> & {
  createdAt: Date;
  finishedAt: Date | null;
  publishedAt: Date | null;
};

const columns = `id, fair_id as "fairId", number, status, progress, people, wishes, meetings,
  people_with_meeting as "peopleWithMeeting", value, bound, failure, created_by as "createdBy", created_at as "createdAt",
  finished_at as "finishedAt", published_at as "publishedAt"`;

const toRun = (row: RunRow): RunRecord => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
  publishedAt: row.publishedAt?.toISOString() ?? null,
});

const uniqueViolation = '23505';

@Injectable()
export class RunRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws RUN_IN_PROGRESS when the fair has one that waits or runs. */
  async insert(manager: EntityManager, fairId: string, createdBy: string): Promise<RunRecord> {
    try {
      const [row]: [RunRow] = await manager.query(
        `insert into matchmaking.timetable_run (fair_id, number, created_by)
         select $1, coalesce(max(number), 0) + 1, $2 from matchmaking.timetable_run where fair_id = $1 returning ${columns}`,
        [fairId, createdBy],
      );
      return toRun(row);
    } catch (error) {
      if ((error as { code?: string }).code !== uniqueViolation) throw error;
      throw new DomainError('RUN_IN_PROGRESS', 'conflict', 'A run of this fair is on its way');
    }
  }

  async find(fairId: string, runId: string): Promise<RunRecord | null> {
    const rows: RunRow[] = await this.dataSource.query(
      `select ${columns} from matchmaking.timetable_run where id = $1 and fair_id = $2`,
      [runId, fairId],
    );
    return rows[0] ? toRun(rows[0]) : null;
  }

  /** Newest first, one more than `limit`. */
  async list(fairId: string, before: CursorValues | null, limit: number): Promise<RunRecord[]> {
    const rows: RunRow[] = await this.dataSource.query(
      `select ${columns} from matchmaking.timetable_run
       where fair_id = $1 and ($2::int is null or number < $2::int) order by number desc limit $3`,
      [fairId, before?.[0] ?? null, limit + 1],
    );
    return rows.map(toRun);
  }

  async count(fairId: string): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from matchmaking.timetable_run where fair_id = $1`,
      [fairId],
    );
    return row.count;
  }

  /** The run whose timetable is on the agendas. */
  async published(fairId: string): Promise<RunRecord | null> {
    const rows: RunRow[] = await this.dataSource.query(
      `select ${columns} from matchmaking.timetable_run
       where fair_id = $1 and published_at is not null order by published_at desc limit 1`,
      [fairId],
    );
    return rows[0] ? toRun(rows[0]) : null;
  }

  /** Whether the run was waiting, or was left running by a process that died. */
  async begin(runId: string): Promise<boolean> {
    const [, changed]: [unknown, number] = await this.dataSource.query(
      `update matchmaking.timetable_run set status = 'running', progress = 0 where id = $1 and status in ('queued', 'running')`,
      [runId],
    );
    return changed === 1;
  }

  /** Notes progress; false when the run was cancelled meanwhile. */
  async advance(runId: string, progress: number): Promise<boolean> {
    const [, changed]: [unknown, number] = await this.dataSource.query(
      `update matchmaking.timetable_run set progress = $2 where id = $1 and status = 'running'`,
      [runId, progress],
    );
    return changed === 1;
  }

  async fail(runId: string, failure: string): Promise<void> {
    await this.dataSource.query(
      `update matchmaking.timetable_run set status = 'failed', failure = $2, finished_at = now()
       where id = $1 and status in ('queued', 'running')`,
      [runId, failure],
    );
  }

  /** False when it was over already. */
  async cancel(runId: string): Promise<boolean> {
    const [, changed]: [unknown, number] = await this.dataSource.query(
      `update matchmaking.timetable_run set status = 'cancelled', finished_at = now()
       where id = $1 and status in ('queued', 'running')`,
      [runId],
    );
    return changed === 1;
  }

  /** Only out of `running`, so that a run that was cancelled stays so. */
  async finish(
    manager: EntityManager,
    runId: string,
    numbers: Pick<RunRecord, 'people' | 'wishes' | 'meetings' | 'peopleWithMeeting' | 'value' | 'bound'>,
  ): Promise<boolean> {
    const [, changed]: [unknown, number] = await manager.query(
      `update matchmaking.timetable_run set status = 'finished', progress = 1, finished_at = now(),
         people = $2, wishes = $3, meetings = $4, people_with_meeting = $5, value = $6, bound = $7
       where id = $1 and status = 'running'`,
      [
        runId,
        numbers.people,
        numbers.wishes,
        numbers.meetings,
        numbers.peopleWithMeeting,
        numbers.value,
        numbers.bound,
      ],
    );
    return changed === 1;
  }

  async markPublished(manager: EntityManager, runId: string): Promise<void> {
    await manager.query(`update matchmaking.timetable_run set published_at = clock_timestamp() where id = $1`, [runId]);
  }
}
