import { Injectable } from '@nestjs/common';
import type { listBooths, QueryOf } from '@parvis/contracts';
import { DataSource } from 'typeorm';
import { likeWords } from './search-words.rules.js';
import type { StaffedPart } from './staffed-first.js';

type HallQuery = QueryOf<typeof listBooths>;

interface HallPage {
  part: StaffedPart;
  /** Id of the last booth of the page before. */
  after: string | null;
  limit: number;
}

@Injectable()
export class HallRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Ids of published booths of a part, large ones first, then by name. */
  async list(fairId: string, query: HallQuery, { part, after, limit }: HallPage): Promise<string[]> {
    const { where, values } = conditions(fairId, query, part);
    const place = `(size_rank, sort_name, id) > (select size_rank, sort_name, id from booths.booth where id = $${values.length + 1})`;
    const rows: { id: string }[] = await this.dataSource.query(
      `select id from booths.booth
       where ${where} ${after === null ? '' : `and ${place}`}
       order by size_rank, sort_name, id limit ${limit}`,
      after === null ? values : [...values, after],
    );
    return rows.map(({ id }) => id);
  }

  /** @param part null: all of them */
  async count(fairId: string, query: HallQuery, part: StaffedPart | null): Promise<number> {
    const { where, values } = conditions(fairId, query, part);
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from booths.booth where ${where}`,
      values,
    );
    return row.count;
  }

  async has(fairId: string, boothId: string): Promise<boolean> {
    const rows = await this.dataSource.query(`select 1 from booths.booth where fair_id = $1 and id = $2`, [
      fairId,
      boothId,
    ]);
    return rows.length > 0;
  }

  /** In order of name. */
  async sectors(fairId: string): Promise<{ sector: string; booths: number }[]> {
    return this.dataSource.query(
      `select sector, count(*)::int as booths from booths.booth
       where fair_id = $1 and sector <> '' and published_at is not null
       group by sector order by platform.folded(sector), sector`,
      [fairId],
    );
  }
}

/** Every word has to appear somewhere, without regard to accents and capitals. */
function conditions(fairId: string, { search, country, sector }: HallQuery, part: StaffedPart | null) {
  const values: unknown[] = [fairId];
  const parts = ['fair_id = $1', 'published_at is not null'];
  const add = (part: (parameter: string) => string, value: string) => parts.push(part(`$${values.push(value)}`));
  if (part) parts.push(`id ${part.isStaffed ? '= any' : '<> all'}($${values.push(part.ids)}::uuid[])`);
  if (country) add((parameter) => `country = ${parameter}`, country);
  if (sector) add((parameter) => `sector = ${parameter}`, sector);
  for (const word of likeWords(search))
    add((parameter) => `search_text like '%' || platform.folded(${parameter}) || '%'`, word);
  return { where: parts.join(' and '), values };
}
