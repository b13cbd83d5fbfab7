import { Injectable } from '@nestjs/common';
import { rouletteGoSeconds } from '@parvis/contracts';
import type { EntityManager } from 'typeorm';
import { type FoundPair, pairKey } from './pairing.rules.js';
import { isWaiting } from './roulette.repository.js';
import { newsOf, type TalkNews } from './roulette-talks.js';

export interface WaitingSeat {
  participantId: string;
  topicIds: string[];
  since: Date;
  isFirst: boolean;
}
interface PairPeople {
  id: string;
  fairId: string;
  rouletteId: string;
  aId: string;
  bId: string;
}
export interface RouletteBounds {
  isOpen: boolean;
  roundMinutes: number;
  rematchHours: number;
}

/** People brought together in one go; more stay in line for the next, two seconds later. */
const mostAtOnce = 2_000;
/** Seats that nobody has asked for in so long wait no more. */
const forgottenMinutes = 5;

const pairColumns = `p.id, p.fair_id as "fairId", p.roulette_id as "rouletteId", p.a_id as "aId", p.b_id as "bId"`;
const asNews = (rows: PairPeople[], isOver: boolean): TalkNews[] => rows.map((row) => newsOf(row, isOver));

/** What one round of bringing people together reads and writes, within its transaction. */
@Injectable()
export class PairingRepository {
  async bounds(manager: EntityManager, rouletteId: string): Promise<RouletteBounds | null> {
    const [row]: RouletteBounds[] = await manager.query(
      `select closed_at is null and now() >= starts_at and now() < ends_at as "isOpen", round_minutes as "roundMinutes",
         rematch_hours as "rematchHours"
       from live.roulette where id = $1`,
      [rouletteId],
    );
    return row ?? null;
  }

  /**
   * Takes apart the pairs of which somebody has not come in time. Who came goes to the head of the line (`between` when the roulette is over),
   * who did not waits no more.
   */
  async dissolve(manager: EntityManager, rouletteId: string, isOpen: boolean): Promise<TalkNews[]> {
    const pairs: PairPeople[] = await manager.query(
      `select ${pairColumns} from live.roulette_pair p
       where p.roulette_id = $1 and p.state = 'found' and p.go_by <= now() order by p.id for update skip locked`,
      [rouletteId],
    );
    if (pairs.length === 0) return [];
    const ids = pairs.map(({ id }) => id);
    await manager.query(
      `update live.roulette_pair set state = 'over', outcome = 'missed', over_at = now() where id = any($1::uuid[])`,
      [ids],
    );
    await manager.query(
      `update live.roulette_seat s
       set state = case when o.came_at is null then 'paused' when $2 then 'waiting' else 'between' end,
         waiting_since = case when o.came_at is not null and $2 then now() end,
         is_first = o.came_at is not null and $2,
         note = case when o.came_at is null then 'missed' else 'partner-missed' end
       from live.roulette_pair_person o
       where o.pair_id = any($1::uuid[]) and s.pair_id = o.pair_id and s.participant_id = o.participant_id and s.state = 'paired'`,
      [ids, isOpen],
    );
    await this.release(manager, ids);
    return asNews(pairs, true);
  }

  /** Ends the talks whose time is up. */
  async finish(manager: EntityManager, rouletteId: string): Promise<TalkNews[]> {
    const pairs: PairPeople[] = await manager.query(
      `select ${pairColumns} from live.roulette_pair p
       where p.roulette_id = $1 and p.state = 'talking' and p.ends_at <= now() order by p.id for update skip locked`,
      [rouletteId],
    );
    if (pairs.length === 0) return [];
    const ids = pairs.map(({ id }) => id);
    await manager.query(
      `update live.roulette_pair set state = 'over', outcome = 'ended', over_at = now() where id = any($1::uuid[])`,
      [ids],
    );
    await manager.query(
      `update live.roulette_seat set state = 'between' where pair_id = any($1::uuid[]) and state = 'paired'`,
      [ids],
    );
    await this.release(manager, ids);
    return asNews(pairs, true);
  }

  /** Lets nobody wait whose page has been closed for long, and nobody at all once the roulette is over. */
  async forget(manager: EntityManager, rouletteId: string, isOpen: boolean): Promise<void> {
    await manager.query(
      `update live.roulette_seat set state = 'paused', waiting_since = null, is_first = false
       where (roulette_id, participant_id) in (
         select roulette_id, participant_id from live.roulette_seat
         where roulette_id = $1 and state = 'waiting' and (not $2 or seen_at < now() - interval '${forgottenMinutes} minutes')
         for update skip locked)`,
      [rouletteId, isOpen],
    );
  }

  /** Those who wait, in order of the line; theirs until the transaction ends, other workers pass over them. */
  line(manager: EntityManager, rouletteId: string): Promise<WaitingSeat[]> {
    return manager.query(
      `select s.participant_id as "participantId", s.topic_ids as "topicIds", s.waiting_since as since, s.is_first as "isFirst"
       from live.roulette_seat s where s.roulette_id = $1 and ${isWaiting}
       order by s.is_first desc, s.waiting_since, s.participant_id limit ${mostAtOnce} for update skip locked`,
      [rouletteId],
    );
  }

  /** Pairs among these people that are not to be: blocked by either, or together too short a time ago. */
  async forbidden(manager: EntityManager, fairId: string, ids: readonly string[]): Promise<Set<string>> {
    const rows: { one: string; other: string }[] = await manager.query(
      `select participant_id as one, blocked_id as other from live.block
       where participant_id = any($2::uuid[]) and blocked_id = any($2::uuid[])
       union all
       select a_id, b_id from live.roulette_pair
       where fair_id = $1 and a_id = any($2::uuid[]) and b_id = any($2::uuid[]) and rematch_at > now()`,
      [fairId, ids],
    );
    return new Set(rows.map(({ one, other }) => pairKey(one, other)));
  }

  /** Writes pairs down. What the database refuses, because another worker was faster, is left out. */
  async insert(
    manager: EntityManager,
    roulette: { fairId: string; rouletteId: string } & RouletteBounds,
    pairs: readonly FoundPair[],
  ): Promise<TalkNews[]> {
    if (pairs.length === 0) return [];
    const { fairId, rouletteId, roundMinutes, rematchHours } = roulette;
    const made: PairPeople[] = await manager.query(
      `insert into live.roulette_pair as p (roulette_id, fair_id, a_id, b_id, shared_topic_ids, go_by, ends_at, rematch_at)
       select $1, $2, item."aId", item."bId", item."sharedTopicIds", now() + interval '${rouletteGoSeconds} seconds',
         now() + interval '${rouletteGoSeconds} seconds' + $4 * interval '1 minute', now() + $5 * interval '1 hour'
       from jsonb_to_recordset($3::jsonb) as item ("aId" uuid, "bId" uuid, "sharedTopicIds" uuid[])
       on conflict do nothing returning ${pairColumns}`,
      [rouletteId, fairId, JSON.stringify(pairs), roundMinutes, rematchHours],
    );
    const ids = made.map(({ id }) => id);
    await manager.query(
      `insert into live.roulette_pair_person (pair_id, participant_id, other_id, fair_id)
       select p.id, side.own, side.other, p.fair_id
       from live.roulette_pair p cross join lateral (values (p.a_id, p.b_id), (p.b_id, p.a_id)) as side (own, other)
       where p.id = any($1::uuid[])`,
      [ids],
    );
    await manager.query(
      `update live.roulette_seat s set state = 'paired', pair_id = o.pair_id, waiting_since = null, is_first = false, note = null
       from live.roulette_pair_person o
       where o.pair_id = any($1::uuid[]) and s.roulette_id = $2 and s.participant_id = o.participant_id`,
      [ids, rouletteId],
    );
    return asNews(made, false);
  }

  /** In how many ms there is something to do again; null: nothing until somebody waits. */
  async nextDue(manager: EntityManager, rouletteId: string): Promise<number | null> {
    const [row]: [{ ms: number | null }] = await manager.query(
      `select (extract(epoch from min(case state when 'found' then go_by else ends_at end) - now()) * 1000)::float8 as ms
       from live.roulette_pair where roulette_id = $1 and state <> 'over'`,
      [rouletteId],
    );
    return row.ms === null ? null : Math.max(0, row.ms);
  }

  private async release(manager: EntityManager, pairIds: readonly string[]): Promise<void> {
    await manager.query(`update live.roulette_pair_person set is_active = false where pair_id = any($1::uuid[])`, [
      pairIds,
    ]);
  }
}
