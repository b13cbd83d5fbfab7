import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Pair } from '../planning/pair.rules.js';
import { PairRepository } from './pair.repository.js';
import { type PlannedRow, PlanRepository } from './plan.repository.js';

/**
 * The timetable on the agendas: the meetings of the published run and those that repairs have added to it, without what was
 * withdrawn since. Publishing and repairing take turns.
 */
@Injectable()
export class CurrentPlanRepository {
  constructor(
    private readonly pairs: PairRepository,
    private readonly plans: PlanRepository,
  ) {}

  /** Until the transaction ends, nobody else publishes or repairs in this fair. */
  async lock(manager: EntityManager, fairId: string): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(hashtext($1))`, [`timetable:${fairId}`]);
  }

  /**
   * Makes a run the one on the agendas as it was planned: what repairs have added to it, or to the one before, goes; so does
   * the meeting of a pair that was cancelled, or of whom one said no, since.
   */
  async takeOver(manager: EntityManager, fairId: string, runId: string, beforeId: string | null): Promise<void> {
    await manager.query(
      `update matchmaking.planned_meeting set withdrawn_at = now()
       where run_id = any($1) and repair_id is not null and withdrawn_at is null`,
      [[runId, beforeId].filter((id) => id !== null)],
    );
    const cancelled = await this.pairs.cancelled(fairId, manager);
    const declined = await this.pairs.declinedSince(manager, fairId, runId);
    const gone = [...new Set([...cancelled, ...declined])].map((key) => key.split(' '));
    const parameters = [runId, gone.map(([aId]) => aId), gone.map(([, bId]) => bId)];
    const isGone = `exists (select 1 from unnest($2::uuid[], $3::uuid[]) as gone (a, b) where gone.a = p.a_id and gone.b = p.b_id)`;
    await manager.query(
      `update matchmaking.planned_meeting p set withdrawn_at = now()
       from unnest($2::uuid[], $3::uuid[]) as gone (a, b)
       where p.run_id = $1 and p.a_id = gone.a and p.b_id = gone.b and p.withdrawn_at is null`,
      parameters,
    );
    // A pair that has wished anew since meets again.
    await manager.query(
      `update matchmaking.planned_meeting p set withdrawn_at = null
       where p.run_id = $1 and p.repair_id is null and p.withdrawn_at is not null and not ${isGone}`,
      parameters,
    );
  }

  /** Whether a pair has a meeting on it. */
  async has(manager: EntityManager, runId: string, { aId, bId }: Pair): Promise<boolean> {
    const rows: unknown[] = await manager.query(
      `select 1 from matchmaking.planned_meeting where run_id = $1 and a_id = $2 and b_id = $3 and withdrawn_at is null`,
      [runId, aId, bId],
    );
    return rows.length > 0;
  }

  /** Adds what a repair found, behind everything else. */
  async add(manager: EntityManager, runId: string, repairId: string, meetings: readonly PlannedRow[]): Promise<void> {
    const [{ from }]: [{ from: number }] = await manager.query(
      `select coalesce(max(position), -1) + 1 as from from matchmaking.planned_meeting where run_id = $1`,
      [runId],
    );
    await this.plans.addMeetings(manager, runId, meetings, { from, repairId });
  }
}
