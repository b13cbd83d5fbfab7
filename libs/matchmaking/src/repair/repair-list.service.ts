import { Injectable } from '@nestjs/common';
import type { Page, Repair } from '@parvis/contracts';
import { decodeCursor, pageFrom } from '@parvis/platform';
import { PersonLines } from '../planning/person-lines.js';
import { PlannedViews } from '../timetable/planned-views.js';
import { RepairRepository } from './repair.repository.js';

/** What happened to the timetable by itself, for organisers. */
@Injectable()
export class RepairListService {
  constructor(
    private readonly repairs: RepairRepository,
    private readonly lines: PersonLines,
    private readonly planned: PlannedViews,
  ) {}

  async list(fairId: string, { cursor, limit }: { cursor?: string; limit: number }): Promise<Page<Repair>> {
    const [rows, total] = await Promise.all([
      this.repairs.list(fairId, decodeCursor(cursor, 2), limit),
      this.repairs.count(fairId),
    ]);
    const added = await this.repairs.added(rows.map((row) => row.id));
    const [lineOf, viewOf] = await Promise.all([
      this.lines.of(rows.flatMap((row) => [row.aId, row.bId])),
      this.planned.of(fairId, added),
    ]);
    return pageFrom(
      rows,
      limit,
      total,
      (row) => [row.place, row.id],
      ({ id, at, cause, aId, bId, startsAt }) => ({
        id,
        at,
        cause,
        a: lineOf(aId),
        b: lineOf(bId),
        startsAt,
        added: added.filter((meeting) => meeting.repairId === id).map(viewOf),
      }),
    );
  }
}
