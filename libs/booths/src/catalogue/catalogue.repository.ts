import { Injectable } from '@nestjs/common';
import type { CatalogueHit, QueryOf, searchCatalogue } from '@parvis/contracts';
import { DataSource } from 'typeorm';
import { textWords } from '../hall/search-words.rules.js';

export type CatalogueFilter = Omit<QueryOf<typeof searchCatalogue>, 'cursor' | 'limit'>;

export interface HitRow {
  id: string;
  kind: CatalogueHit['kind'];
  boothId: string;
}

/** How much a word counts in a booth's name beside a product, its name, its tagline or sector, its description. */
const weights = `'{0.05, 0.15, 0.45, 1.0}'`;

@Injectable()
export class CatalogueRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Best hits first, then large booths, then by name; with the number of all of them.
   * @param after id of the last hit of the page before.
   */
  async search(
    fairId: string,
    filter: CatalogueFilter,
    after: string | null,
    limit: number,
  ): Promise<{ rows: HitRow[]; total: number }> {
    const words = textWords(filter.search);
    // Signs alone are a search that finds nothing, not a search for everything.
    if (filter.search && words.length === 0) return { rows: [], total: 0 };
    const { where, values, rank } = conditions(fairId, filter, words);
    const order = words.length > 0 ? 'rank, size_rank, sort_name, id' : 'size_rank, sort_name, id';
    const columns = `id, kind, booth_id as "boothId", size_rank, sort_name, ${rank} as rank`;
    const last = `$${values.length + 1}::uuid`;
    const place = `(${order}) > (select ${order} from (select ${columns} from booths.catalogue_entry where id = ${last}) place)`;
    const [rows, [count]] = await Promise.all([
      this.dataSource.query(
        `select id, kind, "boothId" from (select ${columns} from booths.catalogue_entry where ${where}) hit
         ${after === null ? '' : `where ${place}`}
         order by ${order} limit ${limit}`,
        after === null ? values : [...values, after],
      ) as Promise<HitRow[]>,
      this.dataSource.query(
        `select count(*)::int as total from booths.catalogue_entry where ${where}`,
        values,
      ) as Promise<[{ total: number }]>,
    ]);
    return { rows, total: count.total };
  }

  async has(fairId: string, id: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `select 1 from booths.catalogue_entry where fair_id = $1 and id = $2`,
      [fairId, id],
    );
    return rows.length > 0;
  }
}

function conditions(fairId: string, { kind, country, sector, topic }: CatalogueFilter, words: readonly string[]) {
  const values: unknown[] = [fairId];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const parts = ['fair_id = $1'];
  if (kind) parts.push(`kind = ${parameter(kind)}`);
  if (country) parts.push(`countries @> array[${parameter(country)}]::text[]`);
  if (sector) parts.push(`sector = ${parameter(sector)}`);
  if (topic) parts.push(`topics && ${parameter(topic)}::uuid[]`);
  const found = words.map((word) => new WordQuery(parameter(word)));
  for (const word of found) parts.push(`words @@ (${word.begun} || ${word.bent})`);
  return { where: parts.join(' and '), values, rank: found.length > 0 ? rankOf(found) : '0' };
}

/**
 * The best hits have the lowest rank, in millionths, so that places can be compared exactly. Beginnings and bent words are weighed
 * apart: where a query names a word both with and without `:*`, ts_rank forgets one of the two.
 */
function rankOf(words: readonly WordQuery[]): string {
  const weigh = (queries: string[]) => `ts_rank(${weights}, words, ${queries.join(' || ')})`;
  return `round((${weigh(words.map(({ begun }) => begun))} + ${weigh(words.map(({ bent }) => bent))}) * -1e6)::int`;
}

/** A word as the beginning of one, or as English or French bends it. */
class WordQuery {
  readonly begun: string;
  readonly bent: string;

  constructor(parameter: string) {
    const word = `platform.folded(${parameter})`;
    this.begun = `to_tsquery('simple', ${word} || ':*')`;
    this.bent = `(plainto_tsquery('english', ${word}) || plainto_tsquery('french', ${word}))`;
  }
}
