import { Injectable } from '@nestjs/common';
import { type BoothCard, Id, type listBooths, type Page, type QueryOf } from '@parvis/contracts';
import { invalid } from '@parvis/platform';
import { CompanyReader } from '@parvis/profiles';
import { toBoothCard } from '../booth/booth-card.rules.js';
import { HallRepository } from './hall.repository.js';

/** The hall: all booths of a fair. */
@Injectable()
export class HallService {
  constructor(
    private readonly hall: HallRepository,
    private readonly companies: CompanyReader,
  ) {}

  async list(fairId: string, query: QueryOf<typeof listBooths>): Promise<Page<BoothCard>> {
    const after = await this.placeOf(fairId, query.cursor);
    const [rows, total] = await Promise.all([
      this.hall.list(fairId, query, after, query.limit + 1),
      this.hall.count(fairId, query),
    ]);
    const page = rows.slice(0, query.limit);
    const companies = await this.companies.cards(
      fairId,
      page.map((row) => row.id),
    );
    const items = page.flatMap((row) => {
      const company = companies.get(row.id);
      // Only a company that is removed at this very moment is not there.
      return company ? [toBoothCard(row, company)] : [];
    });
    return { items, nextCursor: rows.length > query.limit ? (page.at(-1)?.id ?? null) : null, total };
  }

  sectors(fairId: string): Promise<{ sector: string; booths: number }[]> {
    return this.hall.sectors(fairId);
  }

  /** The cursor is the id of the last booth; where it stands is looked up, since names may be long. */
  private async placeOf(fairId: string, cursor: string | undefined): Promise<string | null> {
    if (cursor === undefined) return null;
    const id = Id.safeParse(cursor);
    if (!id.success || !(await this.hall.has(fairId, id.data))) throw invalid('cursor', 'unknown');
    return id.data;
  }
}
