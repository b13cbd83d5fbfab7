import { Injectable } from '@nestjs/common';
import type { RunChange, RunComparison } from '@parvis/contracts';
import type { CursorValues } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { instantText, type Place } from './plan.repository.js';

export interface ChangeSpot {
  startsAt: string;
  place: Place;
  tableNumber: number | null;
  boothCompanyId: string | null;
}

export interface ChangeRow {
  aId: string;
  bId: string;
  change: RunChange['change'];
  before: ChangeSpot | null;
  after: ChangeSpot | null;
  /** Place in the list, beside the pair. */
  at: string;
}

/** Both timetables pair by pair, each side in the order of its index; $1 is the run, $2 what it is compared with, or null. */
const differences = `
  select coalesce(n.a_id, o.a_id) as a_id, coalesce(n.b_id, o.b_id) as b_id, coalesce(n.starts_at, o.starts_at) as at,
    case when o.a_id is null then 'added' when n.a_id is null then 'removed'
         when (n.starts_at, n.ends_at, n.place, n.table_number, n.booth_company_id, n.others)
              is distinct from (o.starts_at, o.ends_at, o.place, o.table_number, o.booth_company_id, o.others) then 'moved'
         else 'unchanged' end as change,
    n.others as after_others, o.others as before_others,
    n.starts_at as after_at, n.place as after_place, n.table_number as after_table, n.booth_company_id as after_booth,
    o.starts_at as before_at, o.place as before_place, o.table_number as before_table, o.booth_company_id as before_booth
  from (select * from matchmaking.planned_meeting where run_id = $1 and withdrawn_at is null) n
  full join (select * from matchmaking.planned_meeting where run_id = $2::uuid and withdrawn_at is null) o
    on o.a_id = n.a_id and o.b_id = n.b_id`;

const spot = (side: 'before' | 'after') => `case when ${side}_at is not null then jsonb_build_object(
  'startsAt', ${instantText(`${side}_at`)}, 'place', ${side}_place, 'tableNumber', ${side}_table, 'boothCompanyId', ${side}_booth)
  end as ${side}`;

/** How one timetable differs from another; one statement, whatever their size. */
@Injectable()
export class ComparisonRepository {
  constructor(private readonly dataSource: DataSource) {}

  async counts(runId: string, baseId: string | null): Promise<Omit<RunComparison, 'base'>> {
    const [row]: [Omit<RunComparison, 'base'>] = await this.dataSource.query(
      `with diff as (${differences})
       select count(*) filter (where change = 'added')::int as added, count(*) filter (where change = 'removed')::int as removed,
         count(*) filter (where change = 'moved')::int as moved, count(*) filter (where change = 'unchanged')::int as unchanged,
         (select count(distinct person)::int from diff d,
            unnest(array[d.a_id, d.b_id] || coalesce(d.after_others, '{}') || coalesce(d.before_others, '{}')) person
          where d.change <> 'unchanged') as "peopleAffected"
       from diff`,
      [runId, baseId],
    );
    return row;
  }

  /** In order of time, one more than `limit`. */
  changes(
    runId: string,
    baseId: string | null,
    change: RunChange['change'] | null,
    after: CursorValues | null,
    limit: number,
  ): Promise<ChangeRow[]> {
    return this.dataSource.query(
      `with diff as (${differences})
       select a_id as "aId", b_id as "bId", change, at::text as at, ${spot('before')}, ${spot('after')} from diff
       where change <> 'unchanged' and ($3::text is null or change = $3)
         and ($4::timestamptz is null or (at, a_id, b_id) > ($4::timestamptz, $5::uuid, $6::uuid))
       order by diff.at, a_id, b_id limit $7`,
      [runId, baseId, change, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit + 1],
    );
  }
}
