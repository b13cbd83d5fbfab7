import { Injectable } from '@nestjs/common';
import type { Booth, BoothCard, BoothLink, LocalText } from '@parvis/contracts';
import { imageUrl } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';

/** A published booth without what its company and its people add. */
export interface BoothRecord extends Omit<BoothCard, 'companyId' | 'companyName' | 'country' | 'sector'> {
  description: LocalText;
  /** Null as long as the company's own is shown. */
  website: string | null;
  links: BoothLink[];
  video: string;
  bannerUrl: Booth['bannerUrl'];
  /** Who is shown, in this order; null: everybody. */
  people: string[] | null;
  isPublished: boolean;
}

type BoothRow = Omit<BoothRecord, 'logoUrl' | 'bannerUrl'> & { logoId: string | null; bannerId: string | null };

/** What sets a booth up: the import's wishes and the company that the hall is searched by. */
export interface BoothSetup {
  id: string;
  size: BoothCard['size'];
  tagline: string;
  companyName: string;
  country: string | null;
  sector: string;
}

/** Columns of a booth's card, of `booths.booth` as `b`. */
export const cardColumns = `b.id, b.size, b.tagline, b.logo_id as "logoId", b.hall, b.stand`;

@Injectable()
export class BoothRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** As it is published, or as it stands empty before that. */
  async find(fairId: string, id: string): Promise<BoothRecord | null> {
    const [row]: BoothRow[] = await this.dataSource.query(
      `select ${cardColumns}, b.description, b.website, b.links, b.video, b.banner_id as "bannerId", b.people,
         b.published_at is not null as "isPublished"
       from booths.booth b where b.fair_id = $1 and b.id = $2`,
      [fairId, id],
    );
    if (!row) return null;
    const { logoId, bannerId, ...rest } = row;
    return { ...rest, logoUrl: imageUrl(logoId), bannerUrl: imageUrl(bannerId) };
  }

  /**
   * Sets booths up or brings them up to date. Size and tagline are the import's only where it says another one than before:
   * what organiser and exhibitor have decided outlives an import that has nothing new to say.
   * @param language of the fair, in which taglines are written.
   * @returns the booths that now say something else.
   */
  async setUp(
    manager: EntityManager,
    fairId: string,
    booths: readonly BoothSetup[],
    language: keyof LocalText,
  ): Promise<string[]> {
    if (booths.length === 0) return [];
    const before = await this.taglines(manager, booths);
    const rows: { id: string; tagline: LocalText }[] = await manager.query(
      `insert into booths.booth (id, fair_id, size, imported_size, tagline, imported_tagline, sort_name, country, sector)
       select id, $1, size, size, jsonb_build_object('en', '', 'fr', '') || jsonb_build_object($3::text, tagline), tagline,
         platform.folded("companyName"), country, sector
       from jsonb_to_recordset($2::jsonb)
         as item (id uuid, size text, tagline text, "companyName" text, country text, sector text)
       order by id
       on conflict (id) do update
       set imported_size = excluded.imported_size, sort_name = excluded.sort_name, country = excluded.country,
         sector = excluded.sector, imported_tagline = excluded.imported_tagline,
         size = case when excluded.imported_size = booth.imported_size then booth.size else excluded.size end,
         tagline = case when excluded.imported_tagline in ('', booth.imported_tagline) then booth.tagline
           else excluded.tagline end
       returning id, tagline`,
      [fairId, JSON.stringify(booths), language],
    );
    await this.reindex(
      manager,
      booths.map((booth) => booth.id),
    );
    return rows.filter(({ id, tagline }) => said(tagline) !== said(before.get(id))).map(({ id }) => id);
  }

  /** What these booths say so far; those that do not exist are left out. */
  private async taglines(manager: EntityManager, booths: readonly { id: string }[]): Promise<Map<string, LocalText>> {
    const rows: { id: string; tagline: LocalText }[] = await manager.query(
      `select id, tagline from booths.booth where id = any($1::uuid[]) order by id for update`,
      [booths.map(({ id }) => id)],
    );
    return new Map(rows.map(({ id, tagline }) => [id, tagline]));
  }

  /** Renews what hall and catalogue find; after every change of what a booth says or sells. */
  async reindex(manager: EntityManager, ids: readonly string[]): Promise<void> {
    await manager.query(`select booths.reindex($1::uuid[])`, [ids]);
  }
}

const said = (text: LocalText = { en: '', fr: '' }) => JSON.stringify([text.en, text.fr]);
