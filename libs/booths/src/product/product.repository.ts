import { Injectable } from '@nestjs/common';
import type { Product } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';

export type ProductTexts = Omit<Product, 'id'>;

@Injectable()
export class ProductRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** In the order in which they were added. */
  async list(boothId: string): Promise<Product[]> {
    return this.dataSource.query(
      `select id, name, description from booths.product where booth_id = $1 order by position, id`,
      [boothId],
    );
  }

  async count(manager: EntityManager, boothId: string): Promise<number> {
    const [row]: [{ count: number }] = await manager.query(
      `select count(*)::int as count from booths.product where booth_id = $1`,
      [boothId],
    );
    return row.count;
  }

  async add(manager: EntityManager, boothId: string, { name, description }: ProductTexts): Promise<Product> {
    const [row]: [Product] = await manager.query(
      `insert into booths.product (booth_id, name, description, position)
       select $1, $2, $3, coalesce(max(position) + 1, 0) from booths.product where booth_id = $1
       returning id, name, description`,
      [boothId, name, description],
    );
    return row;
  }

  /** Whether there was such a product. */
  async update(manager: EntityManager, boothId: string, id: string, texts: ProductTexts): Promise<boolean> {
    const [, changed]: [unknown, number] = await manager.query(
      `update booths.product set name = $3, description = $4 where booth_id = $1 and id = $2`,
      [boothId, id, texts.name, texts.description],
    );
    return changed > 0;
  }

  /** Whether there was such a product. */
  async remove(manager: EntityManager, boothId: string, id: string): Promise<boolean> {
    const [, changed]: [unknown, number] = await manager.query(
      `delete from booths.product where booth_id = $1 and id = $2`,
      [boothId, id],
    );
    return changed > 0;
  }
}
