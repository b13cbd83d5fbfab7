import { Injectable } from '@nestjs/common';
import type { ImportKind, ImportRun, RowProblem } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { Mapping } from './columns/guess-columns.rules.js';
import type { SheetRow } from './reading/sheet-row.js';

/** A file as it was uploaded and understood. */
export interface NewImport {
  fairId: string;
  kind: ImportKind;
  fileName: string;
  bytes: Buffer;
  columns: string[];
  mapping: Mapping;
  preview: string[][];
  encoding: string;
  separator: string | null;
  totalRows: number;
  createdBy: string;
}

/** An import that a job works on. */
export interface RunningImport {
  id: string;
  fairId: string;
  kind: ImportKind;
  fileName: string;
  columns: string[];
  mapping: Mapping;
  encoding: string;
  separator: string | null;
  processedRows: number;
  attempts: number;
  createdBy: string;
}

/** What one portion adds to an import. */
export interface Progress {
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: readonly SheetRow[];
  problems: readonly RowProblem[];
}

const columns = `
  id, kind, file_name as "fileName", status, columns, mapping, preview, encoding, separator, total_rows as "totalRows",
  processed_rows as "processedRows", created, updated, unchanged, refused, warnings, created_at as "createdAt",
  finished_at as "finishedAt", failure`;

type ImportRow = Omit<ImportRun, 'createdAt' | 'finishedAt'> & { createdAt: Date; finishedAt: Date | null };

const toRun = (row: ImportRow): ImportRun => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
});

const bytesAtOnce = 512 * 1024;

@Injectable()
export class ImportRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(given: NewImport): Promise<ImportRun> {
    const [row]: [ImportRow] = await this.dataSource.query(
      `insert into profiles.import_run (fair_id, kind, file_name, bytes, columns, mapping, preview, encoding, separator,
         total_rows, created_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning ${columns}`,
      [
        given.fairId,
        given.kind,
        given.fileName,
        given.bytes,
        given.columns,
        JSON.stringify(given.mapping),
        JSON.stringify(given.preview),
        given.encoding,
        given.separator,
        given.totalRows,
        given.createdBy,
      ],
    );
    return toRun(row);
  }

  /** Files that were looked at and never imported hold people's data for nothing. */
  async removeAbandoned(): Promise<void> {
    await this.dataSource.query(
      `delete from profiles.import_run where status = 'uploaded' and created_at < now() - interval '1 day'`,
    );
  }

  async find(fairId: string, id: string): Promise<ImportRun | null> {
    const [row]: ImportRow[] = await this.dataSource.query(
      `select ${columns} from profiles.import_run where fair_id = $1 and id = $2`,
      [fairId, id],
    );
    return row ? toRun(row) : null;
  }

  /** Newest first, one more than `limit`. */
  async list(fairId: string, after: string | null, limit: number): Promise<ImportRun[]> {
    const rows: ImportRow[] = await this.dataSource.query(
      `select ${columns} from profiles.import_run
       where fair_id = $1 and ($2::uuid is null
         or (created_at, id) < (select created_at, id from profiles.import_run where id = $2))
       order by created_at desc, id desc limit $3`,
      [fairId, after, limit + 1],
    );
    return rows.map(toRun);
  }

  async count(fairId: string): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from profiles.import_run where fair_id = $1`,
      [fairId],
    );
    return row.count;
  }

  /** @returns false when the import runs already or is over. */
  async start(manager: EntityManager, id: string, mapping: Mapping): Promise<boolean> {
    const [, count]: [unknown, number] = await manager.query(
      `update profiles.import_run set status = 'running', mapping = $2, failure = null, attempts = 0
       where id = $1 and status in ('uploaded', 'failed')`,
      [id, JSON.stringify(mapping)],
    );
    return count > 0;
  }

  /** Counts an attempt; null when there is nothing to do any more. */
  async beginAttempt(id: string): Promise<RunningImport | null> {
    const [rows]: [RunningImport[], number] = await this.dataSource.query(
      `update profiles.import_run set attempts = attempts + 1 where id = $1 and status = 'running'
       returning id, fair_id as "fairId", kind, file_name as "fileName", columns, mapping, encoding, separator,
         processed_rows as "processedRows", attempts, created_by as "createdBy"`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** The uploaded file in portions. */
  async *bytes(id: string): AsyncGenerator<Buffer> {
    for (let start = 1; ; start += bytesAtOnce) {
      const [row]: { part: Buffer }[] = await this.dataSource.query(
        `select substring(bytes from $2 for $3) as part from profiles.import_run where id = $1`,
        [id, start, bytesAtOnce],
      );
      if (!row || row.part.length === 0) return;
      yield row.part;
    }
  }

  /**
   * Claims the next portion until the transaction ends.
   * @returns false when another worker has gone on with this import.
   */
  async claim(manager: EntityManager, id: string, processedRows: number): Promise<boolean> {
    const rows: unknown[] = await manager.query(
      `select 1 from profiles.import_run where id = $1 and processed_rows = $2 and status = 'running' for update`,
      [id, processedRows],
    );
    return rows.length > 0;
  }

  async addProgress(manager: EntityManager, id: string, progress: Progress): Promise<void> {
    const warnings = progress.problems.filter((problem) => problem.severity === 'warning').length;
    await manager.query(
      `update profiles.import_run set processed_rows = processed_rows + $2, created = created + $3, updated = updated + $4,
         unchanged = unchanged + $5, refused = refused + $6, warnings = warnings + $7 where id = $1`,
      [id, progress.rows, progress.created, progress.updated, progress.unchanged, progress.refused.length, warnings],
    );
    if (progress.problems.length > 0) {
      await manager.query(
        `insert into profiles.import_problem (import_id, position, row_number, column_name, severity, code, value)
         select $1, (select coalesce(max(position), 0) from profiles.import_problem where import_id = $1) + item.position,
           (item.problem->>'row')::int, item.problem->>'column', item.problem->>'severity', item.problem->>'code',
           item.problem->>'value'
         from jsonb_array_elements($2::jsonb) with ordinality as item (problem, position)`,
        [id, JSON.stringify(progress.problems)],
      );
    }
    if (progress.refused.length > 0) {
      await manager.query(
        `insert into profiles.import_refused_row (import_id, row_number, cells)
         select $1, (item->>'number')::int, item->'cells' from jsonb_array_elements($2::jsonb) item`,
        [id, JSON.stringify(progress.refused)],
      );
    }
  }

  /** Ends an import; the file itself is not kept. @returns whether it was running. */
  async finish(manager: EntityManager, id: string): Promise<boolean> {
    const [, count]: [unknown, number] = await manager.query(
      `update profiles.import_run set finished_at = now(), status = 'finished', bytes = '' where id = $1 and status = 'running'`,
      [id],
    );
    return count > 0;
  }

  /** Ends an import that cannot go on. The file stays, so that it can be started again and goes on where it stopped. */
  async fail(id: string, failure: string): Promise<void> {
    await this.dataSource.query(
      `update profiles.import_run set finished_at = now(), status = 'failed', failure = $2 where id = $1 and status = 'running'`,
      [id, failure],
    );
  }
}
