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
  createdAt: string;
  isDeleted: boolean;
}

export interface NewMessage {
  fairId: string;
  roomId: string;
  senderId: string;
  clientId: string;
  text: string;
  fileId: string | null;
}

export interface NewFile {
  fairId: string;
  roomId: string;
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

const columns = `m.id, m.client_id as "clientId", m.seq::float8 as seq, m.sender_id as "senderId", m.text,
  to_char(m.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt", m.deleted_at is not null as "isDeleted",
  case when f.id is not null then jsonb_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size, 'picture',
    case when f.width is not null then jsonb_build_object('width', f.width, 'height', f.height) end) end as file`;
const tables = `live.message m left join live.file f on f.id = m.file_id`;

@Injectable()
export class ChatRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first, one more than `limit`. */
  list(fairId: string, roomId: string, before: number | null, limit: number): Promise<MessageRecord[]> {
    return this.dataSource.query(
      `select ${columns} from ${tables}
       where m.room_id = $2 and m.fair_id = $1 and ($3::bigint is null or m.seq < $3) order by m.seq desc limit $4`,
      [fairId, roomId, before, limit + 1],
    );
  }

  async count(fairId: string, roomId: string): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from live.message where room_id = $2 and fair_id = $1`,
      [fairId, roomId],
    );
    return row.count;
  }

  async bySender(senderId: string, clientId: string): Promise<MessageRecord | null> {
    const rows: MessageRecord[] = await this.dataSource.query(
      `select ${columns} from ${tables} where m.sender_id = $1 and m.client_id = $2`,
      [senderId, clientId],
    );
    return rows[0] ?? null;
  }

  async find(fairId: string, roomId: string, id: string): Promise<MessageRecord | null> {
    const rows: MessageRecord[] = await this.dataSource.query(
      `select ${columns} from ${tables} where m.id = $3 and m.room_id = $2 and m.fair_id = $1`,
      [fairId, roomId, id],
    );
    return rows[0] ?? null;
  }

  /** False when this person has sent this message before. The room's lock gives the numbers in the order of their commits. */
  async add(manager: EntityManager, message: NewMessage): Promise<boolean> {
    const { fairId, roomId, senderId, clientId, text, fileId } = message;
    await manager.query(`select pg_advisory_xact_lock(hashtextextended('live.message ' || $1, 0))`, [roomId]);
    const rows: unknown[] = await manager.query(
      `insert into live.message (fair_id, room_id, sender_id, client_id, text, file_id) values ($1, $2, $3, $4, $5, $6)
       on conflict (sender_id, client_id) do nothing returning id`,
      [fairId, roomId, senderId, clientId, text, fileId],
    );
    return rows.length > 0;
  }

  /** Says before the bytes are stored that they are to go unless {@link keepFile} follows. */
  async announceFile(key: string): Promise<void> {
    await this.dataSource.query(`insert into live.file_removal (key, due_at) values ($1, now() + interval '1 hour')`, [
      key,
    ]);
  }

  async keepFile(manager: EntityManager, { fairId, roomId, key, name, type, size, picture }: NewFile): Promise<string> {
    await manager.query(`delete from live.file_removal where key = $1`, [key]);
    const [row]: [{ id: string }] = await manager.query(
      `insert into live.file (fair_id, room_id, key, name, type, size, width, height)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [fairId, roomId, key, name, type, size, picture?.width ?? null, picture?.height ?? null],
    );
    return row.id;
  }

  async findFile(fairId: string, roomId: string, id: string): Promise<StoredFile | null> {
    const rows: StoredFile[] = await this.dataSource.query(
      `select id, key, name, type, size, width is not null as "isPicture" from live.file
       where id = $3 and room_id = $2 and fair_id = $1`,
      [fairId, roomId, id],
    );
    return rows[0] ?? null;
  }

  /** Leaves the place of the message, without what it said. Its file goes, too. */
  async remove(messageId: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const [before]: { fileId: string | null }[] = await manager.query(
        `select file_id as "fileId" from live.message where id = $1 for update`,
        [messageId],
      );
      await manager.query(
        `update live.message set text = '', file_id = null, deleted_at = coalesce(deleted_at, now()) where id = $1`,
        [messageId],
      );
      if (before?.fileId) await manager.query(`delete from live.file where id = $1`, [before.fileId]);
    });
  }
}
