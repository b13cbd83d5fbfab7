import { Injectable } from '@nestjs/common';
import type { CaseKind, ReliabilityCase } from '@parvis/contracts';
import type { TimePosition } from '@parvis/platform';
import { DataSource } from 'typeorm';
import type { Half, Tally } from './reliability.rules.js';

export type CaseRow = Omit<ReliabilityCase, 'with'> & { withIds: string[]; place: TimePosition };

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** An appeal `p` as its person sees it; null where there is none. */
export const appealJson = `case when p.id is not null then jsonb_build_object('text', p.text, 'createdAt', ${instant('p.created_at')},
  'decision', p.decision, 'decidedAt', ${instant('p.decided_at')}, 'word', p.word) end`;

/** The other people of a case: of a meeting its parties, of a request the two between whom it is. */
export const withIdsOf = (kind: string, id: string, own: string) => `case ${kind}
  when 'meeting' then array(select o.participant_id from meetings.attendee o
    where o.meeting_id = ${id} and o.part = 'party' and o.participant_id <> ${own} order by 1)
  else array(select o from meetings.request r, unnest(array[r.from_id, r.to_id]) o where r.id = ${id} and o <> ${own}) end`;

/** What people kept, and what they did not. */
@Injectable()
export class CaseRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Of one person, or of everybody in the fair. */
  async tallies(fairId: string, participantId: string | null): Promise<Record<Half, Tally>> {
    const rows: (Tally & { kind: CaseKind })[] = await this.dataSource.query(
      `select kind, count(*)::int as due, (count(*) filter (where is_kept))::int as kept from meetings.reliability_case
       where fair_id = $1 ${participantId === null ? '' : 'and participant_id = $2'} and (is_kept or not is_excused) group by kind`,
      participantId === null ? [fairId] : [fairId, participantId],
    );
    const of = (wanted: CaseKind): Tally => {
      const row = rows.find(({ kind }) => kind === wanted);
      return { kept: row?.kept ?? 0, due: row?.due ?? 0 };
    };
    return { attendance: of('meeting'), answers: of('request') };
  }

  /** One row more than `limit`, newest first. */
  page(participantId: string, after: TimePosition | null, limit: number): Promise<CaseRow[]> {
    return this.dataSource.query(
      `select c.kind, c.id, ${instant('c.at')} as at, c.is_kept as "isKept", c.is_kept or not c.is_excused as counts,
         ${withIdsOf('c.kind', 'c.id', '$1')} as "withIds", ${appealJson} as appeal,
         jsonb_build_object('time', c.at::text, 'id', c.id) as place
       from meetings.reliability_case c
         left join meetings.appeal p on p.participant_id = c.participant_id and c.id in (p.meeting_id, p.request_id)
       where c.participant_id = $1 and ($2::timestamptz is null or (c.at, c.id) < ($2::timestamptz, $3::uuid))
       order by c.at desc, c.id desc limit $4`,
      [participantId, after?.time ?? null, after?.id ?? null, limit + 1],
    );
  }

  async count(participantId: string): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from meetings.reliability_case where participant_id = $1`,
      [participantId],
    );
    return row.count;
  }
}
