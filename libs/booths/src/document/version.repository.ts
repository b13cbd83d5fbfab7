import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { NewVersion } from './document.repository.js';
import type { VersionRecord } from './document-view.js';

const columns = `id, key, number, name, type, size, pages, sha256, created_at as "createdAt"`;

/** Versions of documents, and their files on the way into the store. */
@Injectable()
export class VersionRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. */
  list(documentId: string): Promise<VersionRecord[]> {
    return this.dataSource.query(
      `select ${columns} from booths.document_version where document_id = $1 order by number desc`,
      [documentId],
    );
  }

  async find(documentId: string, number: number): Promise<VersionRecord | null> {
    const [row]: VersionRecord[] = await this.dataSource.query(
      `select ${columns} from booths.document_version where document_id = $1 and number = $2 and key is not null`,
      [documentId, number],
    );
    return row ?? null;
  }

  /** A file that is about to be stored: it is removed after an hour unless it is kept by then. */
  async announce(key: string): Promise<void> {
    await this.dataSource.query(
      `insert into booths.file_removal (key, due_at) values ($1, now() + interval '1 hour')
       on conflict (key) do update set due_at = excluded.due_at`,
      [key],
    );
  }

  /** Keeps a page that was drawn of a version, unless that version was removed in the meantime. */
  async keepPage(key: string, versionId: string): Promise<void> {
    await this.dataSource.query(
      `with version as (select id from booths.document_version where id = $2 and key is not null for share)
       delete from booths.file_removal where key = $1 and exists (select from version)`,
      [key, versionId],
    );
  }

  async keep(manager: EntityManager, key: string): Promise<void> {
    await manager.query(`delete from booths.file_removal where key = $1`, [key]);
  }

  /** The next version of a document that is locked. */
  async add(manager: EntityManager, documentId: string, version: NewVersion): Promise<void> {
    await manager.query(
      `insert into booths.document_version (document_id, number, key, name, type, size, pages, sha256)
       select $1, coalesce(max(number) + 1, 1), $2, $3, $4, $5, $6, $7
       from booths.document_version where document_id = $1`,
      [documentId, version.key, version.name, version.type, version.size, version.pages, version.sha256],
    );
    await this.keep(manager, version.key);
  }
}
