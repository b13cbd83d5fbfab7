import { Injectable } from '@nestjs/common';
import type { PartnershipFile } from '@parvis/contracts';
import type { TimePosition } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { Standing } from '../space/standing.repository.js';

export interface NewFile {
  key: string;
  name: string;
  type: string;
  size: number;
}
export interface StoredFile extends NewFile {
  id: string;
}
export interface FileRow {
  at: TimePosition;
  item: PartnershipFile;
}

@Injectable()
export class SpaceFileRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** A file that is about to be stored: it is removed after an hour unless it is kept by then. */
  async announce(key: string): Promise<void> {
    await this.dataSource.query(
      `insert into partnerships.file_removal (key, due_at) values ($1, now() + interval '1 hour')`,
      [key],
    );
  }

  async add(manager: EntityManager, { partnershipId, userId, name, side }: Standing, file: NewFile): Promise<string> {
    const [row]: [{ id: string }] = await manager.query(
      `insert into partnerships.file (partnership_id, key, name, type, size, side, by_user, by_name)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [partnershipId, file.key, file.name, file.type, file.size, side, userId, name],
    );
    await manager.query(`delete from partnerships.file_removal where key = $1`, [file.key]);
    return row.id;
  }

  /** Newest first, one more than `limit` if there are. */
  async list(reader: Standing, after: TimePosition | null, limit: number): Promise<FileRow[]> {
    return this.rows(reader, `($4::timestamptz is null or (f.added_at, f.id) < ($4::timestamptz, $5::uuid))`, [
      after?.time ?? null,
      after?.id ?? null,
      limit + 1,
    ]);
  }

  async one(reader: Standing, id: string): Promise<PartnershipFile | null> {
    const [row] = await this.rows(reader, `f.id = $4::uuid and $5::uuid is null`, [id, null, 1]);
    return row?.item ?? null;
  }

  async count(partnershipId: string, manager: EntityManager = this.dataSource.manager): Promise<number> {
    const [row]: [{ total: number }] = await manager.query(
      `select count(*)::int as total from partnerships.file where partnership_id = $1`,
      [partnershipId],
    );
    return row.total;
  }

  async find(partnershipId: string, id: string): Promise<StoredFile | null> {
    const [row]: StoredFile[] = await this.dataSource.query(
      `select id, key, name, type, size from partnerships.file where partnership_id = $1 and id = $2`,
      [partnershipId, id],
    );
    return row ?? null;
  }

  /** That somebody has opened it; the first time counts. */
  async noteReading(fileId: string, { userId, name }: Standing): Promise<void> {
    await this.dataSource.query(
      `insert into partnerships.file_reading (file_id, user_id, name)
       select f.id, $2, $3 from partnerships.file f where f.id = $1 and f.by_user is distinct from $2
       on conflict do nothing`,
      [fileId, userId, name],
    );
  }

  /** Whether there was one that this person may remove: one's own, or as a lead one of the own side. */
  async remove(manager: EntityManager, id: string, { partnershipId, userId, side, role }: Standing): Promise<boolean> {
    const [, removed]: [unknown, number] = await manager.query(
      `delete from partnerships.file where partnership_id = $1 and id = $2 and (by_user = $3 or ($4 and side = $5))`,
      [partnershipId, id, userId, role === 'lead', side],
    );
    return removed > 0;
  }

  /** The accounts of everybody else. */
  async othersIn(manager: EntityManager, { partnershipId, userId }: Standing) {
    const rows: { userId: string; isOwnSide: boolean }[] = await manager.query(
      `select m.user_id as "userId", m.side = self.side as "isOwnSide" from partnerships.member m
       join partnerships.member self on self.partnership_id = m.partnership_id and self.user_id = $2
       where m.partnership_id = $1 and m.user_id <> $2`,
      [partnershipId, userId],
    );
    return rows;
  }

  private rows({ partnershipId, userId, side, role }: Standing, which: string, [a, b, limit]: unknown[]) {
    return this.dataSource
      .query(
        `select f.id, f.name, f.type, f.size, f.by_name as "by", f.side = $2 as "isOwnSide", f.added_at as "addedAt",
           coalesce(f.by_user = $3, false) or ($6 and f.side = $2) as "canRemove",
           coalesce((select jsonb_agg(r.name order by r.first_at, r.user_id) from partnerships.file_reading r where r.file_id = f.id), '[]')
             as "openedBy",
           jsonb_build_object('time', f.added_at::text, 'id', f.id) as at
         from partnerships.file f where f.partnership_id = $1 and ${which}
         order by f.added_at desc, f.id desc limit $7`,
        [partnershipId, side, userId, a, b, role === 'lead', limit],
      )
      .then((rows: (Omit<PartnershipFile, 'addedAt'> & { addedAt: Date; at: TimePosition })[]) =>
        rows.map(({ at, addedAt, ...file }): FileRow => ({ at, item: { ...file, addedAt: addedAt.toISOString() } })),
      );
  }
}
