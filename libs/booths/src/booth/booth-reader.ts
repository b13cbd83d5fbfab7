import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Characters of a booth that are read: more would drown what its people say of themselves. */
const mostCharacters = 4_000;

/** What other domains may read of booths. */
@Injectable()
export class BoothReader {
  constructor(private readonly dataSource: DataSource) {}

  /** Whether a fair has this booth. */
  async exists(fairId: string, boothId: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(`select 1 from booths.booth where id = $1 and fair_id = $2`, [
      boothId,
      fairId,
    ]);
    return rows.length > 0;
  }

  /**
   * What booths say of what they offer, by company id: tagline, description and products, as text of 4,000 characters at most. Booths
   * that say nothing are left out. Without ids: all of the fair. One query.
   */
  async matchTexts(fairId: string, companyIds?: readonly string[]): Promise<Map<string, string>> {
    if (companyIds?.length === 0) return new Map();
    const ofCompanies = companyIds ? 'and b.id = any($2::uuid[])' : '';
    const rows: { id: string; text: string }[] = await this.dataSource.query(
      `select id, left(text, ${mostCharacters}) as text
       from (
         select b.id, concat_ws(E'\\n', nullif(b.tagline, ''), nullif(b.description, ''),
           (select string_agg(concat_ws(E'\\n', p.name, nullif(p.description, '')), E'\\n' order by p.position, p.id)
            from booths.product p where p.booth_id = b.id)) as text
         from booths.booth b where b.fair_id = $1 ${ofCompanies}
       ) said where text <> ''`,
      companyIds ? [fairId, companyIds] : [fairId],
    );
    return new Map(rows.map((row) => [row.id, row.text]));
  }
}
