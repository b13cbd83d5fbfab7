import { Injectable } from '@nestjs/common';
import type { CursorValues } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { type LoadRow, type PlannedRow, plannedColumns, type RefusedRow } from './plan.repository.js';

/** Narrows a list of a run: rows after a place, with one of these people if any are named. */
export interface PlanFilter {
  after: CursorValues | null;
  people: readonly string[] | null;
  limit: number;
}

export type LoadOrder = 'most' | 'fewest' | 'breaks' | 'missing';

const ofPair = `($2::uuid[] is null or a_id = any($2) or b_id = any($2))`;
const ofMeeting = `($2::uuid[] is null or a_id = any($2) or b_id = any($2) or others && $2)`;
const ofPerson = `($2::uuid[] is null or participant_id = any($2))`;
const ofReason = `($3::text is null or reason = $3)`;

const orders: Record<LoadOrder, { column: 'meetings' | 'breaks' | 'missing'; isRising: boolean }> = {
  most: { column: 'meetings', isRising: false },
  fewest: { column: 'meetings', isRising: true },
  breaks: { column: 'breaks', isRising: false },
  missing: { column: 'missing', isRising: false },
};

/** The values by which a list of loads is ordered. */
export const placeOfLoad = (row: LoadRow, order: LoadOrder): CursorValues => [
  row[orders[order].column],
  row.participantId,
];

/** What a run came to, page by page. Each list answers one row more than its limit. */
@Injectable()
export class PlanListRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** In order of time. `at` is the place in the list, beside `position`. */
  meetings(
    runId: string,
    { after, people, limit }: PlanFilter,
  ): Promise<(PlannedRow & { position: number; at: string })[]> {
    return this.dataSource.query(
      `select position, starts_at::text as at, ${plannedColumns} from matchmaking.planned_meeting
       where run_id = $1 and withdrawn_at is null and ${ofMeeting}
         and ($3::timestamptz is null or (starts_at, position) > ($3::timestamptz, $4::int))
       order by starts_at, position limit $5`,
      [runId, people, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
  }

  refusals(
    runId: string,
    { after, people, limit }: PlanFilter,
    reason: string | null,
  ): Promise<(RefusedRow & { position: number })[]> {
    return this.dataSource.query(
      `select position, a_id as "aId", b_id as "bId", is_mutual as "isMutual", is_must as "isMust", reason, score
       from matchmaking.refused_wish
       where run_id = $1 and ${ofPair} and ${ofReason} and ($4::int is null or position > $4) order by position limit $5`,
      [runId, people, reason, after?.[0] ?? null, limit + 1],
    );
  }

  loads(runId: string, { after, people, limit }: PlanFilter, order: LoadOrder): Promise<LoadRow[]> {
    const { column, isRising } = orders[order];
    const [sign, direction] = isRising ? ['>', 'asc'] : ['<', 'desc'];
    return this.dataSource.query(
      `select participant_id as "participantId", meetings, wished, breaks, missing, missing_reason as "missingReason"
       from matchmaking.person_load
       where run_id = $1 and ${ofPerson} and ($3::int is null or (${column}, participant_id) ${sign} ($3::int, $4::uuid))
       order by ${column} ${direction}, participant_id ${direction} limit $5`,
      [runId, people, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
  }

  countMeetings(runId: string, people: readonly string[] | null): Promise<number> {
    return this.count(`matchmaking.planned_meeting where run_id = $1 and withdrawn_at is null and ${ofMeeting}`, [
      runId,
      people,
    ]);
  }

  countRefusals(runId: string, people: readonly string[] | null, reason: string | null): Promise<number> {
    return this.count(`matchmaking.refused_wish where run_id = $1 and ${ofPair} and ${ofReason}`, [
      runId,
      people,
      reason,
    ]);
  }

  countLoads(runId: string, people: readonly string[] | null): Promise<number> {
    return this.count(`matchmaking.person_load where run_id = $1 and ${ofPerson}`, [runId, people]);
  }

  private async count(source: string, parameters: unknown[]): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from ${source}`,
      parameters,
    );
    return row.count;
  }
}
