import { Injectable } from '@nestjs/common';
import type { listRunChanges, Page, QueryOf, RunChange, RunComparison } from '@parvis/contracts';
import { decodeCursor, pageFrom } from '@parvis/platform';
import { PersonLines } from '../planning/person-lines.js';
import { type ChangeSpot, ComparisonRepository } from './comparison.repository.js';
import { PlannedViews } from './planned-views.js';
import { type RunRecord, RunRepository } from './run.repository.js';
import { RunService } from './run.service.js';
import { RunViews } from './run-views.js';

/** A run beside another, or beside what is on the agendas: what would change for whom. */
@Injectable()
export class ComparisonService {
  constructor(
    private readonly runs: RunRepository,
    private readonly service: RunService,
    private readonly comparisons: ComparisonRepository,
    private readonly views: RunViews,
    private readonly lines: PersonLines,
    private readonly planned: PlannedViews,
  ) {}

  async compare(fairId: string, runId: string, baseId: string | undefined): Promise<RunComparison> {
    const base = await this.baseOf(fairId, runId, baseId);
    const counts = await this.comparisons.counts(runId, base?.id ?? null);
    return { base: base && (await this.views.one(base)), ...counts };
  }

  async changes(fairId: string, runId: string, query: QueryOf<typeof listRunChanges>): Promise<Page<RunChange>> {
    const { cursor, limit, change = null } = query;
    const base = await this.baseOf(fairId, runId, query.base);
    const baseId = base?.id ?? null;
    const [rows, counts] = await Promise.all([
      this.comparisons.changes(runId, baseId, change, decodeCursor(cursor, 3), limit),
      this.comparisons.counts(runId, baseId),
    ]);
    const [lineOf, boothNameOf] = await Promise.all([
      this.lines.of(rows.flatMap((row) => [row.aId, row.bId])),
      this.planned.boothNames(
        fairId,
        rows.flatMap((row) => [row.before?.boothCompanyId ?? null, row.after?.boothCompanyId ?? null]),
      ),
    ]);
    const view = (spot: ChangeSpot | null) =>
      spot && {
        startsAt: spot.startsAt,
        place: spot.place,
        tableNumber: spot.tableNumber,
        boothCompanyName: boothNameOf(spot.boothCompanyId),
      };
    const total = change ? counts[change] : counts.added + counts.removed + counts.moved;
    return pageFrom(
      rows,
      limit,
      total,
      (row) => [row.at, row.aId, row.bId],
      (row) => ({
        a: lineOf(row.aId),
        b: lineOf(row.bId),
        change: row.change,
        before: view(row.before),
        after: view(row.after),
      }),
    );
  }

  /** @throws NOT_FOUND for runs of another fair. */
  private async baseOf(fairId: string, runId: string, baseId: string | undefined): Promise<RunRecord | null> {
    await this.service.find(fairId, runId);
    return baseId === undefined ? this.runs.published(fairId) : this.service.find(fairId, baseId);
  }
}
