import { Injectable } from '@nestjs/common';
import type { BodyOf, DocumentLevel, updateDocument } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { DocumentRecord, VersionRecord } from './document-view.js';

interface DocumentRow extends Omit<DocumentRecord, 'version' | 'grant'> {
  version: Omit<VersionRecord, 'createdAt'> & { createdAt: string };
  grantState: NonNullable<DocumentRecord['grant']>['state'] | null;
  grantExpiresAt: Date | null;
  answerNote: string | null;
}

/** `$1`: the reader, or null. */
const columns = `
  d.id, d.booth_id as "boothId", d.title, d.description, d.level, d.product_id as "productId", d.expires_at as "expiresAt",
  d.is_withdrawn as "isWithdrawn", d.access_days as "accessDays", v.version, g.state as "grantState",
  g.expires_at as "grantExpiresAt", g.answer_note as "answerNote", s.id as "signatureId",
  (select count(*)::int from booths.document_grant w where w.document_id = d.id and w.state = 'asked') as waiting`;
const versionJson = `json_build_object('id', id, 'key', key, 'number', number, 'name', name, 'type', type, 'size', size,
  'pages', pages, 'sha256', sha256, 'createdAt', created_at)`;
const tables = `
  booths.document d
  join lateral (select ${versionJson} as version from booths.document_version where document_id = d.id
    order by number desc limit 1) v on true
  left join booths.document_grant g on g.document_id = d.id and g.participant_id = $1
  left join lateral (select id from booths.signature where document_id = d.id and participant_id = $1
    order by signed_at desc limit 1) s on true`;

export type NewVersion = Omit<VersionRecord, 'id' | 'number' | 'createdAt'>;

/** Documents that are there, as one person may see them. */
@Injectable()
export class DocumentRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** In the team's order. */
  list(boothId: string, participantId: string | null): Promise<DocumentRecord[]> {
    return this.select('d.booth_id = $2 order by d.position, d.id', [participantId, boothId]);
  }

  async find(
    boothId: string,
    id: string,
    participantId: string | null,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<DocumentRecord | null> {
    const where = 'd.booth_id = $2 and d.id = $3';
    return (await this.select(where, [participantId, boothId, id], manager))[0] ?? null;
  }

  /** What a person asked for, may read or has signed for, newest first, 200 at most. */
  ofPerson(fairId: string, participantId: string): Promise<DocumentRecord[]> {
    return this.select(
      'd.fair_id = $2 and (g.state is not null or s.id is not null) order by g.updated_at desc nulls last, d.id limit 200',
      [participantId, fairId],
    );
  }

  /** Holds the document until the transaction ends; false when it is not there. */
  async lock(manager: EntityManager, boothId: string, id: string): Promise<boolean> {
    const rows: unknown[] = await manager.query(
      `select 1 from booths.document where booth_id = $1 and id = $2 and removed_at is null for update`,
      [boothId, id],
    );
    return rows.length > 0;
  }

  async count(manager: EntityManager, boothId: string): Promise<number> {
    const [row]: [{ count: number }] = await manager.query(
      `select count(*)::int as count from booths.document where booth_id = $1 and removed_at is null`,
      [boothId],
    );
    return row.count;
  }

  /** At the end of the list; answers its id. */
  async add(
    manager: EntityManager,
    document: { fairId: string; boothId: string; title: string; level: DocumentLevel },
  ): Promise<string> {
    const [row]: [{ id: string }] = await manager.query(
      `insert into booths.document (fair_id, booth_id, title, level, position)
       select $1, $2, $3, $4, coalesce(max(position) + 1, 0) from booths.document where booth_id = $2 returning id`,
      [document.fairId, document.boothId, document.title, document.level],
    );
    return row.id;
  }

  /** Absent fields stay as they are. */
  async update(manager: EntityManager, id: string, change: BodyOf<typeof updateDocument>): Promise<void> {
    await manager.query(
      `update booths.document set title = coalesce($2, title), description = coalesce($3, description),
         level = coalesce($4, level), is_withdrawn = coalesce($5, is_withdrawn),
         product_id = case when $6 then $7::uuid else product_id end,
         expires_at = case when $8 then $9::timestamptz else expires_at end,
         access_days = case when $10 then $11::integer else access_days end
       where id = $1`,
      [
        id,
        change.title ?? null,
        change.description ?? null,
        change.level ?? null,
        change.isWithdrawn ?? null,
        change.productId !== undefined,
        change.productId ?? null,
        change.expiresAt !== undefined,
        change.expiresAt ?? null,
        change.accessDays !== undefined,
        change.accessDays ?? null,
      ],
    );
  }

  /** Documents that are not named keep their order behind those that are. */
  async order(boothId: string, ids: readonly string[]): Promise<void> {
    await this.dataSource.query(
      `update booths.document d set position = item.place
       from (select id, row_number() over (order by array_position($2::uuid[], id), position, id) as place
         from booths.document where booth_id = $1 and removed_at is null) item
       where item.id = d.id`,
      [boothId, ids],
    );
  }

  /** The files go with it; log and signatures stay. */
  async remove(manager: EntityManager, id: string): Promise<void> {
    await manager.query(`update booths.document set removed_at = now() where id = $1`, [id]);
    await manager.query(`update booths.document_version set key = null where document_id = $1`, [id]);
  }

  async hasProduct(manager: EntityManager, boothId: string, productId: string): Promise<boolean> {
    const rows: unknown[] = await manager.query(`select 1 from booths.product where booth_id = $1 and id = $2`, [
      boothId,
      productId,
    ]);
    return rows.length > 0;
  }

  private async select(
    where: string,
    values: unknown[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<DocumentRecord[]> {
    const rows: DocumentRow[] = await manager.query(
      `select ${columns} from ${tables} where d.removed_at is null and ${where}`,
      values,
    );
    return rows.map(({ grantState, grantExpiresAt, answerNote, version, ...row }) => ({
      ...row,
      version: { ...version, createdAt: new Date(version.createdAt) },
      grant: grantState && { state: grantState, expiresAt: grantExpiresAt, answerNote: answerNote ?? '' },
    }));
  }
}
