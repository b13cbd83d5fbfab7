import { Injectable } from '@nestjs/common';
import type { AppealRow, BodyOf, CaseKind, decideAppeal } from '@parvis/contracts';
import type { TimePosition } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { appealJson, withIdsOf } from './case.repository.js';

export type AppealRecord = Pick<AppealRow, 'id' | 'kind' | 'caseId' | 'at'> & {
  appeal: Pick<AppealRow, 'text' | 'createdAt' | 'decision' | 'decidedAt' | 'word'>;
  participantId: string;
  withIds: string[];
  place: TimePosition;
};

export interface DecidedAppeal {
  participantId: string;
  meetingId: string | null;
}

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const kindOf = `case when p.meeting_id is null then 'request' else 'meeting' end`;

/** Appeals against cases that were not kept. */
@Injectable()
export class AppealRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** `unknown`: not a case of this person, or one that was kept. */
  async add(
    manager: EntityManager,
    fairId: string,
    participantId: string,
    { kind, id, text }: { kind: CaseKind; id: string; text: string },
  ): Promise<'added' | 'twice' | 'unknown'> {
    const [row]: [{ isCase: boolean; isAdded: boolean }] = await manager.query(
      `with missed as (
         select kind, id from meetings.reliability_case where fair_id = $1 and participant_id = $2 and kind = $3 and id = $4 and not is_kept
       ), added as (
         insert into meetings.appeal (fair_id, participant_id, meeting_id, request_id, text)
         select $1, $2, case kind when 'meeting' then id end, case kind when 'request' then id end, $5 from missed
         on conflict do nothing returning id
       )
       select exists (select 1 from missed) as "isCase", exists (select 1 from added) as "isAdded"`,
      [fairId, participantId, kind, id, text],
    );
    if (!row.isCase) return 'unknown';
    return row.isAdded ? 'added' : 'twice';
  }

  /** One row more than `limit`, newest first. */
  page(fairId: string, isOpen: boolean, after: TimePosition | null, limit: number): Promise<AppealRecord[]> {
    return this.dataSource.query(
      `select p.id, p.participant_id as "participantId", ${kindOf} as kind, coalesce(p.meeting_id, p.request_id) as "caseId", ${appealJson} as appeal,
         ${instant('coalesce(lower(m.during), r.updated_at)')} as at,
         ${withIdsOf(kindOf, 'coalesce(p.meeting_id, p.request_id)', 'p.participant_id')} as "withIds",
         jsonb_build_object('time', p.created_at::text, 'id', p.id) as place
       from meetings.appeal p
         left join meetings.meeting m on m.id = p.meeting_id left join meetings.request r on r.id = p.request_id
       where p.fair_id = $1 and (p.decision is null) = $2
         and ($3::timestamptz is null or (p.created_at, p.id) < ($3::timestamptz, $4::uuid))
       order by p.created_at desc, p.id desc limit $5`,
      [fairId, isOpen, after?.time ?? null, after?.id ?? null, limit + 1],
    );
  }

  async count(fairId: string, isOpen: boolean): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from meetings.appeal where fair_id = $1 and (decision is null) = $2`,
      [fairId, isOpen],
    );
    return row.count;
  }

  /** Null when it was decided before, undefined when there is none. */
  async decide(
    manager: EntityManager,
    fairId: string,
    appealId: string,
    userId: string,
    { decision, word }: BodyOf<typeof decideAppeal>,
  ): Promise<DecidedAppeal | null | undefined> {
    const [rows]: [DecidedAppeal[]] = await manager.query(
      `update meetings.appeal set decision = $3, word = $4, decided_by = $5, decided_at = now()
       where fair_id = $1 and id = $2 and decision is null
       returning participant_id as "participantId", meeting_id as "meetingId"`,
      [fairId, appealId, decision, word, userId],
    );
    if (rows[0]) return rows[0];
    const known: unknown[] = await manager.query(`select 1 from meetings.appeal where fair_id = $1 and id = $2`, [
      fairId,
      appealId,
    ]);
    return known.length > 0 ? null : undefined;
  }
}
