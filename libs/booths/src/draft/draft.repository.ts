import { Injectable } from '@nestjs/common';
import type { BoothContent, BoothSize } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { ProductRepository } from '../product/product.repository.js';

/** What an editor works on. */
export interface DraftRecord {
  /** The draft, or what is published where there is none. */
  content: BoothContent;
  published: BoothContent;
  hasDraft: boolean;
  revision: number;
  savedAt: Date | null;
  publishedAt: Date | null;
  size: BoothSize;
  hall: string;
  stand: string;
}

type Row = Omit<DraftRecord, 'content' | 'hasDraft' | 'published'> &
  Omit<BoothContent, 'products'> & { draft: BoothContent | null };

@Injectable()
export class DraftRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly products: ProductRepository,
  ) {}

  read(fairId: string, id: string): Promise<DraftRecord | null> {
    return this.select(this.dataSource.manager, fairId, id, '');
  }

  /** The same, holding the booth until the transaction ends. */
  lock(manager: EntityManager, fairId: string, id: string): Promise<DraftRecord | null> {
    return this.select(manager, fairId, id, 'for update');
  }

  private async select(manager: EntityManager, fairId: string, id: string, lock: string): Promise<DraftRecord | null> {
    const [row]: Row[] = await manager.query(
      `select draft, draft_revision as revision, draft_saved_at as "savedAt", published_at as "publishedAt", size, hall, stand,
         tagline, description, website, video, links, logo_id as "logoId", banner_id as "bannerId", people
       from booths.booth where fair_id = $1 and id = $2 ${lock}`,
      [fairId, id],
    );
    if (!row) return null;
    const { draft, revision, savedAt, publishedAt, size, hall, stand, ...own } = row;
    const published = { ...own, products: await this.products.contents(manager, id) };
    const base = { revision, savedAt, publishedAt, size, hall, stand };
    return { ...base, published, content: draft ?? published, hasDraft: draft !== null };
  }

  /** Keeps a draft; null: there is none beside what is published. */
  async save(manager: EntityManager, id: string, draft: BoothContent | null): Promise<void> {
    await manager.query(
      `update booths.booth set draft = $2, draft_revision = draft_revision + 1,
         draft_saved_at = case when $2::jsonb is null then null else now() end where id = $1`,
      [id, draft && JSON.stringify(draft)],
    );
  }

  /**
   * Makes this what visitors see; the draft is used up by it.
   * @returns false when a product's id is another booth's.
   */
  async publish(manager: EntityManager, id: string, content: BoothContent): Promise<boolean> {
    await manager.query(
      `update booths.booth set tagline = $2, description = $3, website = $4, video = $5, links = $6, logo_id = $7,
         banner_id = $8, people = $9, published_at = now(), updated_at = now() where id = $1`,
      [
        id,
        JSON.stringify(content.tagline),
        JSON.stringify(content.description),
        content.website,
        content.video,
        JSON.stringify(content.links),
        content.logoId,
        content.bannerId,
        content.people,
      ],
    );
    await this.save(manager, id, null);
    return this.products.replace(manager, id, content.products);
  }

  /** Hides it from visitors. */
  async withdraw(manager: EntityManager, id: string): Promise<void> {
    await manager.query(`update booths.booth set published_at = null, updated_at = now() where id = $1`, [id]);
  }
}
