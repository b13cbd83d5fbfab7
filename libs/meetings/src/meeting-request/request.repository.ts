import { Injectable } from '@nestjs/common';
import type { DeclineReason, Intent, Interval, MeetingRequest, RequestSide } from '@parvis/contracts';
import type { TimePosition } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { instantText } from '../agenda/meeting.repository.js';

export interface RequestPersonRow {
  id: string;
  side: RequestSide;
  part: 'principal' | 'companion' | 'former';
}

export interface RequestRow {
  id: string;
  fairId: string;
  kind: MeetingRequest['kind'];
  status: MeetingRequest['status'];
  fromId: string;
  toId: string;
  meetingId: string | null;
  meetingTime: Interval | null;
  reason: Intent | null;
  message: string;
  turn: RequestSide;
  round: number;
  declineReason: DeclineReason | null;
  declineNote: string;
  askedAt: string;
  expiresAt: string;
  createdAt: string;
  updatedAt: string;
  /** The same to the microsecond, as Postgres writes it. */
  at: string;
  times: Interval[];
  people: RequestPersonRow[];
  /** Of the last proposal or answer, where a lead of a delegation has made it. */
  acting: ActingRow | null;
}

/** Who has acted for whom; the lead may be gone. */
export interface ActingRow {
  leadId: string | null;
  delegation: string;
  personId: string;
}

export type Box = 'to-answer' | 'waiting' | 'done';

const precise = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const span = (column: string) =>
  `jsonb_build_object('startsAt', ${instantText(`lower(${column})`)}, 'endsAt', ${instantText(`upper(${column})`)})`;

const actingJson = `case when acting_for <> '' then jsonb_build_object('leadId', acting_id, 'delegation', acting_for, 'personId', by_id) end`;

const columns = `r.id, r.fair_id as "fairId", r.kind, r.status, r.from_id as "fromId", r.to_id as "toId", r.meeting_id as "meetingId",
  (select ${span('m.during')} from meetings.meeting m where m.id = r.meeting_id) as "meetingTime",
  r.reason, r.message, r.turn, r.round, r.decline_reason as "declineReason", r.decline_note as "declineNote",
  ${precise('r.asked_at')} as "askedAt", ${precise('r.expires_at')} as "expiresAt", ${precise('r.created_at')} as "createdAt",
  ${precise('r.updated_at')} as "updatedAt", r.updated_at::text as at,
  (select coalesce(jsonb_agg(${span('t.during')} order by lower(t.during)), '[]') from meetings.request_time t
   where t.request_id = r.id) as times,
  (select jsonb_agg(jsonb_build_object('id', p.participant_id, 'side', p.side, 'part', p.part) order by p.side, p.part desc, p.participant_id)
   from meetings.request_person p where p.request_id = r.id) as people,
  (select ${actingJson} from meetings.request_act a
   where a.request_id = r.id and a.act in ('sent', 'countered', 'accepted', 'declined', 'withdrawn') order by a.id desc limit 1) as acting`;

/** Whom and what a box holds; `$1` is the reader. */
const boxes: Record<Box, string> = {
  'to-answer': `meetings.request r where r.holder_id = $1 and r.status = 'pending'`,
  waiting: `meetings.request_person mine join meetings.request r on r.id = mine.request_id
    where mine.participant_id = $1 and r.status = 'pending' and r.holder_id <> $1`,
  done: `meetings.request_person mine join meetings.request r on r.id = mine.request_id
    where mine.participant_id = $1 and r.status <> 'pending'`,
};

/** Reads requests. */
@Injectable()
export class RequestRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Null for whoever has no part in it. */
  async findFor(fairId: string, id: string, participantId: string): Promise<RequestRow | null> {
    const rows: RequestRow[] = await this.dataSource.query(
      `select ${columns} from meetings.request r join meetings.request_person mine on mine.request_id = r.id and mine.participant_id = $3
       where r.id = $2 and r.fair_id = $1`,
      [fairId, id, participantId],
    );
    return rows[0] ?? null;
  }

  /** Held back for others until the transaction ends. */
  async lock(manager: EntityManager, id: string): Promise<RequestRow | null> {
    // The rows beside it are read only once it is held: what the one before has changed in them is seen.
    const held: unknown[] = await manager.query(`select 1 from meetings.request where id = $1 for update`, [id]);
    if (held.length === 0) return null;
    const rows: RequestRow[] = await manager.query(`select ${columns} from meetings.request r where r.id = $1`, [id]);
    return rows[0] ?? null;
  }

  /** What somebody has sent before under the same key. */
  async sentBefore(createdBy: string, clientKey: string): Promise<string | null> {
    const [row]: { id: string }[] = await this.dataSource.query(
      `select id from meetings.request where created_by = $1 and client_key = $2`,
      [createdBy, clientKey],
    );
    return row?.id ?? null;
  }

  /** The request for a meeting that waits between two people. */
  async pendingBetween(oneId: string, otherId: string): Promise<string | null> {
    const [row]: { id: string }[] = await this.dataSource.query(
      `select id from meetings.request where kind = 'meet' and status = 'pending'
         and least(from_id, to_id) = least($1::uuid, $2::uuid) and greatest(from_id, to_id) = greatest($1::uuid, $2::uuid)`,
      [oneId, otherId],
    );
    return row?.id ?? null;
  }

  async pendingMove(meetingId: string): Promise<string | null> {
    const [row]: { id: string }[] = await this.dataSource.query(
      `select id from meetings.request where kind = 'move' and status = 'pending' and meeting_id = $1`,
      [meetingId],
    );
    return row?.id ?? null;
  }

  /** Requests for meetings of this person that wait. */
  async countPending(fromId: string, manager: EntityManager = this.dataSource.manager): Promise<number> {
    const [row]: [{ count: number }] = await manager.query(
      `select count(*)::int as count from meetings.request where from_id = $1 and kind = 'meet' and status = 'pending'`,
      [fromId],
    );
    return row.count;
  }

  async count(participantId: string, box: Box): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(`select count(*)::int as count from ${boxes[box]}`, [
      participantId,
    ]);
    return row.count;
  }

  /** Those that changed last first, one more than `limit`. */
  list(participantId: string, box: Box, after: TimePosition | null, limit: number): Promise<RequestRow[]> {
    // What is shown of a request is gathered for those of the page only.
    return this.dataSource.query(
      `with page as (
         select r.* from ${boxes[box]} and ($2::timestamptz is null or (r.updated_at, r.id) < ($2::timestamptz, $3::uuid))
         order by r.updated_at desc, r.id desc limit $4
       ) select ${columns} from page r order by r.updated_at desc, r.id desc`,
      [participantId, after?.time ?? null, after?.id ?? null, limit + 1],
    );
  }

  /** Whether all of these people are in a meeting. */
  async areInMeeting(meetingId: string, ids: readonly string[]): Promise<boolean> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from meetings.attendee where meeting_id = $1 and participant_id = any($2::uuid[])`,
      [meetingId, ids],
    );
    return row.count === new Set(ids).size;
  }

  acts(requestId: string): Promise<RequestActRow[]> {
    return this.dataSource.query(
      `select act, ${precise('at')} as at, by_id as "byId", to_id as "toId", side, note, times, ${actingJson} as acting
       from meetings.request_act where request_id = $1 order by id`,
      [requestId],
    );
  }
}

export interface RequestActRow {
  act: string;
  at: string;
  byId: string | null;
  toId: string | null;
  side: RequestSide | null;
  note: string;
  times: Interval[];
  acting: ActingRow | null;
}
