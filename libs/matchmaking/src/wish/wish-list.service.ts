import { Injectable } from '@nestjs/common';
import { BoothReader } from '@parvis/booths';
import type { Page, Wish } from '@parvis/contracts';
import { notFound, pageFrom, timePlaceOf, timePositionOf } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { WishRepository } from './wish.repository.js';

/** What somebody has said about others. */
@Injectable()
export class WishListService {
  constructor(
    private readonly wishes: WishRepository,
    private readonly participants: ParticipantReader,
    private readonly booths: BoothReader,
  ) {}

  async list(fairId: string, userId: string, query: { cursor?: string; limit: number }): Promise<Page<Wish>> {
    const from = await this.participants.byUser(fairId, userId);
    if (!from) throw notFound('profile');
    const [rows, total] = await Promise.all([
      this.wishes.listOf(from.id, timePositionOf(query.cursor), query.limit),
      this.wishes.countOf(from.id),
    ]);
    const [cards, products] = await Promise.all([
      this.participants.cards(
        fairId,
        rows.map((row) => row.toId),
      ),
      this.booths.products(
        fairId,
        rows.flatMap(({ productId }) => productId ?? []),
      ),
    ]);
    const page = pageFrom(
      rows,
      query.limit,
      total,
      ({ time, toId: id }) => timePlaceOf({ at: { time, id } }),
      (row) => row,
    );
    const items = page.items.flatMap(({ toId, level, productId, updatedAt }): Wish[] => {
      const participant = cards.get(toId);
      if (!participant) return [];
      const about = productId === null ? undefined : products.get(productId);
      const product = about ? { id: about.id, name: about.name } : null;
      return [{ participant, level, product, updatedAt: updatedAt.toISOString() }];
    });
    return { ...page, items };
  }
}
