import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  type ImportField,
  type ImportKind,
  type ImportRun,
  importFields,
  type Locale,
  type Page,
  type RowProblem,
  requiredImportFields,
} from '@parvis/contracts';
import { DomainError, decodeCursor, invalid, notFound, Outbox, pageFrom, type UploadedFile } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { idInCursor } from '../id-cursor.js';
import { beginningOf } from '../text/storable.rules.js';
import { guessColumns, type Mapping } from './columns/guess-columns.rules.js';
import { ImportRepository } from './import.repository.js';
import { type Reading, slicesOf } from './reading/sheet-row.js';
import { detectReading, readTable } from './reading/table-reader.js';
import { refusedFile } from './refused-file.js';
import { RowProblemRepository } from './row-problem.repository.js';
import { cleanCell } from './rows/cell.rules.js';

const previewRows = 10;
const shownCharacters = 200;

interface PageInput {
  cursor?: string;
  limit: number;
}

@Injectable()
export class ImportService {
  constructor(
    private readonly imports: ImportRepository,
    private readonly problems: RowProblemRepository,
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** Looks through an uploaded file and keeps it; nothing is imported yet. */
  async upload(fairId: string, kind: ImportKind, file: UploadedFile, createdBy: string): Promise<ImportRun> {
    await this.imports.removeAbandoned();
    const reading = detectReading(file.buffer);
    const { columns, preview, totalRows } = await survey(file.buffer, reading);
    const mapping = guessColumns(kind, columns, preview);
    const fileName = file.originalname.slice(-shownCharacters);
    const { buffer: bytes } = file;
    return this.imports.insert({
      ...reading,
      fairId,
      kind,
      fileName,
      bytes,
      columns,
      mapping,
      preview,
      totalRows,
      createdBy,
    });
  }

  async start(fairId: string, importId: string, mapping: readonly (string | null)[]): Promise<ImportRun> {
    const { kind, columns } = await this.get(fairId, importId);
    const checked = checkedMapping(kind, columns, mapping);
    await this.dataSource.transaction(async (manager) => {
      if (!(await this.imports.start(manager, importId, checked))) {
        throw new DomainError('IMPORT_ALREADY_STARTED', 'conflict', 'This import was started already');
      }
      await this.outbox.record(manager, 'import.requested.v1', { fairId, importId });
    });
    return this.get(fairId, importId);
  }

  async get(fairId: string, importId: string): Promise<ImportRun> {
    const run = await this.imports.find(fairId, importId);
    if (!run) throw notFound('import');
    return run;
  }

  async list(fairId: string, { cursor, limit }: PageInput): Promise<Page<ImportRun>> {
    const after = idInCursor(cursor);
    const [rows, total] = await Promise.all([this.imports.list(fairId, after, limit), this.imports.count(fairId)]);
    return pageFrom(
      rows,
      limit,
      total,
      (row) => [row.id],
      (row) => row,
    );
  }

  async listProblems(
    fairId: string,
    importId: string,
    { cursor, limit, severity = null }: PageInput & { severity?: RowProblem['severity'] | null },
  ): Promise<Page<RowProblem>> {
    await this.get(fairId, importId);
    const after = Number(decodeCursor(cursor, 1)?.[0] ?? 0);
    if (!Number.isSafeInteger(after)) throw invalid('cursor', 'unknown');
    const [rows, total] = await Promise.all([
      this.problems.list(importId, severity, after, limit),
      this.problems.count(importId, severity),
    ]);
    return pageFrom(
      rows,
      limit,
      total,
      (row) => [row.position],
      ({ position: _, ...problem }) => problem,
    );
  }

  /** The refused rows as a file that can be corrected and imported again. */
  async refusedFile(fairId: string, importId: string, locale: Locale): Promise<{ name: string; content: Readable }> {
    const run = await this.get(fairId, importId);
    const content = Readable.from(refusedFile(run, this.problems.refused(importId), locale), { objectMode: false });
    return { name: `${run.fileName.replace(/\.[^.]*$/, '')}-${locale === 'fr' ? 'refus' : 'refused'}.csv`, content };
  }
}

async function survey(bytes: Buffer, reading: Reading) {
  let columns: string[] | null = null;
  const preview: string[][] = [];
  let totalRows = 0;
  for await (const { cells } of readTable(slicesOf(bytes), reading)) {
    if (!columns) {
      columns = cells.map((cell) => beginningOf(cleanCell(cell).text, shownCharacters));
      continue;
    }
    totalRows += 1;
    if (preview.length < previewRows)
      preview.push(columns.map((_, index) => beginningOf(cleanCell(cells[index] ?? '').text, shownCharacters)));
  }
  return { columns: columns ?? [], preview, totalRows };
}

/** @throws INVALID_INPUT, IMPORT_COLUMN_MISSING with the fields that no column fills. */
function checkedMapping(kind: ImportKind, columns: readonly string[], mapping: readonly (string | null)[]): Mapping {
  if (mapping.length !== columns.length) throw invalid('mapping', 'wrong-length');
  const known: readonly string[] = importFields[kind];
  const taken = new Set<string>();
  mapping.forEach((field, index) => {
    if (field === null) return;
    if (!known.includes(field)) throw invalid(`mapping.${index}`, 'unknown');
    if (taken.has(field)) throw invalid(`mapping.${index}`, 'twice');
    taken.add(field);
  });
  const missing = requiredImportFields[kind].filter((field) => !taken.has(field));
  if (missing.length > 0) {
    throw new DomainError('IMPORT_COLUMN_MISSING', 'invalid', `No column gives ${missing.join(', ')}`, {
      details: { fields: missing },
    });
  }
  return mapping.map((field) => field as ImportField | null);
}
