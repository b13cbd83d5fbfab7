import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

export interface PlannedRow {
  aId: string;
  bId: string;
  startsAt: string;
  endsAt: string;
  place: 'video' | 'table';
  tableNumber: number | null;
  value: number;
}

export interface RefusedRow {
  aId: string;
  bId: string;
  isMutual: boolean;
  reason: string;
}

/** Narrows a list of a run: rows after a position, with one of these people if any are named. */
export interface PlanFilter {
  after: number | null;
  people: readonly string[] | null;
  limit: number;
}

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const ofPeople = `($2::uuid[] is null or a_id = any($2) or b_id = any($2))`;

/** What a run came to: meetings in order of time, and wishes that were not granted. */
@Injectable()
export class PlanRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Replaces what an earlier attempt at the same run may have written. */
  async replace(
    manager: EntityManager,
    runId: string,
    meetings: readonly PlannedRow[],
    refusals: readonly RefusedRow[],
  ): Promise<void> {
    await manager.query(`delete from matchmaking.planned_meeting where run_id = $1`, [runId]);
    await manager.query(`delete from matchmaking.refused_wish where run_id = $1`, [runId]);
    await manager.query(
      `insert into matchmaking.planned_meeting (run_id, position, a_id, b_id, starts_at, ends_at, place, table_number, value)
       select $1, place_in_list - 1, item."aId", item."bId", item."startsAt", item."endsAt", item.place, item."tableNumber", item.value
       from rows from (jsonb_to_recordset($2::jsonb) as ("aId" uuid, "bId" uuid, "startsAt" timestamptz, "endsAt" timestamptz,
         place text, "tableNumber" int, value float8)) with ordinality
         as item ("aId", "bId", "startsAt", "endsAt", place, "tableNumber", value, place_in_list)`,
      [runId, JSON.stringify(meetings)],
    );
    await manager.query(
      `insert into matchmaking.refused_wish (run_id, position, a_id, b_id, is_mutual, reason)
       select $1, place_in_list - 1, item."aId", item."bId", item."isMutual", item.reason
       from rows from (jsonb_to_recordset($2::jsonb) as ("aId" uuid, "bId" uuid, "isMutual" boolean, reason text)) with ordinality
         as item ("aId", "bId", "isMutual", reason, place_in_list)`,
      [runId, JSON.stringify(refusals)],
    );
  }

  /** All meetings of a run in order of time. */
  meetings(runId: string): Promise<PlannedRow[]> {
    return this.dataSource.query(
      `select a_id as "aId", b_id as "bId", ${instant('starts_at')} as "startsAt", ${instant('ends_at')} as "endsAt",
              place, table_number as "tableNumber", value
       from matchmaking.planned_meeting where run_id = $1 order by position`,
      [runId],
    );
  }

  /** One row more than the limit. */
  async listMeetings(
    runId: string,
    { after, people, limit }: PlanFilter,
  ): Promise<(PlannedRow & { position: number })[]> {
    return this.dataSource.query(
      `select position, a_id as "aId", b_id as "bId", ${instant('starts_at')} as "startsAt", ${instant('ends_at')} as "endsAt",
              place, table_number as "tableNumber", value
       from matchmaking.planned_meeting
       where run_id = $1 and ${ofPeople} and ($3::int is null or position > $3) order by position limit $4`,
      [runId, people, after, limit + 1],
    );
  }

  /** One row more than the limit. */
  async listRefusals(
    runId: string,
    { after, people, limit }: PlanFilter,
  ): Promise<(RefusedRow & { position: number })[]> {
    return this.dataSource.query(
      `select position, a_id as "aId", b_id as "bId", is_mutual as "isMutual", reason
       from matchmaking.refused_wish
       where run_id = $1 and ${ofPeople} and ($3::int is null or position > $3) order by position limit $4`,
      [runId, people, after, limit + 1],
    );
  }

  async count(
    table: 'planned_meeting' | 'refused_wish',
    runId: string,
    people: readonly string[] | null,
  ): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from matchmaking.${table} where run_id = $1 and ${ofPeople}`,
      [runId, people],
    );
    return row.count;
  }
}
