import { Injectable } from '@nestjs/common';
import type { PlacedBooth, Placement } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { likeWords } from '../hall/search-words.rules.js';

/** A booth in the organiser's list; its name is the company's. */
export type PlacedRow = Omit<PlacedBooth, 'companyName'>;

const columns = `b.id, b.size, b.hall, b.stand, b.published_at is not null as "isPublished", b.draft is not null as "hasDraft",
  (select count(*)::int from booths.product p where p.booth_id = b.id) as products`;

@Injectable()
export class PlacementRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** By name. @param after id of the last booth of the page before. */
  async list(fairId: string, search: string | undefined, after: string | null, limit: number): Promise<PlacedRow[]> {
    return this.dataSource.query(
      `select ${columns} from booths.booth b
       where b.fair_id = $1 and b.search_text like all($2::text[])
         and ($3::uuid is null or (b.sort_name, b.id) > (select sort_name, id from booths.booth where id = $3))
       order by b.sort_name, b.id limit ${limit}`,
      [fairId, await this.patterns(search), after],
    );
  }

  async count(fairId: string, search: string | undefined): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from booths.booth b where b.fair_id = $1 and b.search_text like all($2::text[])`,
      [fairId, await this.patterns(search)],
    );
    return row.count;
  }

  async find(fairId: string, id: string): Promise<PlacedRow | null> {
    const [row]: PlacedRow[] = await this.dataSource.query(
      `select ${columns} from booths.booth b where b.fair_id = $1 and b.id = $2`,
      [fairId, id],
    );
    return row ?? null;
  }

  /** Whether there is such a booth. */
  async set(manager: EntityManager, fairId: string, id: string, { size, hall, stand }: Placement): Promise<boolean> {
    const [, changed]: [unknown, number] = await manager.query(
      `update booths.booth set size = $3, hall = $4, stand = $5, updated_at = now() where fair_id = $1 and id = $2`,
      [fairId, id, size, hall, stand],
    );
    return changed > 0;
  }

  private async patterns(search: string | undefined): Promise<string[]> {
    const words = likeWords(search);
    if (words.length === 0) return [];
    const [row]: [{ patterns: string[] }] = await this.dataSource.query(
      `select array(select '%' || platform.folded(word) || '%' from unnest($1::text[]) word) as patterns`,
      [words],
    );
    return row.patterns;
  }
}
