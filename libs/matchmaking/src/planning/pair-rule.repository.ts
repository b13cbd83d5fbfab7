import { Injectable } from '@nestjs/common';
import type { CursorValues } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';

export interface PairRuleRow {
  id: string;
  kind: 'must' | 'veto' | 'fixed';
  aId: string;
  bId: string;
  otherIds: string[];
  /** UTC; null unless fixed. */
  startsAt: string | null;
}

const columns = `r.id, r.kind, r.a_id as "aId", r.b_id as "bId",
  to_char(r.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "startsAt",
  (select coalesce(json_agg(o.participant_id order by o.participant_id), '[]') from matchmaking.pair_rule_other o
   where o.rule_id = r.id) as "otherIds"`;

@Injectable()
export class PairRuleRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** All of a fair, oldest first. */
  all(fairId: string, manager: EntityManager = this.dataSource.manager): Promise<PairRuleRow[]> {
    return manager.query(
      `select ${columns} from matchmaking.pair_rule r where r.fair_id = $1 order by r.created_at, r.id`,
      [fairId],
    );
  }

  /** Newest first, one more than `limit`; `at` is the place in the list. */
  list(fairId: string, after: CursorValues | null, limit: number): Promise<(PairRuleRow & { at: string })[]> {
    return this.dataSource.query(
      `select ${columns}, r.created_at::text as at from matchmaking.pair_rule r
       where r.fair_id = $1 and ($2::timestamptz is null or (r.created_at, r.id) < ($2::timestamptz, $3::uuid))
       order by r.created_at desc, r.id desc limit $4`,
      [fairId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
  }

  async count(fairId: string): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from matchmaking.pair_rule where fair_id = $1`,
      [fairId],
    );
    return row.count;
  }

  async insert(manager: EntityManager, fairId: string, rule: Omit<PairRuleRow, 'id'>): Promise<PairRuleRow> {
    const [{ id }]: [{ id: string }] = await manager.query(
      `insert into matchmaking.pair_rule (fair_id, kind, a_id, b_id, starts_at) values ($1, $2, $3, $4, $5) returning id`,
      [fairId, rule.kind, rule.aId, rule.bId, rule.startsAt],
    );
    await manager.query(
      `insert into matchmaking.pair_rule_other (rule_id, participant_id) select $1, unnest($2::uuid[])`,
      [id, rule.otherIds],
    );
    return { ...rule, id };
  }

  /** False when the fair has no such rule. */
  async remove(fairId: string, ruleId: string): Promise<boolean> {
    const [, changed]: [unknown, number] = await this.dataSource.query(
      `delete from matchmaking.pair_rule where id = $1 and fair_id = $2`,
      [ruleId, fairId],
    );
    return changed === 1;
  }
}
