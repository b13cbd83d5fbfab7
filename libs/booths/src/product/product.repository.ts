import { Injectable } from '@nestjs/common';
import type { Product, ProductContent } from '@parvis/contracts';
import { imageUrl } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';

type ProductRow = Omit<Product, 'pictures'> & { pictures: string[] };

const columns = `id, name, description, pictures, topics, countries`;

@Injectable()
export class ProductRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The published products of a booth in their order. */
  async list(boothId: string): Promise<Product[]> {
    const rows: ProductRow[] = await this.dataSource.query(
      `select ${columns} from booths.product where booth_id = $1 order by position, id`,
      [boothId],
    );
    return rows.map(toProduct);
  }

  /**
   * By id, whatever their booth; those that are not published are left out.
   * @param mostText characters of a description that are read; all of them without it.
   */
  async named(
    fairId: string,
    ids: readonly string[],
    mostText?: number,
  ): Promise<Map<string, { product: Product; boothId: string }>> {
    const beginning = (language: string) => `'${language}', left(p.description->>'${language}', ${mostText})`;
    const description = mostText
      ? `jsonb_build_object(${beginning('en')}, ${beginning('fr')}) as description`
      : 'p.description';
    const rows: (ProductRow & { boothId: string })[] = await this.dataSource.query(
      `select p.id, p.name, ${description}, p.pictures, p.topics, p.countries, p.booth_id as "boothId"
       from booths.product p join booths.booth b on b.id = p.booth_id
       where p.id = any($2::uuid[]) and b.fair_id = $1 and b.published_at is not null`,
      [fairId, ids],
    );
    return new Map(rows.map(({ boothId, ...row }) => [row.id, { product: toProduct(row), boothId }]));
  }

  /** As an editor takes them in hand. */
  async contents(manager: EntityManager, boothId: string): Promise<ProductContent[]> {
    return manager.query(`select ${columns} from booths.product where booth_id = $1 order by position, id`, [boothId]);
  }

  /**
   * Makes these the products of a booth, in this order.
   * @returns false when one of the ids is another booth's product; then the transaction is to be given up.
   */
  async replace(manager: EntityManager, boothId: string, products: readonly ProductContent[]): Promise<boolean> {
    await manager.query(`delete from booths.product where booth_id = $1 and id <> all($2::uuid[])`, [
      boothId,
      products.map(({ id }) => id),
    ]);
    const written: unknown[] = await manager.query(
      `insert into booths.product (id, booth_id, name, description, pictures, topics, countries, position)
       select item.id, $1, item.name, item.description, item.pictures, item.topics, item.countries, item.position
       from rows from (jsonb_to_recordset($2::jsonb) as
           (id uuid, name jsonb, description jsonb, pictures uuid[], topics uuid[], countries text[]))
         with ordinality as item (id, name, description, pictures, topics, countries, position)
       on conflict (id) do update
       set name = excluded.name, description = excluded.description, pictures = excluded.pictures, topics = excluded.topics,
         countries = excluded.countries, position = excluded.position
       where product.booth_id = $1
       returning id`,
      [boothId, JSON.stringify(products)],
    );
    return written.length === products.length;
  }
}

const toProduct = ({ pictures, ...row }: ProductRow): Product => ({
  ...row,
  pictures: pictures.flatMap((id) => imageUrl(id) ?? []),
});
