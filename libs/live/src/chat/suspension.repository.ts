import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** Whose part in chats an organiser has taken. */
@Injectable()
export class SuspensionRepository {
  constructor(private readonly dataSource: DataSource) {}

  async isSuspended(participantId: string): Promise<boolean> {
    return (await this.among([participantId])).has(participantId);
  }

  async among(participantIds: readonly string[]): Promise<Set<string>> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select participant_id as id from live.chat_suspension where participant_id = any($1::uuid[]) and (until is null or until > now())`,
      [participantIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** @param hours null: to the end of the fair. */
  async add(manager: EntityManager, participantId: string, hours: number | null): Promise<void> {
    await manager.query(
      `insert into live.chat_suspension (participant_id, until) values ($1, now() + $2 * interval '1 hour')
       on conflict (participant_id) do update set until = excluded.until`,
      [participantId, hours],
    );
  }

  /** False where there was none. */
  async lift(manager: EntityManager, participantId: string): Promise<boolean> {
    const [gone]: [unknown[], number] = await manager.query(
      `delete from live.chat_suspension where participant_id = $1 returning participant_id`,
      [participantId],
    );
    return gone.length > 0;
  }
}
