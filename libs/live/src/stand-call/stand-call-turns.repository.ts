import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type CallRow, callColumns } from './stand-call.repository.js';

/** An open call with what decides its next step. */
export interface OpenCall extends CallRow {
  isDue: boolean;
  rungIds: string[];
  /** Everybody who is rung has declined. */
  isDeclined: boolean;
}

/** The steps of the calls of one booth, in turn. */
@Injectable()
export class StandCallTurnsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Serialises the steps of one booth until the transaction ends. */
  async lock(manager: EntityManager, boothId: string): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(hashtext($1))`, [`stand-call:${boothId}`]);
  }

  /** Booths where something is due, or somebody waits to be answered. */
  async dueBooths(): Promise<{ fairId: string; boothId: string }[]> {
    return this.dataSource.query(
      `select distinct fair_id as "fairId", booth_id as "boothId" from live.stand_call
       where state in ('ringing', 'queued', 'talking') and (due_at <= now() or state in ('ringing', 'queued'))`,
    );
  }

  /** First come first. */
  open(manager: EntityManager, boothId: string): Promise<OpenCall[]> {
    return manager.query(
      `select ${callColumns('c')}, c.due_at <= clock_timestamp() as "isDue", coalesce(ring.ids, '{}') as "rungIds",
         coalesce(ring.declined, false) as "isDeclined"
       from live.stand_call c left join lateral (
         select array_agg(r.participant_id::text) as ids, bool_and(r.declined_at is not null) as declined
         from live.stand_call_ring r where r.call_id = c.id) ring on true
       where c.booth_id = $1 and c.state in ('ringing', 'queued', 'talking') order by c.started_at, c.id for update of c`,
      [boothId],
    );
  }

  async ringing(manager: EntityManager, callId: string, seconds: number): Promise<void> {
    await manager.query(
      `update live.stand_call set state = 'ringing', due_at = clock_timestamp() + $2 * interval '1 second' where id = $1`,
      [callId, seconds],
    );
  }

  async queued(manager: EntityManager, callId: string, seconds: number): Promise<void> {
    await manager.query(
      `update live.stand_call set state = 'queued', due_at = started_at + $2 * interval '1 second' where id = $1`,
      [callId, seconds],
    );
  }

  /** Nobody is there any more: somebody has so long to come back. */
  async shorten(manager: EntityManager, callId: string, seconds: number): Promise<void> {
    await manager.query(
      `update live.stand_call set due_at = least(due_at, clock_timestamp() + $2 * interval '1 second') where id = $1`,
      [callId, seconds],
    );
  }

  /** @returns how long it was waited and talked, in whole seconds. */
  async over(
    manager: EntityManager,
    callId: string,
    state: 'ended' | 'missed',
  ): Promise<{ waitedSeconds: number; talkedSeconds: number; at: Date }> {
    const [rows]: [{ waitedSeconds: number; talkedSeconds: number; at: Date }[]] = await manager.query(
      `update live.stand_call set state = $2, over_at = clock_timestamp(), due_at = null where id = $1
       returning floor(extract(epoch from coalesce(answered_at, clock_timestamp()) - started_at))::int as "waitedSeconds",
         coalesce(floor(extract(epoch from over_at - answered_at))::int, 0) as "talkedSeconds", over_at as at`,
      [callId, state],
    );
    const [row] = rows;
    if (!row) throw new Error(`The call ${callId} is gone`);
    return row;
  }
}
