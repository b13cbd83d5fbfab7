import { Injectable } from '@nestjs/common';
import type { CursorValues } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { Pair } from './pair.rules.js';

/** The meeting of the first pair has to be over before that of the next begins. */
export interface PrecedenceRow {
  id: string;
  first: Pair;
  next: Pair;
}

const columns = `id, json_build_object('aId', first_a_id, 'bId', first_b_id) as first,
  json_build_object('aId', next_a_id, 'bId', next_b_id) as next`;

@Injectable()
export class PrecedenceRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** All of a fair, oldest first. */
  all(fairId: string, manager: EntityManager = this.dataSource.manager): Promise<PrecedenceRow[]> {
    return manager.query(`select ${columns} from matchmaking.precedence where fair_id = $1 order by created_at, id`, [
      fairId,
    ]);
  }

  /** Newest first, one more than `limit`; `at` is the place in the list. */
  list(fairId: string, after: CursorValues | null, limit: number): Promise<(PrecedenceRow & { at: string })[]> {
    return this.dataSource.query(
      `select ${columns}, created_at::text as at from matchmaking.precedence
       where fair_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2::timestamptz, $3::uuid))
       order by created_at desc, id desc limit $4`,
      [fairId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
  }

  async count(fairId: string): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from matchmaking.precedence where fair_id = $1`,
      [fairId],
    );
    return row.count;
  }

  async insert(manager: EntityManager, fairId: string, first: Pair, next: Pair): Promise<PrecedenceRow> {
    const [row]: [PrecedenceRow] = await manager.query(
      `insert into matchmaking.precedence (fair_id, first_a_id, first_b_id, next_a_id, next_b_id)
       values ($1, $2, $3, $4, $5) returning ${columns}`,
      [fairId, first.aId, first.bId, next.aId, next.bId],
    );
    return row;
  }

  /** False when the fair has no such rule. */
  async remove(fairId: string, ruleId: string): Promise<boolean> {
    const [, changed]: [unknown, number] = await this.dataSource.query(
      `delete from matchmaking.precedence where id = $1 and fair_id = $2`,
      [ruleId, fairId],
    );
    return changed === 1;
  }
}
