import { Injectable } from '@nestjs/common';
import type { Page, PlannedMeeting, RefusedWish, TimetableRun } from '@parvis/contracts';
import { DomainError, decodeCursor, notFound, Outbox, pageFrom } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { PlanRepository } from './plan.repository.js';
import { type RunRecord, RunRepository } from './run.repository.js';
import { RunEffects } from './run-effects.js';

interface ListQuery {
  cursor?: string;
  limit: number;
  search?: string;
}

@Injectable()
export class RunService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: RunRepository,
    private readonly plans: PlanRepository,
    private readonly participants: ParticipantReader,
    private readonly outbox: Outbox,
    private readonly effects: RunEffects,
  ) {}

  start(fairId: string, userId: string): Promise<TimetableRun> {
    return this.dataSource.transaction(async (manager) => {
      const run = await this.runs.insert(manager, fairId, userId);
      await this.outbox.record(manager, 'run.requested.v1', { fairId, runId: run.id });
      return toView(run);
    });
  }

  async list(fairId: string, { cursor, limit }: ListQuery): Promise<Page<TimetableRun>> {
    const [rows, total] = await Promise.all([
      this.runs.list(fairId, decodeCursor(cursor, 1), limit),
      this.runs.count(fairId),
    ]);
    return pageFrom(rows, limit, total, (run) => [run.number], toView);
  }

  async get(fairId: string, runId: string): Promise<TimetableRun> {
    return toView(await this.find(fairId, runId));
  }

  async cancel(fairId: string, runId: string): Promise<TimetableRun> {
    const run = await this.find(fairId, runId);
    if (await this.runs.cancel(runId)) this.effects.announceProgress(run);
    return this.get(fairId, runId);
  }

  /** Publishing an older run is the way back to it. */
  async publish(fairId: string, runId: string): Promise<TimetableRun> {
    const run = await this.find(fairId, runId);
    if (run.status !== 'finished')
      throw new DomainError('RUN_NOT_FINISHED', 'conflict', 'Only a finished run can be published');
    await this.dataSource.transaction(async (manager) => {
      // Two clicks at once: the second waits here and finds the first's work.
      await manager.query(`select pg_advisory_xact_lock(hashtext($1))`, [`publish:${fairId}`]);
      if ((await this.runs.published(fairId))?.id === runId) {
        throw new DomainError('RUN_ALREADY_PUBLISHED', 'conflict', 'This timetable is on the agendas already');
      }
      await this.runs.markPublished(manager, runId);
      await this.outbox.record(manager, 'timetable.published.v1', { fairId, runId });
    });
    this.effects.announceProgress(run);
    return this.get(fairId, runId);
  }

  async meetings(fairId: string, runId: string, query: ListQuery): Promise<Page<PlannedMeeting>> {
    const filter = await this.filterOf(fairId, runId, query);
    const [rows, total] = await Promise.all([
      this.plans.listMeetings(runId, filter),
      this.plans.count('planned_meeting', runId, filter.people),
    ]);
    const lineOf = await this.linesOf(rows);
    return pageFrom(
      rows,
      query.limit,
      total,
      (row) => [row.position],
      ({ aId, bId, startsAt, endsAt, place, tableNumber }) => ({
        a: lineOf(aId),
        b: lineOf(bId),
        startsAt,
        endsAt,
        place,
        tableNumber,
      }),
    );
  }

  async refusals(fairId: string, runId: string, query: ListQuery): Promise<Page<RefusedWish>> {
    const filter = await this.filterOf(fairId, runId, query);
    const [rows, total] = await Promise.all([
      this.plans.listRefusals(runId, filter),
      this.plans.count('refused_wish', runId, filter.people),
    ]);
    const lineOf = await this.linesOf(rows);
    return pageFrom(
      rows,
      query.limit,
      total,
      (row) => [row.position],
      ({ aId, bId, isMutual, reason }) => ({
        a: lineOf(aId),
        b: lineOf(bId),
        isMutual,
        reason,
      }),
    );
  }

  private async find(fairId: string, runId: string): Promise<RunRecord> {
    const run = await this.runs.find(fairId, runId);
    if (!run) throw notFound('run');
    return run;
  }

  private async filterOf(fairId: string, runId: string, { cursor, limit, search }: ListQuery) {
    await this.find(fairId, runId);
    const people = search ? await this.participants.searchIds(fairId, search) : null;
    return { after: Number(decodeCursor(cursor, 1)?.[0] ?? -1), people, limit };
  }

  private async linesOf(rows: readonly { aId: string; bId: string }[]) {
    const lines = await this.participants.lines([...new Set(rows.flatMap((row) => [row.aId, row.bId]))]);
    return (id: string) => lines.get(id) ?? { id, name: '', companyName: '' };
  }
}

function toView({ fairId: _fairId, createdBy: _createdBy, ...run }: RunRecord): TimetableRun {
  return run;
}
