import { Injectable } from '@nestjs/common';
import type { WishLevel } from '@parvis/contracts';
import { type CursorValues } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';

export interface WishRow {
  fromId: string;
  toId: string;
  level: WishLevel;
}

export interface OwnWishRow {
  toId: string;
  level: WishLevel;
  updatedAt: string;
}

/** A pair in which at least one side said want or could. `a` is the smaller id; a level is null where that side said nothing. */
export interface WishPair {
  aId: string;
  bId: string;
  aLevel: WishLevel | null;
  bLevel: WishLevel | null;
}

@Injectable()
export class WishRepository {
  constructor(private readonly dataSource: DataSource) {}

  async set(manager: EntityManager, fairId: string, { fromId, toId, level }: WishRow): Promise<void> {
    await manager.query(
      `insert into matchmaking.wish (fair_id, from_id, to_id, level) values ($1, $2, $3, $4)
       on conflict (from_id, to_id) do update set level = excluded.level, updated_at = now()
       where wish.level <> excluded.level`,
      [fairId, fromId, toId, level],
    );
  }

  async remove(fromId: string, toId: string): Promise<void> {
    await this.dataSource.query(`delete from matchmaking.wish where from_id = $1 and to_id = $2`, [fromId, toId]);
  }

  /** Wishes of and about one person. */
  around(participantId: string): Promise<WishRow[]> {
    return this.dataSource.query(
      `select from_id as "fromId", to_id as "toId", level from matchmaking.wish where from_id = $1
       union all
       select from_id, to_id, level from matchmaking.wish where to_id = $1`,
      [participantId],
    );
  }

  async levelOf(fromId: string, toId: string): Promise<WishLevel | null> {
    const [row]: { level: WishLevel }[] = await this.dataSource.query(
      `select level from matchmaking.wish where from_id = $1 and to_id = $2`,
      [fromId, toId],
    );
    return row?.level ?? null;
  }

  /** One row more than `limit`, newest first. */
  listOf(fromId: string, after: CursorValues | null, limit: number): Promise<OwnWishRow[]> {
    return this.dataSource.query(
      `select to_id as "toId", level, to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "updatedAt"
       from matchmaking.wish
       where from_id = $1 and ($2::timestamptz is null or (updated_at, to_id) < ($2::timestamptz, $3::uuid))
       order by updated_at desc, to_id desc limit $4`,
      [fromId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
  }

  async countOf(fromId: string): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from matchmaking.wish where from_id = $1`,
      [fromId],
    );
    return row.count;
  }

  /** Every pair of a fair with a wish in it, in a fixed order. */
  pairs(fairId: string): Promise<WishPair[]> {
    return this.dataSource.query(
      `select least(from_id, to_id) as "aId", greatest(from_id, to_id) as "bId",
              max(level) filter (where from_id < to_id) as "aLevel", max(level) filter (where from_id > to_id) as "bLevel"
       from matchmaking.wish where fair_id = $1
       group by 1, 2 having bool_or(level <> 'no') order by 1, 2`,
      [fairId],
    );
  }

  async stats(fairId: string): Promise<{ peopleWithWish: number; wishes: number; mutualPairs: number }> {
    const [row] = await this.dataSource.query(
      `select count(distinct w.from_id)::int as "peopleWithWish", count(*)::int as wishes,
              count(*) filter (where w.from_id < w.to_id and back.level <> 'no')::int as "mutualPairs"
       from matchmaking.wish w
       left join matchmaking.wish back on back.from_id = w.to_id and back.to_id = w.from_id
       where w.fair_id = $1 and w.level <> 'no'`,
      [fairId],
    );
    return row;
  }
}
