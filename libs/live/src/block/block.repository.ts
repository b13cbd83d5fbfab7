import { Injectable } from '@nestjs/common';
import type { TimePosition } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';

export interface BlockRow {
  ownId: string;
  id: string;
  time: string;
}

/** Who does not want to be brought together with whom. Nobody learns of being blocked. */
@Injectable()
export class BlockRepository {
  constructor(private readonly dataSource: DataSource) {}

  async add(manager: EntityManager, fairId: string, participantId: string, blockedId: string): Promise<void> {
    await manager.query(
      `insert into live.block (fair_id, participant_id, blocked_id) values ($1, $2, $3) on conflict do nothing`,
      [fairId, participantId, blockedId],
    );
  }

  async remove(manager: EntityManager, participantId: string, blockedId: string): Promise<void> {
    await manager.query(`delete from live.block where participant_id = $1 and blocked_id = $2`, [
      participantId,
      blockedId,
    ]);
  }

  /** Whom any of these people has blocked. One row more than `limit`, latest first. */
  page(participantIds: readonly string[], after: TimePosition | null, limit: number): Promise<BlockRow[]> {
    return this.dataSource.query(
      `select participant_id as "ownId", blocked_id as id, created_at::text as time from live.block
       where participant_id = any($1::uuid[]) and ($2::timestamptz is null or (created_at, blocked_id) < ($2::timestamptz, $3::uuid))
       order by created_at desc, blocked_id desc limit $4`,
      [participantIds, after?.time ?? null, after?.id ?? null, limit + 1],
    );
  }

  async count(participantIds: readonly string[]): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from live.block where participant_id = any($1::uuid[])`,
      [participantIds],
    );
    return row.count;
  }

  /** Whom of these people a person has blocked. */
  async blockedAmong(participantId: string, ids: readonly string[]): Promise<Set<string>> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select blocked_id as id from live.block where participant_id = $1 and blocked_id = any($2::uuid[])`,
      [participantId, ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Whether a person has blocked one of these, or one of these the person. */
  async isBetween(participantId: string, ids: readonly string[]): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `select 1 from live.block where participant_id = $1 and blocked_id = any($2::uuid[])
       union all select 1 from live.block where participant_id = any($2::uuid[]) and blocked_id = $1 limit 1`,
      [participantId, ids],
    );
    return rows.length > 0;
  }
}
