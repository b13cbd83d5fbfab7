import { Injectable } from '@nestjs/common';
import type { Page, RouletteMeet } from '@parvis/contracts';
import { type FairCaller, pageFrom, timePlaceOf, timePositionOf } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { BlockRepository } from '../block/block.repository.js';
import { RouletteAccess } from './roulette-access.js';
import { RouletteMeetRepository } from './roulette-meet.repository.js';

/** Whom a person has talked with. */
@Injectable()
export class RouletteMeetsService {
  constructor(
    private readonly access: RouletteAccess,
    private readonly meets: RouletteMeetRepository,
    private readonly blocks: BlockRepository,
    private readonly participants: ParticipantReader,
  ) {}

  async list(
    fairId: string,
    query: { cursor?: string; limit: number },
    caller: FairCaller,
  ): Promise<Page<RouletteMeet>> {
    const own = await this.access.own(fairId, caller);
    const [rows, total] = await Promise.all([
      this.meets.page(fairId, own.id, timePositionOf(query.cursor), query.limit),
      this.meets.count(fairId, own.id),
    ]);
    const page = pageFrom(
      rows,
      query.limit,
      total,
      ({ time, pairId: id }) => timePlaceOf({ at: { time, id } }),
      (row) => row,
    );
    const ids = [...new Set(page.items.map(({ partnerId }) => partnerId))];
    const [cards, blocked] = await Promise.all([
      this.participants.cards(fairId, ids),
      this.blocks.blockedAmong(own.id, ids),
    ]);
    const items = page.items.flatMap(({ pairId, rouletteId, partnerId, metAt, isMutual, connects }) => {
      const partner = cards.get(partnerId);
      const isBlocked = blocked.has(partnerId);
      return partner
        ? [{ pairId, rouletteId, partner, metAt: metAt.toISOString(), isMutual, connects, isBlocked }]
        : [];
    });
    return { ...page, items };
  }
}
