import { Injectable } from '@nestjs/common';
import type { RouletteSeat } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { isWaiting } from './roulette.repository.js';

export interface SeatRow {
  state: 'waiting' | 'paired' | 'between' | 'paused';
  topicIds: string[];
  waitingSince: Date | null;
  note: RouletteSeat['note'];
  pairId: string | null;
}

/** A pair as one of its people stands in it. */
export interface OwnPairRow {
  id: string;
  fairId: string;
  partnerId: string;
  state: 'found' | 'talking' | 'over';
  outcome: 'ended' | 'left' | 'missed' | null;
  goBy: Date;
  endsAt: Date;
  sharedTopicIds: string[];
  extensions: number;
  wantsMore: boolean;
  connects: boolean | null;
}

@Injectable()
export class RouletteSeatRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(manager: EntityManager, rouletteId: string, participantId: string): Promise<SeatRow | null> {
    const [row]: SeatRow[] = await manager.query(
      `select state, topic_ids as "topicIds", waiting_since as "waitingSince", note, pair_id as "pairId"
       from live.roulette_seat where roulette_id = $1 and participant_id = $2`,
      [rouletteId, participantId],
    );
    return row ?? null;
  }

  /** Notes that the person is there, and answers the seat. */
  async touch(rouletteId: string, participantId: string): Promise<SeatRow | null> {
    const [rows]: [SeatRow[]] = await this.dataSource.query(
      `update live.roulette_seat set seen_at = now() where roulette_id = $1 and participant_id = $2
       returning state, topic_ids as "topicIds", waiting_since as "waitingSince", note, pair_id as "pairId"`,
      [rouletteId, participantId],
    );
    return rows[0] ?? null;
  }

  /** Into the line, or further in it; somebody who is in a talk stays there. */
  async wait(
    manager: EntityManager,
    rouletteId: string,
    participantId: string,
    topicIds: readonly string[],
  ): Promise<void> {
    // Another line, whose page has been closed, must not keep anybody out of this one.
    await manager.query(
      `update live.roulette_seat s set state = 'paused', waiting_since = null, is_first = false
       where s.participant_id = $1 and s.roulette_id <> $2 and s.state = 'waiting' and not (${isWaiting})`,
      [participantId, rouletteId],
    );
    await manager.query(
      `insert into live.roulette_seat as s (roulette_id, participant_id, state, topic_ids, waiting_since)
       values ($1, $2, 'waiting', $3, now())
       on conflict (roulette_id, participant_id) do update
       set state = 'waiting', topic_ids = excluded.topic_ids, waiting_since = coalesce(s.waiting_since, now()), note = null,
         pair_id = null, seen_at = now()
       where s.state <> 'paired'`,
      [rouletteId, participantId, topicIds],
    );
  }

  async pause(manager: EntityManager, rouletteId: string, participantId: string): Promise<void> {
    await manager.query(
      `update live.roulette_seat set state = 'paused', waiting_since = null, is_first = false, note = null
       where roulette_id = $1 and participant_id = $2 and state <> 'paired'`,
      [rouletteId, participantId],
    );
  }

  async remove(manager: EntityManager, rouletteId: string, participantId: string): Promise<void> {
    await manager.query(
      `delete from live.roulette_seat where roulette_id = $1 and participant_id = $2 and state <> 'paired'`,
      [rouletteId, participantId],
    );
  }

  async waitingCount(rouletteId: string): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from live.roulette_seat s where s.roulette_id = $1 and ${isWaiting}`,
      [rouletteId],
    );
    return row.count;
  }

  async pair(
    pairId: string,
    participantId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<OwnPairRow | null> {
    const [row]: OwnPairRow[] = await manager.query(
      `select p.id, p.fair_id as "fairId", o.other_id as "partnerId", p.state, p.outcome, p.go_by as "goBy", p.ends_at as "endsAt",
         p.shared_topic_ids as "sharedTopicIds", p.extensions, o.wants_more as "wantsMore", o.connects
       from live.roulette_pair p join live.roulette_pair_person o on o.pair_id = p.id
       where p.id = $1 and o.participant_id = $2`,
      [pairId, participantId],
    );
    return row ?? null;
  }

  /** Notes that a person has come; the talk begins when both have. True when it begins now. */
  async come(manager: EntityManager, pairId: string, participantId: string): Promise<boolean> {
    await manager.query(
      `update live.roulette_pair_person set came_at = coalesce(came_at, now()) where pair_id = $1 and participant_id = $2`,
      [pairId, participantId],
    );
    const [, begun]: [unknown[], number] = await manager.query(
      `update live.roulette_pair p set state = 'talking', ends_at = now() + r.round_minutes * interval '1 minute'
       from live.roulette r
       where p.id = $1 and r.id = p.roulette_id and p.state = 'found'
         and not exists (select 1 from live.roulette_pair_person o where o.pair_id = p.id and o.came_at is null)`,
      [pairId],
    );
    return begun > 0;
  }

  /** True when both want more now: the talk is longer by a round, and may be asked for again. */
  async wantMore(
    manager: EntityManager,
    pairId: string,
    participantId: string,
    { wantsMore, most }: { wantsMore: boolean; most: number },
  ): Promise<boolean> {
    await manager.query(
      `update live.roulette_pair_person set wants_more = $3 where pair_id = $1 and participant_id = $2`,
      [pairId, participantId, wantsMore],
    );
    const [, extended]: [unknown[], number] = await manager.query(
      `update live.roulette_pair p set ends_at = p.ends_at + r.round_minutes * interval '1 minute', extensions = p.extensions + 1
       from live.roulette r
       where p.id = $1 and r.id = p.roulette_id and p.state = 'talking' and p.extensions < $2
         and not exists (select 1 from live.roulette_pair_person o where o.pair_id = p.id and not o.wants_more)`,
      [pairId, most],
    );
    if (extended > 0)
      await manager.query(`update live.roulette_pair_person set wants_more = false where pair_id = $1`, [pairId]);
    return extended > 0;
  }

  /** True when both have said yes by now, for the first time with this answer. */
  async connect(manager: EntityManager, pairId: string, participantId: string, connects: boolean): Promise<boolean> {
    const [rows]: [{ wasYes: boolean }[]] = await manager.query(
      `update live.roulette_pair_person o set connects = $3 from live.roulette_pair_person before
       where o.pair_id = $1 and o.participant_id = $2 and before.pair_id = o.pair_id and before.participant_id = o.participant_id
       returning before.connects is true as "wasYes"`,
      [pairId, participantId, connects],
    );
    if (!connects || rows[0]?.wasYes !== false) return false;
    const [other]: { connects: boolean | null }[] = await manager.query(
      `select connects from live.roulette_pair_person where pair_id = $1 and participant_id <> $2`,
      [pairId, participantId],
    );
    return other?.connects === true;
  }
}
