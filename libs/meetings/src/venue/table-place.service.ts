import { Injectable } from '@nestjs/common';
import type { NumberedTable, Page, TablePlace } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { AppConfig, decodeCursor, invalid, notFound, pageFrom } from '@parvis/platform';
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
    await this.tables.describe(fairId, from, to, change);
  }

  private told(fairId: string, { edition, ...table }: TableRow): NumberedTable {
    const key = this.keys.keyOf({ fairId, number: table.number }, edition);
    return { ...table, screenUrl: `${this.config.publicUrl}/tables/${key}` };
  }
}
