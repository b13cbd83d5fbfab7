import { Injectable } from '@nestjs/common';
import type { NumberedTable, Page, TablePlace } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { AppConfig, decodeCursor, invalid, notFound, Outbox, pageFrom } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { TableKeys } from './table-keys.js';
import { TablePlaceRepository, type TableRow } from './table-place.repository.js';

/** What the organiser says of the tables of a fair. Meetings that already are at a table stay there. */
@Injectable()
export class TablePlaceService {
  constructor(
    private readonly tables: TablePlaceRepository,
    private readonly fairs: FairReader,
    private readonly keys: TableKeys,
    private readonly config: AppConfig,
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  async list(fairId: string, query: { cursor?: string; limit: number }): Promise<Page<NumberedTable>> {
    const { tables } = await this.fairs.get(fairId);
    const after = Number(decodeCursor(query.cursor, 1)?.[0] ?? 0);
    const rows = await this.tables.list(fairId, tables, after, query.limit);
    return pageFrom(
      rows,
      query.limit,
      tables,
      ({ number }) => [String(number)],
      (row) => this.told(fairId, row),
    );
  }

  /** @throws NOT_FOUND where the fair has no such table */
  async find(fairId: string, number: number): Promise<NumberedTable> {
    const { tables } = await this.fairs.get(fairId);
    const [row] = number <= tables ? await this.tables.list(fairId, number, number - 1, 1) : [];
    if (!row) throw notFound('table');
    return this.told(fairId, row);
  }

  /** @throws INVALID_INPUT where the fair has fewer tables. */
  async describe(
    fairId: string,
    { from, to, change }: { from: number; to: number; change: Partial<TablePlace> },
  ): Promise<void> {
    const { tables } = await this.fairs.get(fairId);
    if (to > tables) throw invalid('to', 'too-big');
    await this.dataSource.transaction(async (manager) => {
      const tables = await this.tables.describe(manager, fairId, { from, to, change });
      if (tables.length === 0 || (change.hours === undefined && change.seats === undefined)) return;
      // Once the rows are held: of two changes of a table the later one has the greater number.
      const [{ version }]: [{ version: string }] = await manager.query(
        `select (extract(epoch from clock_timestamp()) * 1000000)::bigint as version`,
      );
      await this.outbox.record(manager, 'tables.changed.v1', { fairId, version: Number(version), tables });
    });
  }

  private told(fairId: string, { edition, ...table }: TableRow): NumberedTable {
    const key = this.keys.keyOf({ fairId, number: table.number }, edition);
    return { ...table, screenUrl: `${this.config.publicUrl}/tables/${key}` };
  }
}
