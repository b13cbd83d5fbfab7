import { Injectable } from '@nestjs/common';
import type { BodyOf, createDelegation, Delegation } from '@parvis/contracts';
import type { TimePosition } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';

type Input = BodyOf<typeof createDelegation>;

export type DelegationRow = Omit<Delegation, 'leads'> & { leadIds: string[]; at: TimePosition };

const granted = (what: string) => `(select count(*)::int from meetings.delegation_member m
  join meetings.delegation_grant g on g.member_id = m.id and g.what = '${what}' and g.revoked_at is null
  where m.delegation_id = d.id and m.ended_at is null)`;

const columns = `d.id, d.name, d.kind, d.country, jsonb_build_object('time', d.created_at::text, 'id', d.id) as at,
  array(select l.participant_id from meetings.delegation_lead l where l.delegation_id = d.id order by l.participant_id) as "leadIds",
  (select count(*)::int from meetings.delegation_member m where m.delegation_id = d.id and m.ended_at is null) as members,
  ${granted('agenda')} as agendas, ${granted('booking')} as bookings`;

/** `$2`: whose, null: all of the fair. */
const open = `d.fair_id = $1 and d.ended_at is null and ($2::uuid is null or exists (
  select 1 from meetings.delegation_lead mine where mine.delegation_id = d.id and mine.participant_id = $2))`;

/** Delegations that have not ended. */
@Injectable()
export class DelegationRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first, one more than `limit`. */
  list(fairId: string, leadId: string | null, after: TimePosition | null, limit: number): Promise<DelegationRow[]> {
    return this.dataSource.query(
      `select ${columns} from meetings.delegation d
       where ${open} and ($3::timestamptz is null or (d.created_at, d.id) < ($3::timestamptz, $4::uuid))
       order by d.created_at desc, d.id desc limit $5`,
      [fairId, leadId, after?.time ?? null, after?.id ?? null, limit + 1],
    );
  }

  async count(fairId: string, leadId: string | null): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from meetings.delegation d where ${open}`,
      [fairId, leadId],
    );
    return row.count;
  }

  /** @param leadId null: whoever leads it. */
  async find(
    fairId: string,
    id: string,
    leadId: string | null = null,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<DelegationRow | null> {
    const rows: DelegationRow[] = await manager.query(
      `select ${columns} from meetings.delegation d where ${open} and d.id = $3`,
      [fairId, leadId, id],
    );
    return rows[0] ?? null;
  }

  async add(manager: EntityManager, fairId: string, { name, kind, country }: Input): Promise<string> {
    const [{ id }]: [{ id: string }] = await manager.query(
      `insert into meetings.delegation (fair_id, name, kind, country) values ($1, $2, $3, $4) returning id`,
      [fairId, name, kind, country],
    );
    return id;
  }

  /** False where there is none. */
  async change(manager: EntityManager, fairId: string, id: string, { name, kind, country }: Input): Promise<boolean> {
    const [rows]: [unknown[]] = await manager.query(
      `update meetings.delegation set name = $3, kind = $4, country = $5 where fair_id = $1 and id = $2 and ended_at is null returning id`,
      [fairId, id, name, kind, country],
    );
    return rows.length > 0;
  }

  /** Who leads it from now on; answers those who did not before. */
  async setLeads(manager: EntityManager, id: string, leadIds: readonly string[]): Promise<string[]> {
    await manager.query(
      `delete from meetings.delegation_lead where delegation_id = $1 and participant_id <> all($2::uuid[])`,
      [id, leadIds],
    );
    const rows: { id: string }[] = await manager.query(
      `insert into meetings.delegation_lead (delegation_id, participant_id) select $1, item.id from unnest($2::uuid[]) as item (id)
       on conflict do nothing returning participant_id as id`,
      [id, leadIds],
    );
    return rows.map((row) => row.id);
  }

  /** With everything that was granted to it. False where there is none. */
  async end(manager: EntityManager, fairId: string, id: string): Promise<boolean> {
    const [rows]: [unknown[]] = await manager.query(
      `update meetings.delegation set ended_at = clock_timestamp() where fair_id = $1 and id = $2 and ended_at is null returning id`,
      [fairId, id],
    );
    return rows.length > 0;
  }
}
