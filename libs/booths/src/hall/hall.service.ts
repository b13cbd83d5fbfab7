import { Injectable } from '@nestjs/common';
import { type BoothCard, type listBooths, type Page, type QueryOf } from '@parvis/contracts';
import { BoothCards } from './booth-cards.js';
import { BoothCursor } from './booth-cursor.js';
import { HallRepository } from './hall.repository.js';
import { StaffedFirst } from './staffed-first.js';

/** The hall: all published booths of a fair, those with somebody there first. */
@Injectable()
export class HallService {
  constructor(
    private readonly hall: HallRepository,
    private readonly cards: BoothCards,
    private readonly cursor: BoothCursor,
    private readonly staffed: StaffedFirst,
  ) {}

  async list(fairId: string, query: QueryOf<typeof listBooths>): Promise<Page<BoothCard>> {
    const after = await this.cursor.read(fairId, query.cursor);
    const isOnly = query.staffed === 'yes';
    const [ids, total] = await Promise.all([
      this.staffed.list({
        fairId,
        isOnly,
        afterBoothId: after,
        limit: query.limit + 1,
        fetch: (part, isFromStart, limit) =>
          this.hall.list(fairId, query, { part, after: isFromStart ? null : after, limit }),
      }),
      isOnly ? this.countStaffed(fairId, query) : this.hall.count(fairId, query, null),
    ]);
    const page = ids.slice(0, query.limit);
    const cards = await this.cards.of(fairId, page);
    return {
      items: page.flatMap((id) => cards.get(id) ?? []),
      nextCursor: ids.length > query.limit ? (page.at(-1) ?? null) : null,
      total,
    };
  }

  sectors(fairId: string): Promise<{ sector: string; booths: number }[]> {
    return this.hall.sectors(fairId);
  }

  private async countStaffed(fairId: string, query: QueryOf<typeof listBooths>): Promise<number> {
    return this.hall.count(fairId, query, { ids: await this.staffed.ids(fairId), isStaffed: true });
  }
}
