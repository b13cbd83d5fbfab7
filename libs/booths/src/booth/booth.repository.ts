import { Injectable } from '@nestjs/common';
import type { Booth, BoothCard } from '@parvis/contracts';
import { imageUrl } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';

/** A booth without what its company and its people add. */
export interface BoothRecord extends Pick<BoothCard, 'id' | 'size' | 'tagline' | 'logoUrl'> {
  description: string;
  /** Null as long as the company's own is shown. */
  website: string | null;
  links: Booth['links'];
}

type BoothRow = Omit<BoothRecord, 'logoUrl'> & { logoId: string | null };

export interface BoothTexts {
  tagline?: string;
  description?: string;
  website?: string;
  links?: Booth['links'];
}

/** What sets a booth up: the import's wishes and the company that the hall is searched by. */
export interface BoothSetup {
  id: string;
  size: BoothCard['size'];
  tagline: string;
  companyName: string;
  country: string | null;
  sector: string;
}

@Injectable()
export class BoothRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(fairId: string, id: string): Promise<BoothRecord | null> {
    const [row]: BoothRow[] = await this.dataSource.query(
      `select id, size, tagline, description, website, links, logo_id as "logoId"
       from booths.booth where fair_id = $1 and id = $2`,
      [fairId, id],
    );
    if (!row) return null;
    const { logoId, ...rest } = row;
    return { ...rest, logoUrl: imageUrl(logoId) };
  }

  /** Serialises changes of one booth until the transaction ends; answers its logo. */
  async lock(manager: EntityManager, id: string): Promise<{ logoId: string | null } | null> {
    const [row]: { logoId: string | null }[] = await manager.query(
      `select logo_id as "logoId" from booths.booth where id = $1 for update`,
      [id],
    );
    return row ?? null;
  }

  /**
   * Sets booths up or brings them up to date. The size is always the import's. The tagline is so only where the import
   * says another one than before: what the exhibitor has written outlives an import that has nothing new to say.
   * @returns the booths that now say something else.
   */
  async setUp(manager: EntityManager, fairId: string, booths: readonly BoothSetup[]): Promise<string[]> {
    if (booths.length === 0) return [];
    const taglines = await this.taglines(manager, booths);
    const rows: { id: string; tagline: string }[] = await manager.query(
      `insert into booths.booth (id, fair_id, size, tagline, imported_tagline, sort_name, country, sector)
       select id, $1, size, tagline, tagline, platform.folded("companyName"), country, sector
       from jsonb_to_recordset($2::jsonb)
         as item (id uuid, size text, tagline text, "companyName" text, country text, sector text)
       order by id
       on conflict (id) do update
       set size = excluded.size, sort_name = excluded.sort_name, country = excluded.country, sector = excluded.sector,
         imported_tagline = excluded.imported_tagline,
         tagline = case when excluded.imported_tagline in ('', booth.imported_tagline) then booth.tagline
           else excluded.tagline end
       returning id, tagline`,
      [fairId, JSON.stringify(booths)],
    );
    await this.index(
      manager,
      booths.map((booth) => booth.id),
    );
    return rows.filter(({ id, tagline }) => tagline !== (taglines.get(id) ?? '')).map(({ id }) => id);
  }

  /** What these booths say so far; those that do not exist are left out. */
  private async taglines(manager: EntityManager, booths: readonly { id: string }[]): Promise<Map<string, string>> {
    const rows: { id: string; tagline: string }[] = await manager.query(
      `select id, tagline from booths.booth where id = any($1::uuid[]) order by id for update`,
      [booths.map(({ id }) => id)],
    );
    return new Map(rows.map(({ id, tagline }) => [id, tagline]));
  }

  /** Absent fields stay as they are. */
  async update(manager: EntityManager, id: string, texts: BoothTexts): Promise<void> {
    await manager.query(
      `update booths.booth set tagline = coalesce($2, tagline), description = coalesce($3, description),
         website = coalesce($4, website), links = coalesce($5::jsonb, links), updated_at = now() where id = $1`,
      [
        id,
        texts.tagline ?? null,
        texts.description ?? null,
        texts.website ?? null,
        texts.links ? JSON.stringify(texts.links) : null,
      ],
    );
  }

  async setLogo(manager: EntityManager, id: string, logoId: string | null): Promise<void> {
    await manager.query(`update booths.booth set logo_id = $2, updated_at = now() where id = $1`, [id, logoId]);
  }

  /** Renews what the hall's search looks at; after every change of tagline or products. */
  async index(manager: EntityManager, ids: readonly string[]): Promise<void> {
    await manager.query(
      `update booths.booth set search_text = platform.folded(concat_ws(' ', sort_name, sector, tagline,
         (select string_agg(name, ' ' order by position, id) from booths.product where booth_id = booth.id)))
       where id = any($1::uuid[])`,
      [ids],
    );
  }
}
