import { Injectable } from '@nestjs/common';
import type { ExportFormat, LeadExport } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';

export interface ExportRow {
  id: string;
  byId: string | null;
  format: ExportFormat;
  rows: number;
  at: Date;
  state: LeadExport['state'];
  progress: number;
  fileUntil: Date | null;
  isOutdated: boolean;
}

/** An export that is to be written. */
export interface WaitingExport {
  id: string;
  fairId: string;
  boothId: string;
  byId: string | null;
  format: ExportFormat;
}

/** A file of leads in the file store. */
export interface ExportFile {
  id: string;
  key: string;
  format: ExportFormat;
  bytes: number;
  isOutdated: boolean;
}

/** Somebody in the file has taken something back since it was read. */
const isOutdated = `(e.file is not null and exists (
  select 1 from booths.consent c where c.booth_id = e.booth_id and c.revoked_at > e.read_at))`;
const columns = `e.id, e.by_id as "byId", e.format, e.rows, e.created_at as at, e.state, e.progress,
  case when e.file_until > now() then e.file_until end as "fileUntil", ${isOutdated} as "isOutdated"`;

@Injectable()
export class ExportRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Notes a download. */
  async note(boothId: string, byId: string, format: ExportFormat, rows: number): Promise<void> {
    await this.dataSource.query(
      `insert into booths.lead_export (booth_id, by_id, format, rows) values ($1, $2, $3, $4)`,
      [boothId, byId, format, rows],
    );
  }

  /** Answers its id; null while another one of the booth waits to be written. */
  async start(
    manager: EntityManager,
    boothId: string,
    byId: string,
    format: ExportFormat,
    rows: number,
  ): Promise<string | null> {
    const [row]: { id: string }[] = await manager.query(
      `insert into booths.lead_export (booth_id, by_id, format, rows, state) values ($1, $2, $3, $4, 'waiting')
       on conflict (booth_id) where state = 'waiting' do nothing returning id`,
      [boothId, byId, format, rows],
    );
    return row?.id ?? null;
  }

  /** Null for what has been written, or is gone with its booth. */
  async waiting(id: string): Promise<WaitingExport | null> {
    const [row]: WaitingExport[] = await this.dataSource.query(
      `select e.id, b.fair_id as "fairId", e.booth_id as "boothId", e.by_id as "byId", e.format
       from booths.lead_export e join booths.booth b on b.id = e.booth_id where e.id = $1 and e.state = 'waiting'`,
      [id],
    );
    return row ?? null;
  }

  async setProgress(id: string, progress: number): Promise<void> {
    await this.dataSource.query(`update booths.lead_export set progress = $2 where id = $1`, [id, progress]);
  }

  /** The file can be fetched for seven days. @param readAt when reading began */
  async finish(
    manager: EntityManager,
    id: string,
    file: { key: string; bytes: number; rows: number; readAt: Date },
  ): Promise<void> {
    await manager.query(
      `update booths.lead_export set state = 'done', file = $2, bytes = $3, rows = $4, progress = $4, read_at = $5,
         file_until = now() + interval '7 days' where id = $1`,
      [id, file.key, file.bytes, file.rows, file.readAt],
    );
  }

  /** What has waited for a day will never come. */
  async giveUp(): Promise<void> {
    await this.dataSource.query(
      `update booths.lead_export set state = 'failed' where state = 'waiting' and created_at < now() - interval '1 day'`,
    );
  }

  async list(boothId: string): Promise<ExportRow[]> {
    return this.dataSource.query(
      `select ${columns} from booths.lead_export e where e.booth_id = $1 order by e.created_at desc, e.id limit 100`,
      [boothId],
    );
  }

  async find(boothId: string, id: string): Promise<ExportRow | null> {
    const [row]: ExportRow[] = await this.dataSource.query(
      `select ${columns} from booths.lead_export e where e.booth_id = $1 and e.id = $2`,
      [boothId, id],
    );
    return row ?? null;
  }

  /** Null where there is none, or no longer. */
  async file(boothId: string, id: string): Promise<ExportFile | null> {
    const [row]: ExportFile[] = await this.dataSource.query(
      `select e.id, e.file as key, e.format, e.bytes, ${isOutdated} as "isOutdated" from booths.lead_export e
       where e.booth_id = $1 and e.id = $2 and e.file is not null and e.file_until > now()`,
      [boothId, id],
    );
    return row ?? null;
  }

  /** Files that nobody may fetch any more: their time is over, or somebody in them has taken something back. */
  async spent(): Promise<{ id: string; key: string }[]> {
    return this.dataSource.query(
      `select e.id, e.file as key from booths.lead_export e
       where e.file is not null and (e.file_until <= now() or ${isOutdated}) limit 500`,
    );
  }

  async forgetFile(id: string): Promise<void> {
    await this.dataSource.query(`update booths.lead_export set file = null, file_until = null where id = $1`, [id]);
  }

  /** Texts of notes by lead, oldest first. */
  async notes(leadIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows: { id: string; texts: string[] }[] = await this.dataSource.query(
      `select lead_id as id, array_agg(text order by created_at, id) as texts from booths.lead_note
       where lead_id = any($1::uuid[]) group by lead_id`,
      [leadIds],
    );
    return new Map(rows.map(({ id, texts }) => [id, texts]));
  }
}
