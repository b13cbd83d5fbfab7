import { Injectable } from '@nestjs/common';
import type { Fair, FairSettings } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';

/** A fair without the caller's roles. */
export type FairRecord = Omit<Fair, 'roles'>;

const columns = `
  id, name, description, starts_on::text as "startsOn", ends_on::text as "endsOn", time_zone as "timeZone", languages, mode,
  to_char(day_starts_at, 'HH24:MI') as "dayStartsAt", to_char(day_ends_at, 'HH24:MI') as "dayEndsAt",
  to_char(lunch_starts_at, 'HH24:MI') as "lunchStartsAt", to_char(lunch_ends_at, 'HH24:MI') as "lunchEndsAt",
  slot_minutes as "slotMinutes", break_minutes as "breakMinutes", tables, wishes_close_at as "wishesCloseAt", status,
  published_at as "publishedAt"`;

type FairRow = Omit<FairRecord, 'wishesCloseAt' | 'publishedAt'> & { wishesCloseAt: Date; publishedAt: Date | null };

const toFair = (row: FairRow): FairRecord => ({
  ...row,
  wishesCloseAt: row.wishesCloseAt.toISOString(),
  publishedAt: row.publishedAt?.toISOString() ?? null,
});

const valuesOf = (fair: FairSettings) => [
  fair.name,
  fair.description,
  fair.startsOn,
  fair.endsOn,
  fair.timeZone,
  fair.languages,
  fair.mode,
  fair.dayStartsAt,
  fair.dayEndsAt,
  fair.lunchStartsAt,
  fair.lunchEndsAt,
  fair.slotMinutes,
  fair.breakMinutes,
  fair.tables,
  fair.wishesCloseAt,
];

@Injectable()
export class FairRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(id: string): Promise<FairRecord | null> {
    const rows: FairRow[] = await this.dataSource.query(`select ${columns} from fairs.fair where id = $1`, [id]);
    return rows[0] ? toFair(rows[0]) : null;
  }

  /** Newest first. */
  async findAll(ids: readonly string[]): Promise<FairRecord[]> {
    const rows: FairRow[] = await this.dataSource.query(
      `select ${columns} from fairs.fair where id = any($1) order by starts_on desc, id`,
      [ids],
    );
    return rows.map(toFair);
  }

  async insert(manager: EntityManager, fair: FairSettings): Promise<FairRecord> {
    const [row]: [FairRow] = await manager.query(
      `insert into fairs.fair (name, description, starts_on, ends_on, time_zone, languages, mode, day_starts_at, day_ends_at,
         lunch_starts_at, lunch_ends_at, slot_minutes, break_minutes, tables, wishes_close_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) returning ${columns}`,
      valuesOf(fair),
    );
    return toFair(row);
  }

  async update(manager: EntityManager, id: string, fair: FairSettings): Promise<void> {
    await manager.query(
      `update fairs.fair set (name, description, starts_on, ends_on, time_zone, languages, mode, day_starts_at, day_ends_at,
         lunch_starts_at, lunch_ends_at, slot_minutes, break_minutes, tables, wishes_close_at)
       = ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) where id = $1`,
      [id, ...valuesOf(fair)],
    );
  }

  async setStatus(manager: EntityManager, id: string, status: Fair['status']): Promise<void> {
    await manager.query(`update fairs.fair set status = $2 where id = $1`, [id, status]);
  }

  /** Those whose last day is at least so many days ago. */
  async overFor(days: number): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select id from fairs.fair where ends_on <= current_date - $1::int order by id`,
      [days],
    );
    return rows.map(({ id }) => id);
  }

  async markPublished(manager: EntityManager, id: string): Promise<void> {
    await manager.query(`update fairs.fair set published_at = now() where id = $1`, [id]);
  }
}
