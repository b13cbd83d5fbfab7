import { Injectable } from '@nestjs/common';
import type { PackageLimits, ProductName } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { DataSource, type EntityManager } from 'typeorm';
import { usualPackages } from '../package/package.rules.js';

/** Characters of a booth that are read: more would drown what its people say of themselves. */
const mostCharacters = 4_000;

/** What a booth says of what its company offers. */
export interface BoothOffer {
  text: string;
  /** Topics of its products. */
  topics: string[];
}

/** A product by which a company offers some topics. */
export type OfferedProduct = ProductName & { boothId: string; topics: string[] };

interface SaidRow {
  id: string;
  text: string;
  topics: string[];
}

/** What other domains may read of booths. */
@Injectable()
export class BoothReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly fairs: FairReader,
  ) {}

  /** Whether a fair has this booth. */
  async exists(fairId: string, boothId: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(`select 1 from booths.booth where id = $1 and fair_id = $2`, [
      boothId,
      fairId,
    ]);
    return rows.length > 0;
  }

  /** Whether visitors of a fair can see this booth: it is published. */
  async isShown(fairId: string, boothId: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `select 1 from booths.booth where id = $1 and fair_id = $2 and published_at is not null`,
      [boothId, fairId],
    );
    return rows.length > 0;
  }

  /** Published products by id, each with its booth; others are left out. */
  async products(
    fairId: string,
    ids: readonly string[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Map<string, ProductName & { boothId: string }>> {
    if (ids.length === 0) return new Map();
    const rows: (ProductName & { boothId: string })[] = await manager.query(
      `select p.id, p.name, p.booth_id as "boothId" from booths.product p join booths.booth b on b.id = p.booth_id
       where p.id = any($2::uuid[]) and b.fair_id = $1 and b.published_at is not null`,
      [fairId, ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /**
   * How much a booth's package holds; null for a booth that the fair does not have. Within a transaction that adds to the booth
   * the booth itself is held until the end, so that nobody else adds at the same time.
   */
  async limits(fairId: string, boothId: string, manager?: EntityManager): Promise<PackageLimits | null> {
    const [row]: (PackageLimits & { size: 'S' | 'M' | 'L'; isSet: boolean })[] = await (
      manager ?? this.dataSource
    ).query(
      `select b.size, p.size is not null as "isSet", p.products, p.people, p.documents
       from booths.booth b left join booths.package p on p.fair_id = b.fair_id and p.size = b.size
       where b.id = $1 and b.fair_id = $2 ${manager ? 'for update of b' : ''}`,
      [boothId, fairId],
    );
    if (!row) return null;
    const { size, isSet, ...limits } = row;
    return isSet ? limits : usualPackages[size];
  }

  /**
   * What published booths say of what they offer, by company id: tagline, description, products and the names of their topics, in each
   * language in which it is said, as text of 4,000 characters at most; and those topics. Booths that say nothing are left out. Without
   * ids: all of the fair.
   */
  async offers(fairId: string, companyIds?: readonly string[]): Promise<Map<string, BoothOffer>> {
    if (companyIds?.length === 0) return new Map();
    const ofCompanies = companyIds ? 'and b.id = any($2::uuid[])' : '';
    const rows: SaidRow[] = await this.dataSource.query(
      `select b.id, concat_ws(E'\\n', ${inWords('b.tagline')}, ${inWords('b.description')},
           (select string_agg(concat_ws(E'\\n', ${inWords('p.name')}, ${inWords('p.description')}), E'\\n' order by p.position, p.id)
            from booths.product p where p.booth_id = b.id)) as text,
         array(select distinct unnest(p.topics) from booths.product p where p.booth_id = b.id) as topics
       from booths.booth b where b.fair_id = $1 and b.published_at is not null ${ofCompanies}`,
      companyIds ? [fairId, companyIds] : [fairId],
    );
    const names = await this.topicNames(fairId, rows);
    const offers = rows.map(({ id, text, topics }): [string, BoothOffer] => {
      const said = [text, ...topics.flatMap((topic) => names.get(topic) ?? [])].filter(Boolean).join('\n');
      return [id, { text: Array.from(said).slice(0, mostCharacters).join(''), topics }];
    });
    return new Map(offers.filter(([, { text, topics }]) => text !== '' || topics.length > 0));
  }

  /** Published products of these booths that are about one of the topics, in the order in which each booth shows them. */
  async productsAbout(
    fairId: string,
    boothIds: readonly string[],
    topicIds: readonly string[],
  ): Promise<OfferedProduct[]> {
    if (boothIds.length === 0 || topicIds.length === 0) return [];
    return this.dataSource.query(
      `select p.id, p.name, p.booth_id as "boothId", p.topics from booths.product p join booths.booth b on b.id = p.booth_id
       where b.fair_id = $1 and b.published_at is not null and p.booth_id = any($2::uuid[]) and p.topics && $3::uuid[]
       order by p.booth_id, p.position, p.id`,
      [fairId, boothIds, topicIds],
    );
  }

  /** By id, in both languages. Asked for only where a product has a topic. */
  private async topicNames(fairId: string, rows: readonly SaidRow[]): Promise<Map<string, string[]>> {
    if (!rows.some(({ topics }) => topics.length > 0)) return new Map();
    const topics = await this.fairs.topics(fairId);
    return new Map(topics.map(({ id, names }) => [id, [...new Set(Object.values(names))]]));
  }
}

/** SQL for a text in each language in which it is said; null where it is not. */
const inWords = (column: string) =>
  `nullif(concat_ws(E'\\n', nullif(${column}->>'en', ''), nullif(${column}->>'fr', '')), '')`;
