import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface GreetingRow {
  id: string;
  boothId: string;
  fromId: string;
  text: string;
  sentAt: Date;
}

/** A greeting is shown for so long, and the same visitor is not greeted again by the same stand before. */
const shown = '15 minutes';
const pause = '5 minutes';

@Injectable()
export class StandGreetingRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** False where this stand has just greeted this visitor. */
  async add(fairId: string, boothId: string, fromId: string, toId: string, text: string): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`select pg_advisory_xact_lock(hashtext($1))`, [`greeting:${boothId}:${toId}`]);
      const rows: unknown[] = await manager.query(
        `insert into live.stand_greeting (fair_id, booth_id, from_id, to_id, text)
         select $1, $2, $3, $4, $5 where not exists (
           select 1 from live.stand_greeting where booth_id = $2 and to_id = $4 and sent_at > now() - interval '${pause}')
         returning id`,
        [fairId, boothId, fromId, toId, text],
      );
      return rows.length > 0;
    });
  }

  /** Latest first. */
  shownTo(fairId: string, participantId: string): Promise<GreetingRow[]> {
    return this.dataSource.query(
      `select id, booth_id as "boothId", from_id as "fromId", text, sent_at as "sentAt" from live.stand_greeting
       where to_id = $1 and fair_id = $2 and dismissed_at is null and sent_at > now() - interval '${shown}'
       order by sent_at desc limit 5`,
      [participantId, fairId],
    );
  }

  /** False where this person has no such greeting. */
  async dismiss(id: string, toId: string): Promise<boolean> {
    const [, found]: [unknown, number] = await this.dataSource.query(
      `update live.stand_greeting set dismissed_at = now() where id = $1 and to_id = $2`,
      [id, toId],
    );
    return found > 0;
  }
}
