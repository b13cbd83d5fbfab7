import { Injectable } from '@nestjs/common';
import type { Page, Wish, WishLevel } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { DomainError, decodeCursor, invalid, notFound, pageFrom } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { WishRepository } from './wish.repository.js';

@Injectable()
export class WishService {
  constructor(
    private readonly wishes: WishRepository,
    private readonly fairs: FairReader,
    private readonly participants: ParticipantReader,
    private readonly dataSource: DataSource,
  ) {}

  async set(fairId: string, userId: string, toId: string, level: WishLevel): Promise<{ level: WishLevel }> {
    const [from, to] = await Promise.all([
      this.own(fairId, userId),
      this.participants.find(fairId, toId),
      this.assertOpen(fairId),
    ]);
    if (!to) throw notFound('person');
    if (from.id === to.id) throw invalid('participantId', 'oneself');
    if (from.companyId && from.companyId === to.companyId) {
      throw new DomainError('WISH_FOR_COLLEAGUE', 'conflict', 'Colleagues meet without Parvis');
    }
    await this.wishes.set(this.dataSource.manager, fairId, { fromId: from.id, toId: to.id, level });
    return { level };
  }

  async remove(fairId: string, userId: string, toId: string): Promise<void> {
    const [from] = await Promise.all([this.own(fairId, userId), this.assertOpen(fairId)]);
    await this.wishes.remove(from.id, toId);
  }

  async list(fairId: string, userId: string, query: { cursor?: string; limit: number }): Promise<Page<Wish>> {
    const from = await this.own(fairId, userId);
    const [rows, total] = await Promise.all([
      this.wishes.listOf(from.id, decodeCursor(query.cursor, 2), query.limit),
      this.wishes.countOf(from.id),
    ]);
    const cards = await this.participants.cards(
      fairId,
      rows.map((row) => row.toId),
    );
    const page = pageFrom(
      rows,
      query.limit,
      total,
      (row) => [row.updatedAt, row.toId],
      (row) => row,
    );
    const items = page.items.flatMap(({ toId, level, updatedAt }) => {
      const participant = cards.get(toId);
      return participant ? [{ participant, level, updatedAt: new Date(updatedAt).toISOString() }] : [];
    });
    return { ...page, items };
  }

  private async own(fairId: string, userId: string) {
    const own = await this.participants.byUser(fairId, userId);
    if (!own) throw notFound('profile');
    return own;
  }

  private async assertOpen(fairId: string): Promise<void> {
    const fair = await this.fairs.get(fairId);
    if (fair.status !== 'open') throw new DomainError('FAIR_NOT_OPEN', 'conflict', 'The fair is not open');
    if (Date.now() > Date.parse(fair.wishesCloseAt)) {
      throw new DomainError('WISHES_CLOSED', 'conflict', `Wishes closed at ${fair.wishesCloseAt}`);
    }
  }
}
