import { Injectable } from '@nestjs/common';
import type { TimePosition } from '@parvis/platform';
import { DataSource } from 'typeorm';

export interface MeetRow {
  pairId: string;
  rouletteId: string;
  partnerId: string;
  metAt: Date;
  isMutual: boolean;
  connects: boolean | null;
  time: string;
}

const met = `from live.roulette_pair_person o
  join live.roulette_pair p on p.id = o.pair_id and p.state = 'over' and p.outcome <> 'missed'
  join live.roulette_pair_person other on other.pair_id = o.pair_id and other.participant_id = o.other_id and other.came_at is not null
  where o.participant_id = $2 and o.fair_id = $1 and o.came_at is not null`;

/** The talks of a person that are over. */
@Injectable()
export class RouletteMeetRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One row more than `limit`, latest first. */
  page(fairId: string, participantId: string, after: TimePosition | null, limit: number): Promise<MeetRow[]> {
    return this.dataSource.query(
      `select o.pair_id as "pairId", p.roulette_id as "rouletteId", o.other_id as "partnerId", o.paired_at as "metAt",
         o.connects is true and other.connects is true as "isMutual", o.connects, o.paired_at::text as time
       ${met} and ($3::timestamptz is null or (o.paired_at, o.pair_id) < ($3::timestamptz, $4::uuid))
       order by o.paired_at desc, o.pair_id desc limit $5`,
      [fairId, participantId, after?.time ?? null, after?.id ?? null, limit + 1],
    );
  }

  async count(fairId: string, participantId: string): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(`select count(*)::int as count ${met}`, [
      fairId,
      participantId,
    ]);
    return row.count;
  }
}
