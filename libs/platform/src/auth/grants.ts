import { Injectable } from '@nestjs/common';
import type { Role } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { Outbox } from '../outbox/outbox.js';

/** Before a fair opens, only its organisers count as taking part. */
const counts = `(r.role = 'organiser' or not exists (select 1 from auth.draft_fair d where d.fair_id = r.fair_id))`;
/** As many accounts as one event takes. */
const accountsAtOnce = 1000;

/** Who is what in which fair. */
@Injectable()
export class Grants {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** Roles of one account in all its fairs; in one that is a draft, organisers' only. */
  async fairsOf(userId: string): Promise<Map<string, Role[]>> {
    const rows: { fair_id: string; roles: Role[] }[] = await this.dataSource.query(
      `select fair_id, array_agg(role order by role) as roles from auth.fair_role r where user_id = $1 and ${counts} group by fair_id limit 500`,
      [userId],
    );
    return new Map(rows.map((row) => [row.fair_id, row.roles]));
  }

  /** Accounts that organise a fair. */
  async organisersOf(fairId: string): Promise<string[]> {
    const rows: { userId: string }[] = await this.dataSource.query(
      `select user_id as "userId" from auth.fair_role where fair_id = $1 and role = 'organiser' order by created_at limit ${accountsAtOnce}`,
      [fairId],
    );
    return rows.map(({ userId }) => userId);
  }

  /** Roles of many accounts in all their fairs, in one query. */
  async fairsOfMany(userIds: readonly string[]): Promise<Map<string, Map<string, Role[]>>> {
    const rows: { user_id: string; fair_id: string; roles: Role[] }[] = await this.dataSource.query(
      `select user_id, fair_id, array_agg(role order by role) as roles from auth.fair_role r where user_id = any($1) and ${counts}
       group by user_id, fair_id`,
      [userIds],
    );
    const fairs = new Map<string, Map<string, Role[]>>(userIds.map((userId) => [userId, new Map()]));
    for (const row of rows) fairs.get(row.user_id)?.set(row.fair_id, row.roles);
    return fairs;
  }

  /** Gives roles, as many as are asked for in one statement; a role that is there already stays. */
  async give(manager: EntityManager, fairId: string, grants: readonly { userId: string; role: Role }[]): Promise<void> {
    if (grants.length === 0) return;
    await manager.query(
      `insert into auth.fair_role (fair_id, user_id, role)
       select $1, item.user_id, item.role from unnest($2::uuid[], $3::text[]) as item (user_id, role)
       on conflict do nothing`,
      [fairId, grants.map((grant) => grant.userId), grants.map((grant) => grant.role)],
    );
  }

  /**
   * Notes whether only organisers get into a fair; in the transaction that changes its status. Whoever is shut out by that loses rights as
   * if roles had been taken: open sockets and signed ways into rooms would outlast the change otherwise.
   */
  async setDraft(manager: EntityManager, fairId: string, isDraft: boolean): Promise<void> {
    if (!isDraft) {
      await manager.query('delete from auth.draft_fair where fair_id = $1', [fairId]);
      return;
    }
    const added: unknown[] = await manager.query(
      'insert into auth.draft_fair (fair_id) values ($1) on conflict do nothing returning fair_id',
      [fairId],
    );
    if (added.length === 0) return;
    const shutOut: { userId: string }[] = await manager.query(
      `select user_id as "userId" from auth.fair_role where fair_id = $1 group by user_id having not bool_or(role = 'organiser')`,
      [fairId],
    );
    await this.tellLost(
      manager,
      fairId,
      shutOut.map(({ userId }) => userId),
    );
  }

  /** Takes roles back, and says whose; one that is not there is no trouble. */
  async take(manager: EntityManager, fairId: string, grants: readonly { userId: string; role: Role }[]): Promise<void> {
    if (grants.length === 0) return;
    const [gone]: [{ userId: string }[]] = await manager.query(
      `delete from auth.fair_role r using unnest($2::uuid[], $3::text[]) as item (user_id, role)
       where r.fair_id = $1 and r.user_id = item.user_id and r.role = item.role returning r.user_id as "userId"`,
      [fairId, grants.map((grant) => grant.userId), grants.map((grant) => grant.role)],
    );
    await this.tellLost(
      manager,
      fairId,
      gone.map(({ userId }) => userId),
    );
  }

  /** Says that these accounts may do something else in the fair than before, as when the company they stand for has changed. */
  async tellLost(manager: EntityManager, fairId: string, userIds: readonly string[]): Promise<void> {
    const all = [...new Set(userIds)];
    const portions = Array.from({ length: Math.ceil(all.length / accountsAtOnce) }, (_, index) =>
      all.slice(index * accountsAtOnce, (index + 1) * accountsAtOnce),
    );
    await this.outbox.recordAll(
      manager,
      'rights.lost.v1',
      portions.map((portion) => ({ fairId, userIds: portion })),
    );
  }
}
