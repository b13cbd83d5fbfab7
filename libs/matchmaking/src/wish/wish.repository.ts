import { Injectable } from '@nestjs/common';
import type { WishLevel } from '@parvis/contracts';
import type { TimePosition } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';

export interface WishRow {
  fromId: string;
  toId: string;
  level: WishLevel;
}

/** A wish as it is stored. */
export interface NewWish extends WishRow {
  /** Although a colleague had asked to meet the same person. */
  besideColleague: boolean;
  /** What it is about; undefined: as it was. */
  productId: string | null | undefined;
}

/** What lies between one person and the others. */
export interface Surroundings {
  /** Wishes of and about the person. */
  wishes: WishRow[];
  /** Ids of those with whom a meeting was held. */
  met: string[];
  /** Whom the colleagues have said want or could about. */
  asked: Omit<WishRow, 'level'>[];
}

/** Wishes of colleagues that are looked at, the latest first. */
const mostAsked = 2_000;

export interface OwnWishRow {
  toId: string;
  level: WishLevel;
  productId: string | null;
  updatedAt: Date;
  /** The same to the microsecond, as Postgres writes it. */
  time: string;
}

@Injectable()
export class WishRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** What a wish is about does not make it newer. */
  async set(manager: EntityManager, fairId: string, wish: NewWish): Promise<void> {
    const { fromId, toId, level, besideColleague, productId } = wish;
    await manager.query(
      `insert into matchmaking.wish (fair_id, from_id, to_id, level, beside_colleague) values ($1, $2, $3, $4, $5)
       on conflict (from_id, to_id) do update set level = excluded.level, updated_at = now(),
         beside_colleague = excluded.level <> 'no' and (excluded.beside_colleague or wish.beside_colleague)
       where wish.level <> excluded.level or (excluded.beside_colleague and not wish.beside_colleague)`,
      [fairId, fromId, toId, level, besideColleague],
    );
    const about = level === 'no' ? null : productId;
    if (about === undefined) return;
    await manager.query(`update matchmaking.wish set product_id = $3 where from_id = $1 and to_id = $2`, [
      fromId,
      toId,
      about,
    ]);
  }

  async remove(manager: EntityManager, fromId: string, toId: string): Promise<void> {
    await manager.query(`delete from matchmaking.wish where from_id = $1 and to_id = $2`, [fromId, toId]);
  }

  /** Wishes of and about one person, whom the person has met, and whom the colleagues have asked for. One query. */
  async around(participantId: string, colleagueIds: readonly string[]): Promise<Surroundings> {
    const [row]: [Surroundings] = await this.dataSource.query(
      `select
         (select coalesce(json_agg(w), '[]') from (
            select from_id as "fromId", to_id as "toId", level from matchmaking.wish where from_id = $1
            union all
            select from_id, to_id, level from matchmaking.wish where to_id = $1
          ) w) as wishes,
         (select coalesce(json_agg(distinct other.person_id), '[]')
          from matchmaking.meeting_outcome own
          join matchmaking.meeting_outcome other on other.meeting_id = own.meeting_id and other.person_id <> own.person_id
          where own.person_id = $1 and own.is_held and other.is_held) as met,
         (select coalesce(json_agg(w), '[]') from (
            select from_id as "fromId", to_id as "toId" from matchmaking.wish
            where from_id = any($2::uuid[]) and level <> 'no'
            order by updated_at desc, from_id, to_id limit ${mostAsked}
          ) w) as asked`,
      [participantId, colleagueIds],
    );
    return row;
  }

  /** The level of both directions of a pair; null where nothing was said. */
  async between(
    manager: EntityManager,
    oneId: string,
    otherId: string,
  ): Promise<{ own: WishLevel | null; back: WishLevel | null }> {
    const rows: WishRow[] = await manager.query(
      `select from_id as "fromId", to_id as "toId", level from matchmaking.wish
       where (from_id, to_id) in (($1::uuid, $2::uuid), ($2::uuid, $1::uuid))`,
      [oneId, otherId],
    );
    const levelFrom = (id: string) => rows.find((row) => row.fromId === id)?.level ?? null;
    return { own: levelFrom(oneId), back: levelFrom(otherId) };
  }

  /** Lets nobody else change what lies between two people until the transaction ends. */
  async lockPair(manager: EntityManager, oneId: string, otherId: string): Promise<void> {
    const [first, second] = [oneId, otherId].sort();
    await manager.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`wish:${first}:${second}`]);
  }

  /** Who of these people has said want or could about a person last; null where nobody has. */
  async lastAsking(fromIds: readonly string[], toId: string): Promise<string | null> {
    if (fromIds.length === 0) return null;
    const [row]: { id: string }[] = await this.dataSource.query(
      `select from_id as id from matchmaking.wish where from_id = any($1::uuid[]) and to_id = $2 and level <> 'no'
       order by updated_at desc, from_id limit 1`,
      [fromIds, toId],
    );
    return row?.id ?? null;
  }

  /** With how many people both said yes, by person; without ids: everybody of the fair. People with none are left out. */
  async mutualCounts(fairId: string, ids?: readonly string[]): Promise<Map<string, number>> {
    const rows: { id: string; count: number }[] = await this.dataSource.query(
      `select w.from_id as id, count(*)::int as count
       from matchmaking.wish w join matchmaking.wish back on back.from_id = w.to_id and back.to_id = w.from_id
       where w.fair_id = $1 and w.level <> 'no' and back.level <> 'no' ${ids ? 'and w.from_id = any($2::uuid[])' : ''}
       group by w.from_id`,
      ids ? [fairId, ids] : [fairId],
    );
    return new Map(rows.map((row) => [row.id, row.count]));
  }

  /** One row more than `limit`, newest first. */
  listOf(fromId: string, after: TimePosition | null, limit: number): Promise<OwnWishRow[]> {
    return this.dataSource.query(
      `select to_id as "toId", level, product_id as "productId", updated_at as "updatedAt", updated_at::text as time
       from matchmaking.wish
       where from_id = $1 and ($2::timestamptz is null or (updated_at, to_id) < ($2::timestamptz, $3::uuid))
       order by updated_at desc, to_id desc limit $4`,
      [fromId, after?.time ?? null, after?.id ?? null, limit + 1],
    );
  }

  async countOf(fromId: string): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from matchmaking.wish where from_id = $1`,
      [fromId],
    );
    return row.count;
  }

  /** Answers of a fair, of whatever kind. */
  async countAll(fairId: string): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from matchmaking.wish where fair_id = $1`,
      [fairId],
    );
    return row.count;
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
