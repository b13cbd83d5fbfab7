import { Injectable } from '@nestjs/common';
import type { listPlacements, Page, PlacedBooth, Placement, QueryOf } from '@parvis/contracts';
import { DomainError, notFound } from '@parvis/platform';
import { CompanyReader } from '@parvis/profiles';
import { DataSource, QueryFailedError } from 'typeorm';
import { BoothRepository } from '../booth/booth.repository.js';
import { BoothCursor } from '../hall/booth-cursor.js';
import { type PlacedRow, PlacementRepository } from './placement.repository.js';

/** The organiser's part of booths: package and place. */
@Injectable()
export class PlacementService {
  constructor(
    private readonly placements: PlacementRepository,
    private readonly booths: BoothRepository,
    private readonly companies: CompanyReader,
    private readonly cursor: BoothCursor,
    private readonly dataSource: DataSource,
  ) {}

  async list(fairId: string, { search, cursor, limit }: QueryOf<typeof listPlacements>): Promise<Page<PlacedBooth>> {
    const after = await this.cursor.read(fairId, cursor);
    const [rows, total] = await Promise.all([
      this.placements.list(fairId, search, after, limit + 1),
      this.placements.count(fairId, search),
    ]);
    const page = rows.slice(0, limit);
    return {
      items: await this.named(fairId, page),
      nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
      total,
    };
  }

  /**
   * Takes effect at once; what is too much for a smaller package stays until the booth is next published.
   * @throws NOT_FOUND, or STAND_TAKEN when another booth stands there.
   */
  async set(fairId: string, id: string, placement: Placement): Promise<PlacedBooth> {
    try {
      await this.dataSource.transaction(async (manager) => {
        if (!(await this.placements.set(manager, fairId, id, placement))) throw notFound('booth');
        await this.booths.reindex(manager, [id]);
      });
    } catch (error) {
      if (error instanceof QueryFailedError && error.driverError.constraint === 'booth_stand_key')
        throw new DomainError('STAND_TAKEN', 'conflict', 'Another booth has this stand');
      throw error;
    }
    const row = await this.placements.find(fairId, id);
    const [placed] = row ? await this.named(fairId, [row]) : [];
    if (!placed) throw notFound('booth');
    return placed;
  }

  private async named(fairId: string, rows: readonly PlacedRow[]): Promise<PlacedBooth[]> {
    const companies = await this.companies.cards(
      fairId,
      rows.map(({ id }) => id),
    );
    return rows.flatMap((row) => {
      const company = companies.get(row.id);
      return company ? [{ ...row, companyName: company.name }] : [];
    });
  }
}
