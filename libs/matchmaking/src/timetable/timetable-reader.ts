import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Pair, pairKey } from '../planning/pair.rules.js';
import { type PlannedRow, PlanRepository, plannedColumns } from './plan.repository.js';
import { RunRepository } from './run.repository.js';

/** What other domains may read of timetables. */
@Injectable()
export class TimetableReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: RunRepository,
    private readonly plans: PlanRepository,
  ) {}

  /** Id of the run whose timetable is to be on the agendas, null before the first. */
  async publishedRun(fairId: string): Promise<string | null> {
    return (await this.runs.published(fairId))?.id ?? null;
  }

  /** The meetings of a run as they stand, repairs included, in order of time; UTC instants. */
  meetings(runId: string): Promise<PlannedRow[]> {
    return this.plans.meetings(runId);
  }

  /** The meetings that a repair has added and that still stand. */
  addedBy(repairId: string): Promise<PlannedRow[]> {
    return this.dataSource.query(
      `select ${plannedColumns} from matchmaking.planned_meeting
       where repair_id = $1 and withdrawn_at is null order by starts_at, position`,
      [repairId],
    );
  }

  /** When one of a pair last said want or could; a pair of whom nobody does is left out. */
  async lastWishes(pairs: readonly Pair[]): Promise<(pair: Pair) => string | null> {
    const rows: (Pair & { at: string })[] = await this.dataSource.query(
      `select pair.a as "aId", pair.b as "bId", to_char(max(w.updated_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
       from unnest($1::uuid[], $2::uuid[]) as pair (a, b)
       join matchmaking.wish w on (w.from_id, w.to_id) in ((pair.a, pair.b), (pair.b, pair.a)) and w.level <> 'no'
       group by 1, 2`,
      [pairs.map((pair) => pair.aId), pairs.map((pair) => pair.bId)],
    );
    const at = new Map(rows.map((row) => [pairKey(row), row.at]));
    return (pair) => at.get(pairKey(pair)) ?? null;
  }
}
