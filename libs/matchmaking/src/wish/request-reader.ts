import { Injectable } from '@nestjs/common';
import { BoothReader } from '@parvis/booths';
import type { ProductName } from '@parvis/contracts';
import type { EntityManager } from 'typeorm';
import type { Pair } from '../planning/pair.rules.js';

/** What a request for a meeting is about. */
export interface RequestedProduct {
  fromId: string;
  toId: string;
  product: ProductName;
}

/** What other domains may read of wishes. */
@Injectable()
export class RequestReader {
  constructor(private readonly booths: BoothReader) {}

  /** Requests of a fair that are about a product, or those between two people. Products that are not shown are left out. */
  async products(manager: EntityManager, fairId: string, pair?: Pair): Promise<RequestedProduct[]> {
    const between = pair ? 'and (from_id, to_id) in (($2::uuid, $3::uuid), ($3::uuid, $2::uuid))' : '';
    const rows: { fromId: string; toId: string; productId: string }[] = await manager.query(
      `select from_id as "fromId", to_id as "toId", product_id as "productId" from matchmaking.wish
       where fair_id = $1 and product_id is not null and level <> 'no' ${between}`,
      pair ? [fairId, pair.aId, pair.bId] : [fairId],
    );
    const products = await this.booths.products(
      fairId,
      rows.map(({ productId }) => productId),
      // On the same connection: while the transaction holds it, there may be no other one left.
      manager,
    );
    return rows.flatMap(({ fromId, toId, productId }) => {
      const shown = products.get(productId);
      return shown ? [{ fromId, toId, product: { id: shown.id, name: shown.name } }] : [];
    });
  }
}
