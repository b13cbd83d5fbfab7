import { Injectable } from '@nestjs/common';
import type { ChatFile } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';

export interface MessageRecord {
  id: string;
  clientId: string;
  seq: number;
  senderId: string;
  text: string;
  file: ChatFile | null;
  change: number;
  createdAt: string;
  editedAt: string | null;
  isDeleted: boolean;
  isHidden: boolean;
}

export interface NewMessage {
  fairId: string;
  conversationId: string;
  senderId: string;
  clientId: string;
  text: string;
  fileId: string | null;
  isByParticipant: boolean;
}

/** The numbers of a message that is being written, and what is known of its conversation then. */
export interface NextMark {
  seq: number;
  change: number;
  isAccepted: boolean;
  createdBy: string | null;
  boothId: string | null;
  visitorId: string | null;
  /** Whether both sides of a booth have written with this one, and had not before. */
  isBothWays: boolean;
}

export interface NewFile {
  fairId: string;
  conversationId: string;
  key: string;
  name: string;
  type: string;
  size: number;
  picture: { width: number; height: number } | null;
}

export interface StoredFile {
  id: string;
  key: string;
  name: string;
  type: string;
  size: number;
  isPicture: boolean;
}

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** What is hidden keeps its place and shows nothing. */
export const messageColumns = `m.id, m.client_id as "clientId", m.seq, m.change, m.sender_id as "senderId",
  case when m.hidden_at is null then m.text else '' end as text, ${instant('m.created_at')} as "createdAt",
  ${instant('m.edited_at')} as "editedAt", m.deleted_at is not null as "isDeleted", m.hidden_at is not null as "isHidden",
  case when f.id is not null and m.hidden_at is null then jsonb_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size, 'picture',
    case when f.width is not null then jsonb_build_object('width', f.width, 'height', f.height) end) end as file`;
export const messageTables = `live.message m left join live.file f on f.id = m.file_id`;

/** Messages of conversations, and their files. */
@Injectable()
export class ChatRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first, one more than `limit`. */
  list(conversationId: string, before: number | null, limit: number): Promise<MessageRecord[]> {
    return this.dataSource.query(
      `select ${messageColumns} from ${messageTables}
       where m.conversation_id = $1 and ($2::integer is null or m.seq < $2) order by m.seq desc limit $3`,
      [conversationId, before, limit + 1],
    );
  }

  /** The messages that follow a number, newest first. */
  async listAfter(conversationId: string, after: number, limit: number): Promise<MessageRecord[]> {
    const rows: MessageRecord[] = await this.dataSource.query(
      `select ${messageColumns} from ${messageTables} where m.conversation_id = $1 and m.seq > $2 order by m.seq limit $3`,
      [conversationId, after, limit],
    );
    return rows.reverse();
  }

  /** What has happened since a change, in the order in which it happened. */
  listSince(conversationId: string, change: number, limit: number): Promise<MessageRecord[]> {
    return this.dataSource.query(
      `select ${messageColumns} from ${messageTables} where m.conversation_id = $1 and m.change > $2 order by m.change limit $3`,
      [conversationId, change, limit],
    );
  }

  /** The latest numbers, zeros where nothing was written yet. */
  async marks(conversationId: string): Promise<{ lastSeq: number; lastChange: number }> {
    const [row]: { lastSeq: number; lastChange: number }[] = await this.dataSource.query(
      `select last_seq as "lastSeq", last_change as "lastChange" from live.conversation where id = $1`,
      [conversationId],
    );
    return row ?? { lastSeq: 0, lastChange: 0 };
  }

  async bySender(senderId: string, clientId: string): Promise<MessageRecord | null> {
    const rows: MessageRecord[] = await this.dataSource.query(
      `select ${messageColumns} from ${messageTables} where m.sender_id = $1 and m.client_id = $2`,
      [senderId, clientId],
    );
    return rows[0] ?? null;
  }

  async find(conversationId: string, id: string): Promise<MessageRecord | null> {
    const rows: MessageRecord[] = await this.dataSource.query(
      `select ${messageColumns} from ${messageTables} where m.id = $2 and m.conversation_id = $1`,
      [conversationId, id],
    );
    return rows[0] ?? null;
  }

  /** The chat of a room begins with its first message. */
  async ensureRoom(manager: EntityManager, fairId: string, roomId: string): Promise<void> {
    await manager.query(
      `insert into live.conversation (id, fair_id, kind) values ($1, $2, 'room') on conflict (id) do nothing`,
      [roomId, fairId],
    );
  }

  /**
   * Takes the next number and holds the conversation until the transaction ends: numbers have no gap and become visible in their order.
   * @param side which side of a booth writes.
   */
  async next(manager: EntityManager, conversationId: string, side: 'team' | 'visitor' | null): Promise<NextMark> {
    const [[row]]: [NextMark[], number] = await manager.query(
      `update live.conversation c set last_seq = c.last_seq + 1, last_change = c.last_change + 1, last_at = now(),
         team_seq = case when $2::text = 'team' then c.last_seq + 1 else c.team_seq end,
         visitor_seq = case when $2 = 'visitor' then c.last_seq + 1 else c.visitor_seq end
       from (select id, team_seq, visitor_seq from live.conversation where id = $1 for update) o where c.id = o.id
       returning c.last_seq as seq, c.last_change as change, c.accepted_at is not null as "isAccepted", c.created_by as "createdBy",
         c.booth_id as "boothId", c.visitor_id as "visitorId",
         ($2 = 'team' and o.team_seq = 0 and o.visitor_seq > 0) or ($2 = 'visitor' and o.visitor_seq = 0 and o.team_seq > 0) as "isBothWays"`,
      [conversationId, side],
    );
    if (!row) throw new Error('the conversation has gone');
    return row;
  }

  /** False when this person has sent this message before; the caller then has to give its number back by rolling back. */
  async add(manager: EntityManager, { seq, change }: NextMark, message: NewMessage): Promise<boolean> {
    const { fairId, conversationId, senderId, clientId, text, fileId } = message;
    const rows: unknown[] = await manager.query(
      `insert into live.message (fair_id, conversation_id, seq, change, sender_id, client_id, text, file_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (sender_id, client_id) do nothing returning id`,
      [fairId, conversationId, seq, change, senderId, clientId, text, fileId],
    );
    if (rows.length === 0) return false;
    // Whoever writes has read. Marks are of participants, not of organisers without a profile.
    if (!message.isByParticipant) return true;
    await manager.query(
      `insert into live.read_mark (conversation_id, participant_id, seq) values ($1, $2, $3)
       on conflict (conversation_id, participant_id) do update set seq = excluded.seq, at = now()`,
      [conversationId, senderId, seq],
    );
    return true;
  }

  async edit(messageId: string, text: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const change = await this.nextChange(manager, messageId);
      await manager.query(
        `update live.message set text = $2, change = $3, edited_at = now() where id = $1 and deleted_at is null`,
        [messageId, text, change],
      );
    });
  }

  async hide(manager: EntityManager, messageId: string): Promise<void> {
    const change = await this.nextChange(manager, messageId);
    await manager.query(`update live.message set hidden_at = coalesce(hidden_at, now()), change = $2 where id = $1`, [
      messageId,
      change,
    ]);
  }

  /** Says before the bytes are stored that they are to go unless {@link keepFile} follows. */
  async announceFile(key: string): Promise<void> {
    await this.dataSource.query(`insert into live.file_removal (key, due_at) values ($1, now() + interval '1 hour')`, [
      key,
    ]);
  }

  async keepFile(
    manager: EntityManager,
    { fairId, conversationId, key, name, type, size, picture }: NewFile,
  ): Promise<string> {
    await manager.query(`delete from live.file_removal where key = $1`, [key]);
    const [row]: [{ id: string }] = await manager.query(
      `insert into live.file (fair_id, conversation_id, key, name, type, size, width, height)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [fairId, conversationId, key, name, type, size, picture?.width ?? null, picture?.height ?? null],
    );
    return row.id;
  }

  /** Not one whose message is hidden. */
  async findFile(fairId: string, conversationId: string, id: string): Promise<StoredFile | null> {
    const rows: StoredFile[] = await this.dataSource.query(
      `select f.id, f.key, f.name, f.type, f.size, f.width is not null as "isPicture" from live.file f
       join live.message m on m.file_id = f.id and m.hidden_at is null
       where f.id = $3 and f.conversation_id = $2 and f.fair_id = $1`,
      [fairId, conversationId, id],
    );
    return rows[0] ?? null;
  }

  /** Leaves the place of the message, without what it said. Its file goes, too. */
  async remove(messageId: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const change = await this.nextChange(manager, messageId);
      const [before]: { fileId: string | null }[] = await manager.query(
        `select file_id as "fileId" from live.message where id = $1 for update`,
        [messageId],
      );
      await manager.query(
        `update live.message set text = '', file_id = null, deleted_at = coalesce(deleted_at, now()), change = $2 where id = $1`,
        [messageId, change],
      );
      if (before?.fileId) await manager.query(`delete from live.file where id = $1`, [before.fileId]);
    });
  }

  private async nextChange(manager: EntityManager, messageId: string): Promise<number> {
    const [[row]]: [{ change: number }[], number] = await manager.query(
      `update live.conversation set last_change = last_change + 1
       where id = (select conversation_id from live.message where id = $1) returning last_change as change`,
      [messageId],
    );
    if (!row) throw new Error('the message has gone');
    return row.change;
  }
}
