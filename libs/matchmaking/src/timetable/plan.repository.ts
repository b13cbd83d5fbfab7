import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

export type Place = 'video' | 'table' | 'booth';

/** A meeting of a timetable. `a` is the smaller id; instants in UTC. */
export interface PlannedRow {
  aId: string;
  bId: string;
  /** Others who take part, on either side. */
  otherIds: string[];
  startsAt: string;
  endsAt: string;
  place: Place;
  tableNumber: number | null;
  boothCompanyId: string | null;
  hasVideo: boolean;
  value: number;
}

export interface RefusedRow {
  aId: string;
  bId: string;
  isMutual: boolean;
  isMust: boolean;
  reason: string;
  /** Mutual score of the pair, 0 to 1. */
  score: number;
}

export interface LoadRow {
  participantId: string;
  meetings: number;
  wished: number;
  breaks: number;
  missing: number;
  missingReason: string | null;
}

export const instantText = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

export const plannedColumns = `a_id as "aId", b_id as "bId", to_json(others) as "otherIds", ${instantText('starts_at')} as "startsAt",
  ${instantText('ends_at')} as "endsAt", place, table_number as "tableNumber", booth_company_id as "boothCompanyId",
  has_video as "hasVideo", value`;

const column = <Row, Key extends keyof Row>(rows: readonly Row[], key: Key) => rows.map((row) => row[key]);

/** What runs came to: written in bulk, a statement for each table, whatever the size of the fair. */
@Injectable()
export class PlanRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Replaces what an earlier attempt at the same run may have written. */
  async replace(
    manager: EntityManager,
    runId: string,
    { meetings, refusals, loads }: { meetings: PlannedRow[]; refusals: RefusedRow[]; loads: LoadRow[] },
  ): Promise<void> {
    for (const table of ['planned_meeting', 'refused_wish', 'person_load'])
      await manager.query(`delete from matchmaking.${table} where run_id = $1`, [runId]);
    await this.addMeetings(manager, runId, meetings, { from: 0, repairId: null });
    await manager.query(
      `insert into matchmaking.refused_wish (run_id, position, a_id, b_id, is_mutual, is_must, reason, score)
       select $1, place - 1, a, b, mutual, must, reason, score
       from unnest($2::uuid[], $3::uuid[], $4::bool[], $5::bool[], $6::text[], $7::real[]) with ordinality
         as item (a, b, mutual, must, reason, score, place)`,
      [
        runId,
        column(refusals, 'aId'),
        column(refusals, 'bId'),
        column(refusals, 'isMutual'),
        column(refusals, 'isMust'),
        column(refusals, 'reason'),
        column(refusals, 'score'),
      ],
    );
    await manager.query(
      `insert into matchmaking.person_load (run_id, participant_id, meetings, wished, breaks, missing, missing_reason)
       select $1, * from unnest($2::uuid[], $3::int[], $4::int[], $5::int[], $6::int[], $7::text[])`,
      [
        runId,
        column(loads, 'participantId'),
        column(loads, 'meetings'),
        column(loads, 'wished'),
        column(loads, 'breaks'),
        column(loads, 'missing'),
        column(loads, 'missingReason'),
      ],
    );
  }

  /** Adds meetings to a run, numbered from `from`. */
  async addMeetings(
    manager: EntityManager,
    runId: string,
    meetings: readonly PlannedRow[],
    { from, repairId }: { from: number; repairId: string | null },
  ): Promise<void> {
    await manager.query(
      `insert into matchmaking.planned_meeting (run_id, position, repair_id, a_id, b_id, others, starts_at, ends_at, place,
         table_number, booth_company_id, has_video, value)
       select $1, $2::int + nr - 1, $3::uuid, a, b, others::uuid[], starts, ends, place, number, booth, video, value
       from unnest($4::uuid[], $5::uuid[], $6::text[], $7::timestamptz[], $8::timestamptz[], $9::text[], $10::int[], $11::uuid[],
         $12::bool[], $13::float8[]) with ordinality
         as item (a, b, others, starts, ends, place, number, booth, video, value, nr)`,
      [
        runId,
        from,
        repairId,
        column(meetings, 'aId'),
        column(meetings, 'bId'),
        meetings.map((meeting) => `{${meeting.otherIds.join(',')}}`),
        column(meetings, 'startsAt'),
        column(meetings, 'endsAt'),
        column(meetings, 'place'),
        column(meetings, 'tableNumber'),
        column(meetings, 'boothCompanyId'),
        column(meetings, 'hasVideo'),
        column(meetings, 'value'),
      ],
    );
  }

  /**
   * Lets the database know how much a run has written. It would take a new run for a handful of rows until it looks by itself, a
   * minute later, and read all of them where a repair asks for two people.
   */
  async noteSize(): Promise<void> {
    await this.dataSource.query(
      `analyze matchmaking.planned_meeting, matchmaking.refused_wish, matchmaking.person_load`,
    );
  }

  /** The meetings of a run that are not withdrawn, in order of time. */
  meetings(runId: string, manager: EntityManager = this.dataSource.manager): Promise<PlannedRow[]> {
    return manager.query(
      `select ${plannedColumns} from matchmaking.planned_meeting
       where run_id = $1 and withdrawn_at is null order by starts_at, position`,
      [runId],
    );
  }
}
