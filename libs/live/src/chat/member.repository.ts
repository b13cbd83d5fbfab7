import { Injectable } from '@nestjs/common';
import type { TimePosition } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { ConversationRepository } from './conversation.repository.js';

export interface MemberRow {
  id: string;
  isOwner: boolean;
  at: TimePosition;
}

/** Who is in conversations of two, in groups, and as a visitor in those of booths. */
@Injectable()
export class MemberRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly conversations: ConversationRepository,
  ) {}

  async ids(conversationId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select participant_id as id from live.conversation_member where conversation_id = $1`,
      [conversationId],
    );
    return rows.map(({ id }) => id);
  }

  async count(conversationId: string): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from live.conversation_member where conversation_id = $1`,
      [conversationId],
    );
    return row.count;
  }

  /** In order of joining, one more than `limit`. */
  page(conversationId: string, after: TimePosition | null, limit: number): Promise<MemberRow[]> {
    return this.dataSource.query(
      `select participant_id as id, is_owner as "isOwner", jsonb_build_object('time', joined_at::text, 'id', participant_id) as at
       from live.conversation_member where conversation_id = $1
         and ($2::timestamptz is null or (joined_at, participant_id) > ($2::timestamptz, $3::uuid))
       order by joined_at, participant_id limit $4`,
      [conversationId, after?.time ?? null, after?.id ?? null, limit + 1],
    );
  }

  /** False where the group would become larger than `most`. */
  add(conversationId: string, participantIds: readonly string[], most: number): Promise<boolean> {
    return this.dataSource
      .transaction(async (manager) => {
        await manager.query(`select 1 from live.conversation where id = $1 for update`, [conversationId]);
        await this.conversations.addMembers(manager, conversationId, participantIds);
        const [row]: [{ count: number }] = await manager.query(
          `select count(*)::int as count from live.conversation_member where conversation_id = $1`,
          [conversationId],
        );
        if (row.count > most) throw new TooMany();
        return true;
      })
      .catch((error: unknown) => {
        if (error instanceof TooMany) return false;
        throw error;
      });
  }

  /** The group passes to its oldest member when its owner goes. False where the person was not in it. */
  remove(conversationId: string, participantId: string): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`select 1 from live.conversation where id = $1 for update`, [conversationId]);
      const [gone]: [{ participant_id: string }[], number] = await manager.query(
        `delete from live.conversation_member where conversation_id = $1 and participant_id = $2 returning participant_id`,
        [conversationId, participantId],
      );
      await manager.query(`delete from live.read_mark where conversation_id = $1 and participant_id = $2`, [
        conversationId,
        participantId,
      ]);
      await manager.query(
        `update live.conversation_member set is_owner = true where conversation_id = $1
           and not exists (select 1 from live.conversation_member where conversation_id = $1 and is_owner)
           and participant_id = (select participant_id from live.conversation_member where conversation_id = $1
             order by joined_at, participant_id limit 1)`,
        [conversationId],
      );
      return gone.length > 0;
    });
  }
}

class TooMany extends Error {}
