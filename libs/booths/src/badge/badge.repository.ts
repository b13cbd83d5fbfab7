import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { newBadgeNumber } from './badge-code.rules.js';

@Injectable()
export class BadgeRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The person's number, made when it is first asked for. */
  async numberOf(fairId: string, participantId: string): Promise<string> {
    await this.dataSource.query(
      `insert into booths.badge (participant_id, fair_id, number) values ($1, $2, $3) on conflict (participant_id) do nothing`,
      [participantId, fairId, newBadgeNumber()],
    );
    const [row]: [{ number: string }] = await this.dataSource.query(
      `select number from booths.badge where participant_id = $1`,
      [participantId],
    );
    return row.number;
  }

  async renew(participantId: string): Promise<void> {
    await this.dataSource.query(`update booths.badge set number = $2, created_at = now() where participant_id = $1`, [
      participantId,
      newBadgeNumber(),
    ]);
  }

  /** People by number; numbers that are not in use are left out. */
  async people(fairId: string, numbers: readonly string[]): Promise<Map<string, string>> {
    if (numbers.length === 0) return new Map();
    const rows: { number: string; participantId: string }[] = await this.dataSource.query(
      `select number, participant_id as "participantId" from booths.badge where fair_id = $1 and number = any($2)`,
      [fairId, numbers],
    );
    return new Map(rows.map(({ number, participantId }) => [number, participantId]));
  }
}
