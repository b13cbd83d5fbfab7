import { Injectable } from '@nestjs/common';
import type { ChatStorage as ChatStorageView } from '@parvis/contracts';
import { AppConfig, DomainError } from '@parvis/platform';
import { DataSource } from 'typeorm';

const megabyte = 1_000_000;

/** How much the files of chats take, and may take. */
@Injectable()
export class ChatStorage {
  constructor(
    private readonly config: AppConfig,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * Whether a file of this size has room, before it is stored. Uploads at the same moment may together pass a limit by as much as they are.
   * @throws CHAT_STORAGE_FULL, CHAT_FAIR_STORAGE_FULL with the limit
   */
  async assertRoom(fairId: string, conversationId: string, bytes: number): Promise<void> {
    const { fairMaxBytes, roomMaxBytes } = this.limits;
    const [used]: [{ room: number; fair: number }] = await this.dataSource.query(
      `select (select coalesce(sum(size), 0)::float8 from live.file where conversation_id = $2) as room,
         (select coalesce(sum(size), 0)::float8 from live.file where fair_id = $1) as fair`,
      [fairId, conversationId],
    );
    if (used.room + bytes > roomMaxBytes) throw full('CHAT_STORAGE_FULL', roomMaxBytes);
    if (used.fair + bytes > fairMaxBytes) throw full('CHAT_FAIR_STORAGE_FULL', fairMaxBytes);
  }

  async ofFair(fairId: string): Promise<ChatStorageView> {
    const [row]: [{ usedBytes: number; files: number }] = await this.dataSource.query(
      `select coalesce(sum(size), 0)::float8 as "usedBytes", count(*)::int as files from live.file where fair_id = $1`,
      [fairId],
    );
    return { ...row, ...this.limits };
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
