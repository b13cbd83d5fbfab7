import { Injectable } from '@nestjs/common';
import { type CatalogueHit, mostHitsCounted, type QueryOf, type searchCatalogue } from '@parvis/contracts';
import { DataSource } from 'typeorm';
import { textWords } from '../hall/search-words.rules.js';

export type CatalogueFilter = Omit<QueryOf<typeof searchCatalogue>, 'cursor' | 'limit' | 'staffed'> & {
  /** Only what these booths show. */
  boothIds?: readonly string[];
};

export interface HitRow {
  id: string;
  kind: CatalogueHit['kind'];
  boothId: string;
}

/** Where a hit stands: the place where it is found, then the order within that. */
export interface HitPlace {
  tier: number;
  sizeRank: number;
  sortName: string;
  id: string;
}

/** Where words are found, best first: all of them in the name; in what stands beside it, too; anywhere. */
const tiers = ['title', 'head', 'words'] as const;
const order = 'size_rank, sort_name, id';

@Injectable()
export class CatalogueRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Best hits first, among their likes large booths first, then by name. A word that thousands of texts hold costs no more than what
   * is shown: texts are looked at only when names do not fill the page.
   * @param after place of the last hit of the page before.
   */
  async search(fairId: string, filter: CatalogueFilter, after: HitPlace | null, limit: number): Promise<HitRow[]> {
    const search = conditions(fairId, filter);
    if (search === null) return [];
    const rows: HitRow[] = [];
    for (let tier = after?.tier ?? 0; tier < search.tiers.length && rows.length < limit; tier++)
      rows.push(...(await this.tier(search, tier, after?.tier === tier ? after : null, limit - rows.length)));
    return rows;
  }

  /** How many hits there are; one more than `mostHitsCounted` stands for any number beyond. */
  async count(fairId: string, filter: CatalogueFilter): Promise<number> {
    const search = conditions(fairId, filter);
    if (search === null) return 0;
    const all = (words = '') =>
      `select from booths.catalogue_entry where ${[search.where, words].filter(Boolean).join(' and ')}`;
    // No limit where words are looked for: it would tempt the planner away from their index.
    const few = search.isWorded ? all(search.tiers[0]) : `${all()} limit ${mostHitsCounted + 1}`;
    // Whether there are too many is mostly known from the names, which are read a hundred times faster than texts.
    const [row]: [{ total: number }] = await this.dataSource.query(
      `with few as (select count(*) as total from (${few}) name)
       select least(${mostHitsCounted + 1}, case when few.total > ${mostHitsCounted} or ${!search.isWorded} then few.total
         else (select count(*) from (${all(search.tiers.at(-1))}) hit) end)::int as total from few`,
      search.values,
    );
    return row.total;
  }

  /** Where an entry stands in this search; null when the fair has none of this id. */
  async placeOf(fairId: string, filter: CatalogueFilter, id: string): Promise<HitPlace | null> {
    const { tiers: found = [], values } = conditions(fairId, { search: filter.search }) ?? { values: [fairId] };
    const cases = found.slice(0, -1).map((condition, tier) => `when ${condition} then ${tier}`);
    const tier = cases.length > 0 ? `case ${cases.join(' ')} else ${cases.length} end` : '0';
    const [row]: HitPlace[] = await this.dataSource.query(
      `select id, size_rank as "sizeRank", sort_name as "sortName", ${tier} as tier
       from booths.catalogue_entry where fair_id = $1 and id = $${values.length + 1}`,
      [...values, id],
    );
    return row ?? null;
  }

  private tier({ where, tiers: found, values }: Search, tier: number, after: HitPlace | null, limit: number) {
    const from = `from booths.catalogue_entry where ${[where, found[tier]].filter(Boolean).join(' and ')}`;
    const place = `(${order}) > ($${values.length + 1}::smallint, $${values.length + 2}, $${values.length + 3}::uuid)`;
    const columns = `id, kind, booth_id as "boothId"`;
    const rest = `${from} ${after ? `and ${place}` : ''}`;
    const better = tiers[tier - 1];
    const hits = `with hit as materialized (select id, kind, booth_id, size_rank, sort_name${better ? `, ${better}` : ''} ${rest})`;
    // Hits are gathered before they are put in order: a walk along the order looks into thousands of entries until a page is full.
    // And only as many as are shown are asked whether they stand in the tier before.
    const source = better
      ? `(select * from hit order by ${order} offset 0) ordered where not ${found[tier - 1]}`
      : 'hit';
    const sql = found[tier]
      ? `${hits} select ${columns} from ${source} ${better ? '' : `order by ${order}`} limit ${limit}`
      : `select ${columns} ${rest} order by ${order} limit ${limit}`;
    return this.dataSource.query(
      sql,
      after ? [...values, after.sizeRank, after.sortName, after.id] : values,
    ) as Promise<HitRow[]>;
  }
}

interface Search {
  /** What narrows, apart from words. */
  where: string;
  /** The words, in the places where they are looked for; one without condition where nothing is searched. */
  tiers: string[];
  isWorded: boolean;
  values: unknown[];
}

/** Null where nothing can be found: signs alone are a search that finds nothing, not a search for everything. */
function conditions(
  fairId: string,
  { search, kind, country, sector, topic, boothIds }: CatalogueFilter,
): Search | null {
  const words = textWords(search);
  if (search && words.length === 0) return null;
  const values: unknown[] = [fairId];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const parts = ['fair_id = $1'];
  if (boothIds) parts.push(`booth_id = any(${parameter(boothIds)}::uuid[])`);
  if (kind) parts.push(`kind = ${parameter(kind)}`);
  if (country) parts.push(`countries @> array[${parameter(country)}]::text[]`);
  if (sector) parts.push(`sector = ${parameter(sector)}`);
  if (topic) parts.push(`topics && ${parameter(topic)}::uuid[]`);
  const query = words.map((word) => wordQuery(parameter(word))).join(' && ');
  const found = query ? tiers.map((column) => `${column} @@ (${query})`) : [''];
  return { where: parts.join(' and '), tiers: found, isWorded: query !== '', values };
}

/** A word as the beginning of one, or as English or French bends it. */
function wordQuery(parameter: string): string {
  const word = `platform.folded(${parameter})`;
  return `(to_tsquery('simple', ${word} || ':*') || plainto_tsquery('english', ${word}) || plainto_tsquery('french', ${word}))`;
}
