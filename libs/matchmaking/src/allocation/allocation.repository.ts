import { Injectable } from '@nestjs/common';
import type { ListFigures } from '@parvis/contracts';
import type { CongestionPrices } from '@parvis/engine';
import { DataSource } from 'typeorm';

/** How exposure was balanced last. */
export interface AllocationRecord {
  prices: CongestionPrices;
  /** In how many lists each person stands, by id. */
  exposure: ReadonlyMap<string, number>;
  /** Meetings that each person can have in all, by id. */
  capacity: ReadonlyMap<string, number>;
  without: ListFigures;
  with: ListFigures;
  at: string;
}

interface AllocationRow {
  beta: number;
  strength: number;
  ids: string[];
  prices: number[];
  exposure: number[];
  capacity: number[];
  without: ListFigures;
  with: ListFigures;
  at: Date;
}

@Injectable()
export class AllocationRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(fairId: string): Promise<AllocationRecord | null> {
    const [row]: AllocationRow[] = await this.dataSource.query(
      `select beta, strength, person_ids as ids, prices, exposure, capacity, figures_without as without,
         figures_with as "with", at
       from matchmaking.allocation where fair_id = $1`,
      [fairId],
    );
    if (!row) return null;
    const byId = (values: readonly number[]) => new Map(row.ids.map((id, place) => [id, values[place] ?? 0]));
    return {
      prices: { beta: row.beta, strength: row.strength, of: byId(row.prices) },
      exposure: byId(row.exposure),
      capacity: byId(row.capacity),
      without: row.without,
      with: row.with,
      at: row.at.toISOString(),
    };
  }

  async save(fairId: string, allocation: Omit<AllocationRecord, 'at'>): Promise<void> {
    const { prices, exposure, capacity } = allocation;
    const ids = [...capacity.keys()];
    const inOrder = (values: ReadonlyMap<string, number>) => ids.map((id) => values.get(id) ?? 0);
    await this.dataSource.query(
      `insert into matchmaking.allocation
         (fair_id, beta, strength, person_ids, prices, exposure, capacity, figures_without, figures_with)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (fair_id) do update set (beta, strength, person_ids, prices, exposure, capacity, figures_without,
         figures_with, at) = (excluded.beta, excluded.strength, excluded.person_ids, excluded.prices, excluded.exposure,
         excluded.capacity, excluded.figures_without, excluded.figures_with, now())`,
      [
        fairId,
        prices.beta,
        prices.strength,
        ids,
        inOrder(prices.of),
        inOrder(exposure),
        inOrder(capacity),
        JSON.stringify(allocation.without),
        JSON.stringify(allocation.with),
      ],
    );
  }
}
