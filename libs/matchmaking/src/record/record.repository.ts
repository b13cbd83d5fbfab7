import { Injectable } from '@nestjs/common';
import type { PersonRecord } from '@parvis/engine';
import { DataSource } from 'typeorm';

type RecordRow = PersonRecord & { id: string };

/** Each part names its person `id`; what a part does not count is null. `of` narrows a column to the people asked for. */
const countsOf = (of: (column: string) => string) => `
  select from_id as id, count(*) filter (where level <> 'no') as yes_given, count(*) filter (where level = 'no') as no_given,
    null::bigint as yes_got, null::bigint as no_got, null::bigint as shown, null::bigint as held, null::bigint as missed
  from matchmaking.wish where fair_id = $1 ${of('from_id')} group by from_id
  union all
  select to_id, null, null, count(*) filter (where level <> 'no'), count(*) filter (where level = 'no'), null, null, null
  from matchmaking.wish where fair_id = $1 ${of('to_id')} group by to_id
  union all
  select viewer_id, null, null, null, null, count(*), null, null
  from matchmaking.impression where fair_id = $1 ${of('viewer_id')} group by viewer_id
  union all
  select person_id, null, null, null, null, null, count(*) filter (where is_held), count(*) filter (where not is_held)
  from matchmaking.meeting_outcome where fair_id = $1 ${of('person_id')} group by person_id`;

/** What people did in a fair: answers given and got, proposals seen, meetings held and missed. */
@Injectable()
export class RecordRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Records by person; people of whom there is nothing are left out. Without ids: everybody of the fair. One query. */
  async of(fairId: string, ids?: readonly string[]): Promise<Map<string, PersonRecord>> {
    if (ids?.length === 0) return new Map();
    const narrowed = (column: string) => (ids ? `and ${column} = any($2::uuid[])` : '');
    const rows: RecordRow[] = await this.dataSource.query(
      `select id, coalesce(sum(yes_given), 0)::int as "yesGiven", coalesce(sum(no_given), 0)::int as "noGiven",
         coalesce(sum(yes_got), 0)::int as "yesGot", coalesce(sum(no_got), 0)::int as "noGot",
         coalesce(sum(shown), 0)::int as shown, coalesce(sum(held), 0)::int as held, coalesce(sum(missed), 0)::int as missed
       from (${countsOf(narrowed)}) counted group by id`,
      ids ? [fairId, ids] : [fairId],
    );
    return new Map(rows.map(({ id, ...record }) => [id, record]));
  }

  /** People with an answer given or got, or a meeting's outcome, since a moment. */
  async changedSince(fairId: string, since: Date): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select from_id as id from matchmaking.wish where fair_id = $1 and updated_at > $2
       union select to_id from matchmaking.wish where fair_id = $1 and updated_at > $2
       union select person_id from matchmaking.meeting_outcome where fair_id = $1 and at > $2`,
      [fairId, since],
    );
    return rows.map((row) => row.id);
  }

  /** Notes who came and who did not. Told again, or in another order, it comes to the same: whoever came once, came. */
  async noteOutcome(fairId: string, meetingId: string, heldBy: readonly string[], missedBy: readonly string[]) {
    const people = [
      ...missedBy.filter((id) => !heldBy.includes(id)).map((id) => ({ id, isHeld: false })),
      ...heldBy.map((id) => ({ id, isHeld: true })),
    ];
    await this.dataSource.query(
      `insert into matchmaking.meeting_outcome (fair_id, meeting_id, person_id, is_held)
       select $1, $2, id, is_held from unnest($3::uuid[], $4::boolean[]) as told (id, is_held)
       on conflict (meeting_id, person_id) do update set is_held = true, at = now()
       where excluded.is_held and not meeting_outcome.is_held`,
      [fairId, meetingId, people.map((person) => person.id), people.map((person) => person.isHeld)],
    );
  }

  /** What a person missed counts neither way any more, also if it is only told afterwards that it was missed. */
  async excuse(fairId: string, meetingId: string, personId: string): Promise<void> {
    await this.dataSource.query(
      `insert into matchmaking.meeting_outcome (fair_id, meeting_id, person_id, is_held) values ($1, $2, $3, null)
       on conflict (meeting_id, person_id) do update set is_held = null, at = now() where not meeting_outcome.is_held`,
      [fairId, meetingId, personId],
    );
  }
}
