import { Injectable } from '@nestjs/common';
import type { NumberedTable, Page, TablePlace } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { decodeCursor, invalid, pageFrom } from '@parvis/platform';
import { TablePlaceRepository } from './table-place.repository.js';

/** What the organiser says of the tables of a fair. Meetings that already are at a table stay there. */
@Injectable()
export class TablePlaceService {
  constructor(
    private readonly tables: TablePlaceRepository,
    private readonly fairs: FairReader,
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
      (row) => row,
    );
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
}
