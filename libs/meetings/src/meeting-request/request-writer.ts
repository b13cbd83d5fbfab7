import { Injectable } from '@nestjs/common';
import type { DeclineReason, Intent, Interval, RequestAct, RequestSide } from '@parvis/contracts';
import type { EntityManager } from 'typeorm';
import type { Acting } from '../delegation/acting.js';
import type { RequestRow } from './request.repository.js';
import { type Deadline, nextStep } from './request-deadline.rules.js';

export interface NewRequest {
  fairId: string;
  kind: RequestRow['kind'];
  fromId: string;
  toId: string;
  clientKey: string;
  meetingId: string | null;
  reason: Intent | null;
  message: string;
  times: readonly Interval[];
  companionIds: readonly string[];
  deadline: Deadline;
}

export interface NewAct {
  act: RequestAct['act'];
  byId: string | null;
  toId?: string;
  side?: RequestSide;
  note?: string;
  times?: readonly Interval[];
  /** A lead of a delegation has done it for `byId`. */
  acting?: Acting | null;
}

const iso = (ms: number) => new Date(ms).toISOString();

/** Changes requests. Every method belongs into the transaction that holds the request. */
@Injectable()
export class RequestWriter {
  /** Id of the new request. The database refuses a second one of the pair, or about the meeting. */
  async add(manager: EntityManager, request: NewRequest): Promise<string> {
    const { deadline } = request;
    const [{ id }]: [{ id: string }] = await manager.query(
      `insert into meetings.request (fair_id, kind, from_id, to_id, created_by, client_key, meeting_id, reason, message, asked_at, expires_at, next_at)
       values ($1, $2, $3, $4, $3, $5, $6, $7, $8, $9, $10, $11) returning id`,
      [
        request.fairId,
        request.kind,
        request.fromId,
        request.toId,
        request.clientKey,
        request.meetingId,
        request.reason,
        request.message,
        iso(deadline.askedAt),
        iso(deadline.expiresAt),
        iso(nextStep(deadline, 0)),
      ],
    );
    await this.writeTimes(manager, id, request.times);
    await this.addPeople(manager, id, 'from', 'principal', [request.fromId]);
    await this.addPeople(manager, id, 'to', 'principal', [request.toId]);
    await this.addPeople(manager, id, 'from', 'companion', request.companionIds);
    return id;
  }

  /** Colleagues who come along; whoever has a part already keeps it. */
  async addPeople(
    manager: EntityManager,
    id: string,
    side: RequestSide,
    part: 'principal' | 'companion',
    participantIds: readonly string[],
  ): Promise<void> {
    if (participantIds.length === 0) return;
    await manager.query(
      `insert into meetings.request_person (request_id, participant_id, side, part)
       select $1, item.id, $2, $3 from unnest($4::uuid[]) as item (id) on conflict do nothing`,
      [id, side, part, participantIds],
    );
  }

  /** The next proposal, of the side that is not asked now. */
  async propose(
    manager: EntityManager,
    id: string,
    turn: RequestSide,
    times: readonly Interval[],
    deadline: Deadline,
  ): Promise<void> {
    await manager.query(`delete from meetings.request_time where request_id = $1`, [id]);
    await this.writeTimes(manager, id, times);
    await manager.query(
      `update meetings.request set turn = $2, round = round + 1, asked_at = $3, expires_at = $4, next_at = $5, reminders_sent = 0,
         are_times_gone = false, checked_at = now(), updated_at = clock_timestamp() where id = $1`,
      [id, turn, iso(deadline.askedAt), iso(deadline.expiresAt), iso(nextStep(deadline, 0))],
    );
  }

  /** A colleague stands on one side from now on; the one before may still read it. @param deadline null: it stays as it is. */
  async handOver(
    manager: EntityManager,
    id: string,
    side: RequestSide,
    goneId: string,
    cameId: string,
    deadline: Deadline | null,
  ): Promise<void> {
    await manager.query(
      `update meetings.request_person set part = 'former' where request_id = $1 and participant_id = $2`,
      [id, goneId],
    );
    await manager.query(
      `insert into meetings.request_person (request_id, participant_id, side, part) values ($1, $2, $3, 'principal')
       on conflict (request_id, participant_id) do update set part = 'principal', side = excluded.side`,
      [id, cameId, side],
    );
    await manager.query(`update meetings.request set ${side}_id = $2, updated_at = clock_timestamp() where id = $1`, [
      id,
      cameId,
    ]);
    if (deadline === null) return;
    await manager.query(
      `update meetings.request set asked_at = $2, expires_at = $3, next_at = $4, reminders_sent = 0 where id = $1`,
      [id, iso(deadline.askedAt), iso(deadline.expiresAt), iso(nextStep(deadline, 0))],
    );
  }

  async end(
    manager: EntityManager,
    id: string,
    end: {
      status: Exclude<RequestRow['status'], 'pending'>;
      meetingId?: string;
      reason?: DeclineReason;
      note?: string;
    },
  ): Promise<void> {
    await manager.query(
      `update meetings.request set status = $2, meeting_id = coalesce($3, meeting_id), decline_reason = $4, decline_note = $5, next_at = null,
         updated_at = clock_timestamp() where id = $1`,
      [id, end.status, end.meetingId ?? null, end.reason ?? null, end.note ?? ''],
    );
  }

  /** So many reminders were sent; `nextAt`, in ms: when to look again. */
  async reminded(manager: EntityManager, id: string, sent: number, nextAt: number): Promise<void> {
    await manager.query(`update meetings.request set reminders_sent = $2, next_at = $3 where id = $1`, [
      id,
      sent,
      iso(nextAt),
    ]);
  }

  async note(manager: EntityManager, id: string, done: NewAct): Promise<void> {
    const { act, byId, toId, side, note, times, acting } = done;
    await manager.query(
      `insert into meetings.request_act (request_id, act, by_id, to_id, side, note, times, acting_id, acting_for)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        act,
        byId,
        toId ?? null,
        side ?? null,
        note ?? '',
        JSON.stringify(times ?? []),
        acting?.leadId ?? null,
        acting?.delegation ?? '',
      ],
    );
  }

  private async writeTimes(manager: EntityManager, id: string, times: readonly Interval[]): Promise<void> {
    await manager.query(
      `insert into meetings.request_time (request_id, position, during)
       select $1, nr, tstzrange("startsAt", "endsAt") from rows from (
         jsonb_to_recordset($2::jsonb) as ("startsAt" timestamptz, "endsAt" timestamptz)
       ) with ordinality as item ("startsAt", "endsAt", nr)`,
      [id, JSON.stringify(times)],
    );
  }
}
