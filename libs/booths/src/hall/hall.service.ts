import { Injectable } from '@nestjs/common';
import { type BoothCard, type listBooths, type Page, type QueryOf } from '@parvis/contracts';
import { BoothCards } from './booth-cards.js';
import { BoothCursor } from './booth-cursor.js';
import { HallRepository } from './hall.repository.js';

/** The hall: all published booths of a fair. */
@Injectable()
export class HallService {
  constructor(
    private readonly hall: HallRepository,
    private readonly cards: BoothCards,
    private readonly cursor: BoothCursor,
  ) {}

  async list(fairId: string, query: QueryOf<typeof listBooths>): Promise<Page<BoothCard>> {
    const after = await this.cursor.read(fairId, query.cursor);
    const [ids, total] = await Promise.all([
      this.hall.list(fairId, query, after, query.limit + 1),
      this.hall.count(fairId, query),
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
}
