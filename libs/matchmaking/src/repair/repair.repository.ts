import { Injectable } from '@nestjs/common';
import type { CursorValues } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { Pair } from '../planning/pair.rules.js';
import type { PlanningPair } from '../timetable/pair.repository.js';
import { pairColumns } from '../timetable/pair.repository.js';
import { instantText, type PlannedRow, plannedColumns } from '../timetable/plan.repository.js';

export interface RepairRow extends Pair {
  id: string;
  cause: 'cancelled' | 'no-show' | 'moved' | 'late-wish' | 'not-free';
  /** When the meeting that went was to begin. */
  startsAt: string | null;
  at: string;
}

export interface NewRepair extends Pair {
  fairId: string;
  runId: string;
  cause: RepairRow['cause'];
  startsAt: string | null;
  /** What it answers to: the same is not answered twice. */
  eventKey: string;
}

/** A pair that could be given a meeting. */
export interface WaitingPair extends PlanningPair {
  /** Mutual score, 0 to 1, as the run saw it; a half where it saw none. */
  score: number;
}

/** What is taken at one time, of the tables or of one booth. */
export interface TakenPlaces {
  startsAt: string;
  /** Null: the tables. */
  boothCompanyId: string | null;
  count: number;
  tables: number[] | null;
}

/** Pairs that wait for a table are looked at up to this number, the most valuable first. */
const mostWaitingForTables = 100;

@Injectable()
export class RepairRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Id of the new repair, null when this has been answered already. */
  async begin(manager: EntityManager, repair: NewRepair): Promise<string | null> {
    const [row]: { id: string }[] = await manager.query(
      `insert into matchmaking.repair (fair_id, run_id, cause, a_id, b_id, starts_at, event_key)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (event_key) do nothing returning id`,
      [repair.fairId, repair.runId, repair.cause, repair.aId, repair.bId, repair.startsAt, repair.eventKey],
    );
    return row?.id ?? null;
  }

  /** Takes the meeting of a pair off the timetable; null when it is not on it. */
  async withdraw(manager: EntityManager, runId: string, { aId, bId }: Pair): Promise<PlannedRow | null> {
    const [rows]: [PlannedRow[]] = await manager.query(
      `update matchmaking.planned_meeting set withdrawn_at = now()
       where run_id = $1 and a_id = $2 and b_id = $3 and withdrawn_at is null returning ${plannedColumns}`,
      [runId, aId, bId],
    );
    return rows[0] ?? null;
  }

  /** The pairs with a wish of or about one of these people; whatever was said. */
  around(manager: EntityManager, runId: string, ids: readonly string[]): Promise<WaitingPair[]> {
    return this.waiting(
      manager,
      runId,
      `select * from matchmaking.wish where from_id = any($2::uuid[])
       union select * from matchmaking.wish where to_id = any($2::uuid[])`,
      ids,
    );
  }

  /** The same for one pair. */
  pair(manager: EntityManager, runId: string, { aId, bId }: Pair): Promise<WaitingPair[]> {
    return this.waiting(
      manager,
      runId,
      `select * from matchmaking.wish where from_id = any($2::uuid[]) and to_id = any($2::uuid[])`,
      [aId, bId],
    );
  }

  /** The pairs that the run refused for want of a table or booth. */
  withoutPlace(manager: EntityManager, runId: string): Promise<WaitingPair[]> {
    return this.waiting(
      manager,
      runId,
      `select w.* from (
         select a_id, b_id from matchmaking.refused_wish where run_id = $1 and reason = any($2::text[])
         order by position limit ${mostWaitingForTables}
       ) r join matchmaking.wish w on (w.from_id = r.a_id and w.to_id = r.b_id) or (w.from_id = r.b_id and w.to_id = r.a_id)`,
      ['no-table', 'no-booth'],
    );
  }

  /** The meetings on the timetable that one of these people has a part in. */
  meetingsOf(manager: EntityManager, runId: string, ids: readonly string[]): Promise<PlannedRow[]> {
    const live = `matchmaking.planned_meeting where run_id = $1 and withdrawn_at is null`;
    return manager.query(
      `select ${plannedColumns} from (
         select * from ${live} and a_id = any($2::uuid[])
         union all select * from ${live} and b_id = any($2::uuid[]) and a_id <> all($2::uuid[])
         union all select * from ${live} and others <> '{}' and others && $2::uuid[]
           and a_id <> all($2::uuid[]) and b_id <> all($2::uuid[])
       ) mine order by starts_at, position`,
      [runId, ids],
    );
  }

  /** Those of these people who have no meeting at one of these times, at least. */
  async freeAt(
    manager: EntityManager,
    runId: string,
    ids: readonly string[],
    times: readonly string[],
  ): Promise<Set<string>> {
    const live = `matchmaking.planned_meeting where run_id = $1 and withdrawn_at is null and starts_at = any($3::timestamptz[])`;
    const rows: { id: string }[] = await manager.query(
      `with busy as (
         select a_id as id, starts_at from ${live} and a_id = any($2::uuid[])
         union all select b_id, starts_at from ${live} and b_id = any($2::uuid[])
         union all select unnest(others), starts_at from ${live} and others <> '{}' and others && $2::uuid[]
       ), full_at as (select id from busy group by id having count(distinct starts_at) >= cardinality($3::timestamptz[]))
       select id from unnest($2::uuid[]) as asked (id) except select id from full_at`,
      [runId, ids, times],
    );
    return new Set(rows.map((row) => row.id));
  }

  /** The tables, and the seats of these companies' booths, that are taken at these times. */
  placesAt(
    manager: EntityManager,
    runId: string,
    times: readonly string[],
    companyIds: readonly string[],
  ): Promise<TakenPlaces[]> {
    return manager.query(
      `select ${instantText('starts_at')} as "startsAt", booth_company_id as "boothCompanyId", count(*)::int as count,
         to_json(array_agg(table_number) filter (where table_number is not null)) as tables
       from matchmaking.planned_meeting
       where run_id = $1 and withdrawn_at is null and place <> 'video' and starts_at = any($2::timestamptz[])
         and (booth_company_id is null or booth_company_id = any($3::uuid[]))
       group by starts_at, booth_company_id`,
      [runId, times, companyIds],
    );
  }

  /** Newest first, one more than `limit`. */
  list(fairId: string, after: CursorValues | null, limit: number): Promise<(RepairRow & { place: string })[]> {
    return this.dataSource.query(
      `select id, cause, a_id as "aId", b_id as "bId", ${instantText('starts_at')} as "startsAt", ${instantText('at')} as at,
         at::text as place
       from matchmaking.repair where fair_id = $1 and ($2::timestamptz is null or (repair.at, id) < ($2::timestamptz, $3::uuid))
       order by repair.at desc, id desc limit $4`,
      [fairId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
  }

  async count(fairId: string): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from matchmaking.repair where fair_id = $1`,
      [fairId],
    );
    return row.count;
  }

  /** What repairs have added, whether or not it still stands. */
  added(repairIds: readonly string[]): Promise<(PlannedRow & { repairId: string })[]> {
    return this.dataSource.query(
      `select repair_id as "repairId", ${plannedColumns} from matchmaking.planned_meeting
       where repair_id = any($1::uuid[]) order by starts_at, position`,
      [repairIds],
    );
  }

  private waiting(
    manager: EntityManager,
    runId: string,
    wishes: string,
    parameter: readonly string[],
  ): Promise<WaitingPair[]> {
    return manager.query(
      `with said as (${wishes}), pair as (select ${pairColumns} from said group by 1, 2)
       select pair.*, coalesce(r.score, 0.5) as score from pair
       left join matchmaking.refused_wish r on r.run_id = $1 and r.a_id = pair."aId" and r.b_id = pair."bId"
       order by pair."aId", pair."bId"`,
      [runId, parameter],
    );
  }
}
