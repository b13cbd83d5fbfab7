import { Injectable } from '@nestjs/common';
import type { EventPayload } from '@parvis/contracts';
import { DataSource } from 'typeorm';

/** Who does not want to be brought together with whom. */
@Injectable()
export class BlockRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Whether one of two has blocked the other. */
  async areApart(oneId: string, otherId: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `select 1 from partnerships.block
       where is_blocked and (participant_id, other_id) in (($1::uuid, $2::uuid), ($2::uuid, $1::uuid)) limit 1`,
      [oneId, otherId],
    );
    return rows.length > 0;
  }

  /** Idempotent; of two changes the later one holds, whichever is heard of first. People who are gone are passed over. */
  async note({ participantId, otherId, isBlocked, at }: EventPayload<'block.changed.v1'>): Promise<void> {
    await this.dataSource.query(
      `insert into partnerships.block as b (participant_id, other_id, is_blocked, at)
       select one.id, other.id, $3, $4::timestamptz from profiles.participant one, profiles.participant other
       where one.id = $1::uuid and other.id = $2::uuid
       on conflict (participant_id, other_id) do update set is_blocked = excluded.is_blocked, at = excluded.at where b.at < excluded.at`,
      [participantId, otherId, isBlocked, at],
    );
  }
}
