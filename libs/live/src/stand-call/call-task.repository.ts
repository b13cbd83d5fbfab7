import { Injectable } from '@nestjs/common';
import type { TimePosition } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';

export interface CallTaskRow {
  id: string;
  callId: string;
  callerId: string;
  message: string;
  calledAt: Date;
  waitedSeconds: number;
  dueAt: Date;
  assigneeId: string | null;
  doneAt: Date | null;
  doneById: string | null;
  meetingId: string | null;
  /** The text of its place in the list. */
  time: string;
}

/** A call is to be returned within so long, unless the team says otherwise. */
const dueWithin = '4 hours';
const columns = `t.id, t.call_id as "callId", c.caller_id as "callerId", c.message, c.started_at as "calledAt",
  floor(extract(epoch from c.over_at - c.started_at))::int as "waitedSeconds", t.due_at as "dueAt", t.assignee_id as "assigneeId",
  t.done_at as "doneAt", t.done_by_id as "doneById", c.meeting_id as "meetingId", coalesce(t.done_at, t.due_at)::text as time`;
const tables = 'live.call_task t join live.stand_call c on c.id = t.call_id';

@Injectable()
export class CallTaskRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Once a call, however often it is asked for. */
  async add(manager: EntityManager, { id, boothId }: { id: string; boothId: string }): Promise<void> {
    await manager.query(
      `insert into live.call_task (call_id, booth_id, due_at) values ($1, $2, now() + interval '${dueWithin}') on conflict do nothing`,
      [id, boothId],
    );
  }

  /** The most urgent first, or the last done first; one row more than `limit`. */
  list(boothId: string, isDone: boolean, after: TimePosition | null, limit: number): Promise<CallTaskRow[]> {
    const [column, order, sign] = isDone ? ['t.done_at', 'desc', '<'] : ['t.due_at', 'asc', '>'];
    return this.dataSource.query(
      `select ${columns} from ${tables}
       where t.booth_id = $1 and t.done_at is ${isDone ? 'not null' : 'null'}
         and ($2::timestamptz is null or (${column}, t.id) ${sign} ($2::timestamptz, $3::uuid))
       order by ${column} ${order}, t.id ${order} limit $4`,
      [boothId, after?.time ?? null, after?.id ?? null, limit + 1],
    );
  }

  async count(boothId: string, isDone: boolean): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from live.call_task where booth_id = $1 and done_at is ${isDone ? 'not null' : 'null'}`,
      [boothId],
    );
    return row.count;
  }

  async find(boothId: string, id: string): Promise<CallTaskRow | null> {
    const [row]: CallTaskRow[] = await this.dataSource.query(
      `select ${columns} from ${tables} where t.booth_id = $1 and t.id = $2`,
      [boothId, id],
    );
    return row ?? null;
  }

  /** Absent fields stay as they are. */
  async update(
    id: string,
    change: { assigneeId?: string | null; dueAt?: string; isDone?: boolean },
    byId: string,
  ): Promise<void> {
    await this.dataSource.query(
      `update live.call_task set
         assignee_id = case when $2 then $3::uuid else assignee_id end,
         due_at = coalesce($4::timestamptz, due_at),
         done_by_id = case when $5::boolean is null then done_by_id when $5 then coalesce(done_by_id, $6::uuid) end,
         done_at = case when $5::boolean is null then done_at when $5 then coalesce(done_at, now()) end
       where id = $1`,
      [
        id,
        change.assigneeId !== undefined,
        change.assigneeId ?? null,
        change.dueAt ?? null,
        change.isDone ?? null,
        byId,
      ],
    );
  }

  /** The meeting that the caller has booked returns the call: it is the colleague's who is in it. */
  async booked(manager: EntityManager, callId: string, withId: string, startsAt: string): Promise<void> {
    await manager.query(
      `update live.call_task set assignee_id = $2, due_at = $3 where call_id = $1 and done_at is null`,
      [callId, withId, startsAt],
    );
  }
}
