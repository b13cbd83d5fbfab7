import { Injectable } from '@nestjs/common';
import { type LocalText, type RouletteContent, type RouletteState, rouletteSilenceSeconds } from '@parvis/contracts';
import type { TimePosition } from '@parvis/platform';
import { DataSource } from 'typeorm';

export interface RouletteRow {
  id: string;
  fairId: string;
  title: LocalText;
  topicIds: string[];
  roundMinutes: number;
  rematchHours: number;
  startsAt: Date;
  endsAt: Date;
  state: RouletteState;
  waiting: number;
  talks: number;
  time: string;
}

/** Those who wait and have been heard of lately, of the seats `s`. */
export const isWaiting = `s.state = 'waiting' and s.seen_at > now() - interval '${rouletteSilenceSeconds} seconds'`;

const columns = `r.id, r.fair_id as "fairId", r.title, r.topic_ids as "topicIds", r.round_minutes as "roundMinutes",
  r.rematch_hours as "rematchHours", r.starts_at as "startsAt", r.ends_at as "endsAt", r.starts_at::text as time,
  case when r.closed_at is not null or r.ends_at <= now() then 'over' when r.starts_at > now() then 'planned' else 'open' end as state,
  (select count(*)::int from live.roulette_seat s where s.roulette_id = r.id and ${isWaiting}) as waiting,
  (select count(*)::int from live.roulette_pair p where p.roulette_id = r.id and p.state <> 'over') as talks`;

@Injectable()
export class RouletteRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One row more than `limit`, in order of time. */
  page(fairId: string, after: TimePosition | null, limit: number): Promise<RouletteRow[]> {
    return this.dataSource.query(
      `select ${columns} from live.roulette r
       where r.fair_id = $1 and ($2::timestamptz is null or (r.starts_at, r.id) > ($2::timestamptz, $3::uuid))
       order by r.starts_at, r.id limit $4`,
      [fairId, after?.time ?? null, after?.id ?? null, limit + 1],
    );
  }

  async count(fairId: string): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from live.roulette where fair_id = $1`,
      [fairId],
    );
    return row.count;
  }

  async find(fairId: string, id: string): Promise<RouletteRow | null> {
    const [row]: RouletteRow[] = await this.dataSource.query(
      `select ${columns} from live.roulette r where r.id = $1 and r.fair_id = $2`,
      [id, fairId],
    );
    return row ?? null;
  }

  async insert(fairId: string, content: RouletteContent): Promise<string> {
    const [row]: [{ id: string }] = await this.dataSource.query(
      `insert into live.roulette (fair_id, title, topic_ids, round_minutes, rematch_hours, starts_at, ends_at)
       values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [fairId, ...valuesOf(content)],
    );
    return row.id;
  }

  /** False when it has been closed. */
  async update(id: string, content: RouletteContent): Promise<boolean> {
    const [, updated]: [unknown[], number] = await this.dataSource.query(
      `update live.roulette set (title, topic_ids, round_minutes, rematch_hours, starts_at, ends_at) = ($2, $3, $4, $5, $6, $7)
       where id = $1 and closed_at is null`,
      [id, ...valuesOf(content)],
    );
    return updated > 0;
  }

  async close(id: string): Promise<void> {
    await this.dataSource.query(`update live.roulette set closed_at = coalesce(closed_at, now()) where id = $1`, [id]);
  }
}

const valuesOf = (content: RouletteContent) => [
  content.title,
  content.topicIds,
  content.roundMinutes,
  content.rematchHours,
  content.startsAt,
  content.endsAt,
];
