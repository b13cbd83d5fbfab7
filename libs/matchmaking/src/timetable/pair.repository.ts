import { Injectable } from '@nestjs/common';
import type { WishLevel } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { pairKey } from '../planning/pair.rules.js';

/** A pair in which at least one side said want or could. `a` is the smaller id; a level is null where that side said nothing. */
export interface PlanningPair {
  aId: string;
  bId: string;
  aLevel: WishLevel | null;
  bLevel: WishLevel | null;
  /** Said although a colleague had asked for the same person. */
  aBeside: boolean;
  bBeside: boolean;
}

export const pairColumns = `least(from_id, to_id) as "aId", greatest(from_id, to_id) as "bId",
  max(level) filter (where from_id < to_id) as "aLevel", max(level) filter (where from_id > to_id) as "bLevel",
  coalesce(bool_or(beside_colleague) filter (where from_id < to_id), false) as "aBeside",
  coalesce(bool_or(beside_colleague) filter (where from_id > to_id), false) as "bBeside"`;

/** Pairs as timetables see them. */
@Injectable()
export class PairRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Every pair of a fair with a wish in it, in a fixed order. */
  pairs(fairId: string): Promise<PlanningPair[]> {
    return this.dataSource.query(
      `select ${pairColumns} from matchmaking.wish where fair_id = $1
       group by 1, 2 having bool_or(level <> 'no') order by 1, 2`,
      [fairId],
    );
  }

  /** Keys of the pairs of whom one side said no. */
  async declined(fairId: string): Promise<Set<string>> {
    const rows: { aId: string; bId: string }[] = await this.dataSource.query(
      `select from_id as "aId", to_id as "bId" from matchmaking.wish where fair_id = $1 and level = 'no'`,
      [fairId],
    );
    return new Set(rows.map(pairKey));
  }

  /** Keys of the pairs of whom one side said no after a run was asked for, which cannot know. */
  async declinedSince(manager: EntityManager, fairId: string, runId: string): Promise<Set<string>> {
    const rows: { aId: string; bId: string }[] = await manager.query(
      `select w.from_id as "aId", w.to_id as "bId" from matchmaking.wish w
       join matchmaking.timetable_run r on r.id = $2 and w.updated_at > r.created_at
       where w.fair_id = $1 and w.level = 'no'`,
      [fairId, runId],
    );
    return new Set(rows.map(pairKey));
  }

  /**
   * Keys of the pairs whose meeting was cancelled or missed and of whom neither has wished anew since. Such a pair is not
   * brought together again.
   */
  async cancelled(fairId: string, manager: EntityManager = this.dataSource.manager): Promise<Set<string>> {
    const rows: { aId: string; bId: string }[] = await manager.query(
      `select c.a_id as "aId", c.b_id as "bId" from (
         select a_id, b_id, max(at) as at from matchmaking.repair
         where fair_id = $1 and cause not in ('late-wish', 'not-free') group by a_id, b_id
       ) c where not exists (
         select 1 from matchmaking.wish w where w.updated_at > c.at and w.level <> 'no'
           and (w.from_id, w.to_id) in ((c.a_id, c.b_id), (c.b_id, c.a_id)))`,
      [fairId],
    );
    return new Set(rows.map(pairKey));
  }
}
