import { Injectable } from '@nestjs/common';
import type { PartnershipRole } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { Side } from '../space/standing.repository.js';

export interface NewMember {
  partnershipId: string;
  userId: string;
  name: string;
  side: Side;
  role: PartnershipRole;
}

@Injectable()
export class MemberRepository {
  constructor(private readonly dataSource: DataSource) {}

  async userIds(partnershipId: string): Promise<Set<string>> {
    const rows: { userId: string }[] = await this.dataSource.query(
      `select user_id as "userId" from partnerships.member where partnership_id = $1`,
      [partnershipId],
    );
    return new Set(rows.map(({ userId }) => userId));
  }

  /** Whoever is in it already stays what he or she is. */
  async add(manager: EntityManager, { partnershipId, userId, name, side, role }: NewMember): Promise<void> {
    await manager.query(
      `insert into partnerships.member (partnership_id, user_id, name, side, role) values ($1, $2, $3, $4, $5)
       on conflict (partnership_id, user_id) do nothing`,
      [partnershipId, userId, name, side, role],
    );
  }

  async count(manager: EntityManager, partnershipId: string): Promise<number> {
    const [row] = await manager.query(
      `select count(*)::int as members from partnerships.member where partnership_id = $1`,
      [partnershipId],
    );
    return row.members;
  }

  /** False where there is no such member of this side. */
  async setRole(
    manager: EntityManager,
    partnershipId: string,
    side: Side,
    memberId: string,
    role: PartnershipRole,
  ): Promise<boolean> {
    const rows: unknown[] = await manager.query(
      `with changed as (
         update partnerships.member set role = $4 where partnership_id = $1 and side = $2 and id = $3 returning 1
       ) select from changed`,
      [partnershipId, side, memberId, role],
    );
    return rows.length > 0;
  }

  async remove(manager: EntityManager, partnershipId: string, side: Side, memberId: string): Promise<boolean> {
    const rows: unknown[] = await manager.query(
      `with gone as (delete from partnerships.member where partnership_id = $1 and side = $2 and id = $3 returning 1)
       select from gone`,
      [partnershipId, side, memberId],
    );
    return rows.length > 0;
  }

  async hasLead(manager: EntityManager, partnershipId: string, side: Side): Promise<boolean> {
    const rows: unknown[] = await manager.query(
      `select from partnerships.member where partnership_id = $1 and side = $2 and role = 'lead' limit 1`,
      [partnershipId, side],
    );
    return rows.length > 0;
  }
}
