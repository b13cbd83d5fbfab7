import { Injectable } from '@nestjs/common';
import type { ConversationKind, ModerationAct, ModerationEntry, ReportReason } from '@parvis/contracts';
import type { TimePosition } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { type MessageRecord, messageColumns, messageTables } from './chat.repository.js';

export interface ReportRow {
  id: string;
  kind: ConversationKind;
  conversationId: string;
  messageId: string;
  seq: number;
  senderId: string;
  reporterId: string;
  reason: ReportReason;
  note: string;
  text: string;
  createdAt: string;
  decision: ModerationAct | null;
  decidedAt: string | null;
  otherReports: number;
  at: TimePosition;
}

export interface NewAct {
  fairId: string;
  participantId: string;
  reportId: string | null;
  act: ModerationEntry['act'];
  by: { id: string; name: string };
  note: string;
  /** Null: to the end of the fair, or not a suspension. */
  hours: number | null;
}

export type ActRow = Omit<ModerationEntry, 'person'> & { participantId: string; at: string; place: TimePosition };

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const reportColumns = `r.id, c.kind, c.id as "conversationId", m.id as "messageId", m.seq, r.sender_id as "senderId", r.reporter_id as "reporterId",
  r.reason, r.note, r.said as text, ${instant('r.created_at')} as "createdAt", r.decision, ${instant('r.decided_at')} as "decidedAt",
  (select count(*)::int from live.chat_report o where o.sender_id = r.sender_id and o.id <> r.id) as "otherReports",
  jsonb_build_object('time', r.created_at::text, 'id', r.id) as at`;
const reportTables = `live.chat_report r join live.message m on m.id = r.message_id join live.conversation c on c.id = m.conversation_id`;

/** Reports of messages, and what organisers did about them. */
@Injectable()
export class ModerationRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The first report of a person about a message counts; whether this is it. */
  async report(
    manager: EntityManager,
    fairId: string,
    messageId: string,
    reporterId: string,
    { reason, note }: { reason: ReportReason; note: string },
  ): Promise<boolean> {
    const added: unknown[] = await manager.query(
      `insert into live.chat_report (fair_id, message_id, sender_id, reporter_id, reason, note, said)
         select $1, m.id, m.sender_id, $3, $4, $5, coalesce(nullif(m.text, ''), f.name, '') from ${messageTables} where m.id = $2
       on conflict (message_id, reporter_id) do nothing returning id`,
      [fairId, messageId, reporterId, reason, note],
    );
    return added.length > 0;
  }

  /** One row more than `limit`, newest first. */
  page(fairId: string, isOpen: boolean, after: TimePosition | null, limit: number): Promise<ReportRow[]> {
    return this.dataSource.query(
      `select ${reportColumns} from ${reportTables} where r.fair_id = $1 and r.decision is ${isOpen ? '' : 'not'} null
         and ($2::timestamptz is null or (r.created_at, r.id) < ($2::timestamptz, $3::uuid))
       order by r.created_at desc, r.id desc limit $4`,
      [fairId, after?.time ?? null, after?.id ?? null, limit + 1],
    );
  }

  async count(fairId: string, isOpen: boolean): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from live.chat_report where fair_id = $1 and decision is ${isOpen ? '' : 'not'} null`,
      [fairId],
    );
    return row.count;
  }

  async find(fairId: string, reportId: string): Promise<ReportRow | null> {
    const rows: ReportRow[] = await this.dataSource.query(
      `select ${reportColumns} from ${reportTables} where r.fair_id = $1 and r.id = $2`,
      [fairId, reportId],
    );
    return rows[0] ?? null;
  }

  /** The message with the three before and after it, oldest first. */
  around({ conversationId, seq }: ReportRow): Promise<MessageRecord[]> {
    return this.dataSource.query(
      `select ${messageColumns} from ${messageTables} where m.conversation_id = $1 and m.seq between $2 - 3 and $2 + 3 order by m.seq`,
      [conversationId, seq],
    );
  }

  /** All reports of this message are decided with it. */
  async decide(manager: EntityManager, messageId: string, act: ModerationAct): Promise<void> {
    await manager.query(`update live.chat_report set decision = $2, decided_at = now() where message_id = $1`, [
      messageId,
      act,
    ]);
  }

  async log(manager: EntityManager, { fairId, participantId, reportId, act, by, note, hours }: NewAct): Promise<void> {
    await manager.query(
      `insert into live.chat_act (fair_id, participant_id, report_id, act, by_id, by_name, note, until)
       values ($1, $2, $3, $4, $5, $6, $7, now() + $8 * interval '1 hour')`,
      [fairId, participantId, reportId, act, by.id, by.name, note, hours],
    );
  }

  /** One row more than `limit`, newest first. */
  acts(fairId: string, after: TimePosition | null, limit: number): Promise<ActRow[]> {
    return this.dataSource.query(
      `select id, participant_id as "participantId", act, by_name as by, note, ${instant('until')} as until, ${instant('at')} as at,
         jsonb_build_object('time', at::text, 'id', id) as place
       from live.chat_act where fair_id = $1 and ($2::timestamptz is null or (at, id) < ($2::timestamptz, $3::uuid))
       order by chat_act.at desc, id desc limit $4`,
      [fairId, after?.time ?? null, after?.id ?? null, limit + 1],
    );
  }

  async countActs(fairId: string): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from live.chat_act where fair_id = $1`,
      [fairId],
    );
    return row.count;
  }
}
