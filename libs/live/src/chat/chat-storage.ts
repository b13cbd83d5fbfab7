import { Injectable } from '@nestjs/common';
import type { ChatStorage as ChatStorageView } from '@parvis/contracts';
import { AppConfig, DomainError } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';

const megabyte = 1_000_000;

/** How much the files of chats take, and may take. */
@Injectable()
export class ChatStorage {
  constructor(
    private readonly config: AppConfig,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * Whether a file of this size has room, before its bytes are stored. Uploads at the same moment may all be told so.
   * @throws CHAT_STORAGE_FULL, CHAT_FAIR_STORAGE_FULL with the limit
   */
  assertRoom(fairId: string, conversationId: string, bytes: number): Promise<void> {
    return this.assert(this.dataSource.manager, fairId, conversationId, bytes);
  }

  /**
   * The same once the bytes are stored, in the transaction that keeps the file: until its end no other file of the fair is kept.
   * @throws CHAT_STORAGE_FULL, CHAT_FAIR_STORAGE_FULL with the limit
   */
  async takeRoom(manager: EntityManager, fairId: string, conversationId: string, bytes: number): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`chat-storage:${fairId}`]);
    await this.assert(manager, fairId, conversationId, bytes);
  }

  async ofFair(fairId: string): Promise<ChatStorageView> {
    const [row]: [{ usedBytes: number; files: number }] = await this.dataSource.query(
      `select coalesce(sum(size), 0)::float8 as "usedBytes", count(*)::int as files from live.file where fair_id = $1`,
      [fairId],
    );
    return { ...row, ...this.limits };
  }

  private async assert(manager: EntityManager, fairId: string, conversationId: string, bytes: number): Promise<void> {
    const { fairMaxBytes, roomMaxBytes } = this.limits;
    const [used]: [{ room: number; fair: number }] = await manager.query(
      `select (select coalesce(sum(size), 0)::float8 from live.file where conversation_id = $2) as room,
         (select coalesce(sum(size), 0)::float8 from live.file where fair_id = $1) as fair`,
      [fairId, conversationId],
    );
    if (used.room + bytes > roomMaxBytes) throw full('CHAT_STORAGE_FULL', roomMaxBytes);
    if (used.fair + bytes > fairMaxBytes) throw full('CHAT_FAIR_STORAGE_FULL', fairMaxBytes);
  }

  private get limits() {
    return {
      fairMaxBytes: this.config.get('CHAT_FAIR_MB') * megabyte,
      roomMaxBytes: this.config.get('CHAT_ROOM_MB') * megabyte,
    };
  }
}

const full = (code: 'CHAT_STORAGE_FULL' | 'CHAT_FAIR_STORAGE_FULL', maxBytes: number) =>
  new DomainError(code, 'conflict', `Files may take ${maxBytes / megabyte} MB`, { details: { maxBytes } });
