import { Injectable } from '@nestjs/common';
import type { RowProblem } from '@parvis/contracts';
import { DataSource } from 'typeorm';

type Severity = RowProblem['severity'];
export type PlacedProblem = RowProblem & { position: number };

/** A row that was refused, as it was uploaded. */
export interface RefusedRow {
  number: number;
  cells: string[];
  /** Its errors in order of columns. */
  problems: { column: string; code: RowProblem['code'] }[];
}

const rowsAtOnce = 500;

/** What an import has to say about single rows. */
@Injectable()
export class RowProblemRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** In the order in which they were found, one more than `limit`. */
  async list(importId: string, severity: Severity | null, after: number, limit: number): Promise<PlacedProblem[]> {
    return this.dataSource.query(
      `select position, row_number as row, column_name as "column", severity, code, value from profiles.import_problem
       where import_id = $1 and ($2::text is null or severity = $2) and position > $3 order by position limit $4`,
      [importId, severity, after, limit + 1],
    );
  }

  async count(importId: string, severity: Severity | null): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from profiles.import_problem
       where import_id = $1 and ($2::text is null or severity = $2)`,
      [importId, severity],
    );
    return row.count;
  }

  /** All refused rows in order, in portions. */
  async *refused(importId: string): AsyncGenerator<RefusedRow[]> {
    let after = 0;
    for (;;) {
      const rows: RefusedRow[] = await this.dataSource.query(
        `select r.row_number as number, r.cells, coalesce((
           select jsonb_agg(jsonb_build_object('column', p.column_name, 'code', p.code) order by p.position)
           from profiles.import_problem p
           where p.import_id = r.import_id and p.row_number = r.row_number and p.severity = 'error'
         ), '[]') as problems
         from profiles.import_refused_row r where r.import_id = $1 and r.row_number > $2 order by r.row_number limit $3`,
        [importId, after, rowsAtOnce],
      );
      const last = rows.at(-1);
      if (!last) return;
      yield rows;
      after = last.number;
    }
  }
}
