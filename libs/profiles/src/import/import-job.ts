import { Injectable, Logger } from '@nestjs/common';
import { FairReader, TopicWriter } from '@parvis/fairs';
import { audience, DomainError, Outbox, RealtimePublisher } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { ImportRepository, type RunningImport } from './import.repository.js';
import { readTable } from './reading/table-reader.js';
import { RowProblems } from './rows/row-problems.js';
import { type ReadRow, RowReader } from './rows/row-reader.js';
import type { FairDefaults } from './saving/fair-defaults.js';
import { FairTopics } from './saving/fair-topics.js';
import { PortionSaver } from './saving/portion-saver.js';

const rowsAtOnce = 500;
/** As often as a queue tries (`jobOptions` of the platform); the last attempt says that it has failed. */
const mostAttempts = 8;
const progressEveryMs = 250;

/** Another worker has taken the import over. */
class TakenOver extends Error {}

/**
 * Imports a file, portion by portion, each in a transaction that also notes how far it got. After a crash the next attempt
 * reads the file from the start, for the addresses seen, and saves from where the last one stopped.
 */
@Injectable()
export class ImportJob {
  private readonly logger = new Logger('import');

  constructor(
    private readonly imports: ImportRepository,
    private readonly fairs: FairReader,
    private readonly topicWriter: TopicWriter,
    private readonly saver: PortionSaver,
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly realtime: RealtimePublisher,
  ) {}

  async run(importId: string): Promise<void> {
    const run = await this.imports.beginAttempt(importId);
    if (!run) return;
    try {
      await this.importRows(run);
      await this.finish(run);
    } catch (error) {
      if (error instanceof TakenOver) return;
      if (error instanceof DomainError) await this.imports.fail(run.id, error.code);
      else {
        this.logger.warn({ importId, attempt: run.attempts, error }, 'an import was interrupted');
        if (run.attempts >= mostAttempts) await this.imports.fail(run.id, 'INTERNAL');
        throw error;
      }
    } finally {
      this.tell(run);
    }
  }

  private async importRows(run: RunningImport): Promise<void> {
    const [fair, topics] = await Promise.all([this.fairs.get(run.fairId), this.fairs.topics(run.fairId)]);
    const defaults: FairDefaults = {
      fairId: run.fairId,
      timeZone: fair.timeZone,
      mode: fair.mode,
      topics: new FairTopics(this.topicWriter, run.fairId, topics),
    };
    const reader = new RowReader(run.kind, run, defaults.topics.knows);
    const progress = { done: run.processedRows, toldAt: 0 };
    let position = -1;
    let portion: ReadRow[] = [];
    const save = async () => {
      progress.done = await this.savePortion(run, defaults, portion, progress.done);
      portion = [];
      if (Date.now() - progress.toldAt < progressEveryMs) return;
      progress.toldAt = Date.now();
      this.tell(run);
    };
    for await (const row of readTable(this.imports.bytes(run.id), run)) {
      position += 1;
      if (position === 0) continue;
      const read = reader.read(row);
      if (position <= run.processedRows) continue;
      portion.push(read);
      if (portion.length === rowsAtOnce) await save();
    }
    if (portion.length > 0) await save();
  }

  /**
   * Saves rows; rows that the database refuses do not take the others with them: the portion is halved until they stand alone.
   * @returns how many rows of the file are done.
   */
  private async savePortion(run: RunningImport, fair: FairDefaults, rows: ReadRow[], done: number): Promise<number> {
    try {
      await this.saveInOneTransaction(run, fair, rows, done);
      return done + rows.length;
    } catch (error) {
      if (!isAboutData(error)) throw error;
      fair.topics.learn(await this.fairs.topics(run.fairId));
      const [only] = rows;
      if (rows.length === 1 && only?.person) return this.savePortion(run, fair, [refusedByDatabase(only)], done);
      if (rows.length === 1) throw error;
      const middle = Math.ceil(rows.length / 2);
      const half = await this.savePortion(run, fair, rows.slice(0, middle), done);
      return this.savePortion(run, fair, rows.slice(middle), half);
    }
  }

  private saveInOneTransaction(run: RunningImport, fair: FairDefaults, rows: ReadRow[], done: number): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      if (!(await this.imports.claim(manager, run.id, done))) throw new TakenOver();
      const result = await this.saver.save(manager, fair, rows);
      const refused = result.refused.map((row) => row.source);
      await this.imports.addProgress(manager, run.id, { ...result, rows: rows.length, refused });
    });
  }

  private finish(run: RunningImport): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      if (!(await this.imports.finish(manager, run.id))) return;
      const { id: importId, fairId, createdBy: startedBy, fileName } = run;
      await this.outbox.record(manager, 'import.finished.v1', { fairId, importId, startedBy, fileName });
    });
  }

  private tell({ id, fairId }: RunningImport) {
    this.realtime.publish(audience.organisers(fairId), 'import.progress', { fairId, importId: id });
  }
}

/** Data exceptions and broken constraints (SQLSTATE classes 22 and 23): the rows' fault, and the same at each attempt. */
function isAboutData(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^2[23]/.test(code);
}

function refusedByDatabase(row: ReadRow): ReadRow {
  const problems = new RowProblems(row.source.number);
  problems.error('', 'not-saved', row.source.cells.join(' '));
  return { ...row, person: null, company: null, problems: problems.all };
}
