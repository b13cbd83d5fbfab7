import { Injectable } from '@nestjs/common';
import { type CatalogueHit, mostHitsCounted, type QueryOf, type searchCatalogue } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { textWords } from '../hall/search-words.rules.js';
import type { StaffedPart } from '../hall/staffed-first.js';

export type CatalogueFilter = Omit<QueryOf<typeof searchCatalogue>, 'cursor' | 'limit' | 'staffed'> & {
  /** Only what these booths show, or only what the others do. */
  part?: StaffedPart;
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
  boothId: string;
}

/** Where words are found, best first: all of them in the name; in what stands beside it, too; anywhere. */
const tiers = ['title', 'head', 'words'] as const;
const order = 'size_rank, sort_name, id';

@Injectable()
export class CatalogueRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Best hits first, among their likes large booths first, then by name; and how many hits there are in all, where one more than
   * `mostHitsCounted` stands for any number beyond. A word that thousands of texts hold costs little more than what is shown: texts
   * are looked at only when names do not fill the page.
   * @param after place of the last hit of the page before.
   */
  async search(
    fairId: string,
    filter: CatalogueFilter,
    after: HitPlace | null,
    limit: number,
  ): Promise<{ rows: HitRow[]; total: number }> {
    const search = conditions(fairId, filter);
    if (search === null) return { rows: [], total: 0 };
    return this.byIndex(search, async (manager) => {
      const rows: HitRow[] = [];
      let titled: number | null = null;
      for (let tier = after?.tier ?? 0; tier < search.tiers.length && rows.length < limit; tier++) {
        const from = after?.tier === tier ? after : null;
        const isCounted = search.isWorded && tier === 0 && from === null;
        const found = await this.tier(manager, search, tier, from, limit - rows.length, isCounted);
        if (isCounted) titled = found[0]?.inAll ?? 0;
        rows.push(...found.map(({ inAll: _, ...row }) => row));
      }
      const isAll = after === null && rows.length < limit;
      return { rows, total: isAll ? rows.length : await this.count(manager, search, titled) };
    });
  }

  /** Where no words are looked for: a part of the list, not counted. */
  async listed(fairId: string, filter: CatalogueFilter, after: HitPlace | null, limit: number): Promise<HitRow[]> {
    const search = conditions(fairId, filter);
    return search ? this.tier(this.dataSource.manager, search, 0, after, limit) : [];
  }

  /** How many hits there are, as `search` tells it. */
  async total(fairId: string, filter: CatalogueFilter): Promise<number> {
    const search = conditions(fairId, filter);
    return search ? this.byIndex(search, (manager) => this.count(manager, search)) : 0;
  }

  /** Where an entry stands in this search; null when the fair has none of this id. */
  async placeOf(fairId: string, filter: CatalogueFilter, id: string): Promise<HitPlace | null> {
    const { tiers: found = [], values } = conditions(fairId, { search: filter.search }) ?? { values: [fairId] };
    const cases = found.slice(0, -1).map((condition, tier) => `when ${condition} then ${tier}`);
    const tier = cases.length > 0 ? `case ${cases.join(' ')} else ${cases.length} end` : '0';
    const [row]: HitPlace[] = await this.dataSource.query(
      `select id, booth_id as "boothId", size_rank as "sizeRank", sort_name as "sortName", ${tier} as tier
       from booths.catalogue_entry where fair_id = $1 and id = $${values.length + 1}`,
      [...values, id],
    );
    return row ?? null;
  }

  /**
   * Where words are looked for, the planner must not read whole tables: it does not know that the words of a text are kept outside its
   * row and have to be fetched for each, and takes 200 ms for what the index knows in 15.
   */
  private byIndex<T>({ isWorded }: Search, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    if (!isWorded) return work(this.dataSource.manager);
    return this.dataSource.transaction(async (manager) => {
      await manager.query('set local enable_seqscan = off');
      return work(manager);
    });
  }

  /** @param titled how many have the words in their name; null: not known */
  private async count(
    manager: EntityManager,
    { where, tiers: found, values }: Search,
    titled: number | null = null,
  ): Promise<number> {
    if (titled !== null && titled > mostHitsCounted) return mostHitsCounted + 1;
    const upTo = (words = '') =>
      `select from booths.catalogue_entry where ${[where, words].filter(Boolean).join(' and ')} limit ${mostHitsCounted + 1}`;
    // Whether there are too many is mostly known from the names, which are read much faster than texts.
    for (const words of new Set([...(titled === null ? [found[0]] : []), found.at(-1)])) {
      const [row]: [{ total: number }] = await manager.query(
        `select count(*)::int as total from (${upTo(words)}) hit`,
        values,
      );
      if (row.total > mostHitsCounted || words === found.at(-1)) return row.total;
    }
    return 0;
  }

  private tier(
    manager: EntityManager,
    { where, tiers: found, values }: Search,
    tier: number,
    after: HitPlace | null,
    limit: number,
    isCounted = false,
  ) {
    const place = `(${order}) > ($${values.length + 1}::smallint, $${values.length + 2}, $${values.length + 3}::uuid)`;
    const better = found[tier - 1];
    // What stands in the tier before is left out by its ids: words beside each hit would make it ten times as wide to sort.
    const parts = [
      where,
      found[tier],
      better && `id not in (select id from booths.catalogue_entry where ${where} and ${better})`,
      after && place,
    ];
    // All of them are read anyway before the first are known; counted on the way, they need not be looked for again.
    const all = isCounted ? ', count(*) over ()::int as "inAll"' : '';
    const sql = `select id, kind, booth_id as "boothId"${all} from booths.catalogue_entry
       where ${parts.filter(Boolean).join(' and ')} order by ${order} limit ${limit}`;
    return manager.query(sql, after ? [...values, after.sizeRank, after.sortName, after.id] : values) as Promise<
      (HitRow & { inAll?: number })[]
    >;
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
function conditions(fairId: string, { search, kind, country, sector, topic, part }: CatalogueFilter): Search | null {
  const words = textWords(search);
  if (search && words.length === 0) return null;
  const values: unknown[] = [fairId];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  // Said in the second way it leads to no index: the fair narrows little beside words, and theirs is to be read.
  const parts = [words.length === 0 ? 'fair_id = $1' : 'fair_id is not distinct from $1'];
  if (part) parts.push(`booth_id ${part.isStaffed ? '= any' : '<> all'}(${parameter(part.ids)}::uuid[])`);
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
