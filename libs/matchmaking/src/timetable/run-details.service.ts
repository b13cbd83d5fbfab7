import { Injectable } from '@nestjs/common';
import type { Page, PersonLoad, PlannedMeeting, RefusedWish } from '@parvis/contracts';
import { decodeCursor, pageFrom } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { PersonLines } from '../planning/person-lines.js';
import { type LoadOrder, type PlanFilter, PlanListRepository, placeOfLoad } from './plan-list.repository.js';
import { PlannedViews } from './planned-views.js';
import { RunService } from './run.service.js';

interface ListQuery {
  cursor?: string;
  limit: number;
  search?: string;
}

/** What a run came to, for its organiser. */
@Injectable()
export class RunDetailsService {
  constructor(
    private readonly runs: RunService,
    private readonly lists: PlanListRepository,
    private readonly participants: ParticipantReader,
    private readonly lines: PersonLines,
    private readonly planned: PlannedViews,
  ) {}

  async meetings(fairId: string, runId: string, query: ListQuery): Promise<Page<PlannedMeeting>> {
    const filter = await this.filterOf(fairId, runId, query, 2);
    const [rows, total] = await Promise.all([
      this.lists.meetings(runId, filter),
      this.lists.countMeetings(runId, filter.people),
    ]);
    return pageFrom(rows, query.limit, total, (row) => [row.at, row.position], await this.planned.of(fairId, rows));
  }

  async refusals(
    fairId: string,
    runId: string,
    { reason = null, ...query }: ListQuery & { reason?: string | null },
  ): Promise<Page<RefusedWish>> {
    const filter = await this.filterOf(fairId, runId, query, 1);
    const [rows, total] = await Promise.all([
      this.lists.refusals(runId, filter, reason),
      this.lists.countRefusals(runId, filter.people, reason),
    ]);
    const lineOf = await this.lines.of(rows.flatMap((row) => [row.aId, row.bId]));
    return pageFrom(
      rows,
      query.limit,
      total,
      (row) => [row.position],
      (row) => ({
        a: lineOf(row.aId),
        b: lineOf(row.bId),
        isMutual: row.isMutual,
        isMust: row.isMust,
        reason: row.reason,
      }),
    );
  }

  async loads(
    fairId: string,
    runId: string,
    { order, ...query }: ListQuery & { order: LoadOrder },
  ): Promise<Page<PersonLoad>> {
    const filter = await this.filterOf(fairId, runId, query, 2);
    const [rows, total] = await Promise.all([
      this.lists.loads(runId, filter, order),
      this.lists.countLoads(runId, filter.people),
    ]);
    const lineOf = await this.lines.of(rows.map((row) => row.participantId));
    return pageFrom(
      rows,
      query.limit,
      total,
      (row) => placeOfLoad(row, order),
      ({ participantId, ...load }) => ({ person: lineOf(participantId), ...load }),
    );
  }

  private async filterOf(
    fairId: string,
    runId: string,
    { cursor, limit, search }: ListQuery,
    columns: number,
  ): Promise<PlanFilter> {
    await this.runs.find(fairId, runId);
    const people = search ? await this.participants.searchIds(fairId, search) : null;
    return { after: decodeCursor(cursor, columns), people, limit };
  }
}
