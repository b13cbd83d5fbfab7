import { Injectable } from '@nestjs/common';
import type { DelegationGrant, OwnDelegation } from '@parvis/contracts';
import type { TimePosition } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const since = (what: DelegationGrant) => `(select ${instant('g.granted_at')} from meetings.delegation_grant g
  where g.member_id = m.id and g.what = '${what}' and g.revoked_at is null)`;

const grants = `${instant('m.invited_at')} as "invitedAt", ${since('agenda')} as "agendaSince", ${since('booking')} as "bookingSince",
  jsonb_build_object('time', m.invited_at::text, 'id', m.id) as at`;

export interface MemberRow {
  personId: string;
  invitedAt: string;
  agendaSince: string | null;
  bookingSince: string | null;
  at: TimePosition;
}

export type OwnRow = Omit<OwnDelegation, 'leads'> & { leadIds: string[]; at: TimePosition };

/** `$2`: what they have granted now; null: anything or nothing. */
const ofDelegation = `m.delegation_id = $1 and m.ended_at is null and ($2::text is null or exists (
  select 1 from meetings.delegation_grant g where g.member_id = m.id and g.what = $2 and g.revoked_at is null))`;

/** Of what one has been in before, the last time counts. */
const ownLast = `m.participant_id = $1 and not exists (select 1 from meetings.delegation_member later
  where later.participant_id = m.participant_id and later.delegation_id = m.delegation_id and (later.invited_at, later.id) > (m.invited_at, m.id))`;

/** Who is in delegations, and what each lets their leads do. */
@Injectable()
export class MemberRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** In order of the invitation, one more than `limit`. */
  list(
    delegationId: string,
    what: DelegationGrant | null,
    after: TimePosition | null,
    limit: number,
  ): Promise<MemberRow[]> {
    return this.dataSource.query(
      `select m.participant_id as "personId", ${grants} from meetings.delegation_member m
       where ${ofDelegation} and ($3::timestamptz is null or (m.invited_at, m.id) > ($3::timestamptz, $4::uuid))
       order by m.invited_at, m.id limit $5`,
      [delegationId, what, after?.time ?? null, after?.id ?? null, limit + 1],
    );
  }

  async count(delegationId: string, what: DelegationGrant | null): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from meetings.delegation_member m where ${ofDelegation}`,
      [delegationId, what],
    );
    return row.count;
  }

  async find(delegationId: string, personId: string): Promise<MemberRow | null> {
    const rows: MemberRow[] = await this.dataSource.query(
      `select m.participant_id as "personId", ${grants} from meetings.delegation_member m
       where m.delegation_id = $1 and m.participant_id = $2 and m.ended_at is null`,
      [delegationId, personId],
    );
    return rows[0] ?? null;
  }

  /** Those who were not in it. @param again also those who have left. */
  async invite(
    manager: EntityManager,
    delegationId: string,
    personIds: readonly string[],
    again: boolean,
  ): Promise<string[]> {
    const rows: { id: string }[] = await manager.query(
      `insert into meetings.delegation_member (delegation_id, participant_id)
       select $1, item.id from unnest($2::uuid[]) as item (id)
       where $3 or not exists (select 1 from meetings.delegation_member m
         where m.delegation_id = $1 and m.participant_id = item.id and m.has_left)
       on conflict do nothing returning participant_id as id`,
      [delegationId, personIds, again],
    );
    return rows.map(({ id }) => id);
  }

  /** Ends a membership and what it has granted; false where there is none. @param personId null: of all. */
  async end(manager: EntityManager, delegationId: string, personId: string | null, hasLeft = false): Promise<boolean> {
    const [rows]: [{ id: string }[]] = await manager.query(
      `update meetings.delegation_member set ended_at = clock_timestamp(), has_left = $3
       where delegation_id = $1 and ($2::uuid is null or participant_id = $2) and ended_at is null returning id`,
      [delegationId, personId, hasLeft],
    );
    await manager.query(
      `update meetings.delegation_grant set revoked_at = clock_timestamp() where member_id = any($1::uuid[]) and revoked_at is null`,
      [rows.map(({ id }) => id)],
    );
    return rows.length > 0;
  }

  /** Grants these things and takes the others back; what is so already stays as it is. False for whoever is not in it. */
  async consent(
    manager: EntityManager,
    fairId: string,
    delegationId: string,
    personId: string,
    what: readonly DelegationGrant[],
  ): Promise<boolean> {
    const [member]: { id: string }[] = await manager.query(
      `select m.id from meetings.delegation_member m join meetings.delegation d on d.id = m.delegation_id
       where d.fair_id = $1 and d.id = $2 and m.participant_id = $3 and m.ended_at is null and d.ended_at is null for update of m`,
      [fairId, delegationId, personId],
    );
    if (!member) return false;
    await manager.query(
      `update meetings.delegation_grant set revoked_at = clock_timestamp()
       where member_id = $1 and revoked_at is null and what <> all($2::text[])`,
      [member.id, what],
    );
    await manager.query(
      `insert into meetings.delegation_grant (member_id, what) select $1, item.what from unnest($2::text[]) as item (what) on conflict do nothing`,
      [member.id, what],
    );
    return true;
  }

  /** Of one person, latest first, one more than `limit`. @param delegationId only of this one. */
  own(
    personId: string,
    after: TimePosition | null,
    limit: number,
    delegationId: string | null = null,
  ): Promise<OwnRow[]> {
    return this.dataSource.query(
      `select d.id, d.name, d.kind, d.country, m.ended_at is null as "isOpen", ${grants},
         array(select l.participant_id from meetings.delegation_lead l where l.delegation_id = d.id order by l.participant_id) as "leadIds",
         (select coalesce(jsonb_agg(jsonb_build_object('what', g.what, 'grantedAt', ${instant('g.granted_at')},
            'revokedAt', ${instant('g.revoked_at')}) order by g.granted_at desc, g.what), '[]')
          from meetings.delegation_grant g join meetings.delegation_member mine on mine.id = g.member_id
          where mine.delegation_id = d.id and mine.participant_id = m.participant_id) as history
       from meetings.delegation_member m join meetings.delegation d on d.id = m.delegation_id
       where ${ownLast} and ($2::timestamptz is null or (m.invited_at, m.id) < ($2::timestamptz, $3::uuid))
         and ($5::uuid is null or d.id = $5)
       order by m.invited_at desc, m.id desc limit $4`,
      [personId, after?.time ?? null, after?.id ?? null, limit + 1, delegationId],
    );
  }

  async countOwn(personId: string): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from meetings.delegation_member m where ${ownLast}`,
      [personId],
    );
    return row.count;
  }
}
