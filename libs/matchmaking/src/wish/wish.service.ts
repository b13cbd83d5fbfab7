import { Injectable } from '@nestjs/common';
import { BoothReader } from '@parvis/booths';
import type { BodyOf, setWish, WishLevel } from '@parvis/contracts';
import { DomainError, invalid, notFound, Outbox } from '@parvis/platform';
import { type ParticipantIdentity, ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { AllocationTrigger } from '../allocation/allocation-trigger.js';
import { WishRepository } from './wish.repository.js';
import { WishWindow } from './wish-window.js';

const isYes = (level: WishLevel | null) => level === 'want' || level === 'could';

/** Says what one person thinks of meeting another. */
@Injectable()
export class WishService {
  constructor(
    private readonly wishes: WishRepository,
    private readonly window: WishWindow,
    private readonly participants: ParticipantReader,
    private readonly booths: BoothReader,
    private readonly allocation: AllocationTrigger,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {}

  async set(
    fairId: string,
    userId: string,
    toId: string,
    { level, besideColleague, productId }: BodyOf<typeof setWish>,
  ): Promise<{ level: WishLevel }> {
    const [from, to, phase] = await Promise.all([
      this.own(fairId, userId),
      this.participants.find(fairId, toId),
      this.window.openPhase(fairId),
    ]);
    if (!to) throw notFound('person');
    if (from.id === to.id) throw invalid('participantId', 'oneself');
    if (from.companyId && from.companyId === to.companyId) {
      throw new DomainError('WISH_FOR_COLLEAGUE', 'conflict', 'Colleagues meet without Parvis');
    }
    if (productId) await this.assertTheirs(fairId, productId, [from, to]);
    if (isYes(level) && !besideColleague) await this.refuseBesideColleague(from, to.id);
    const pair = { fairId, fromId: from.id, toId: to.id };
    await this.dataSource.transaction(async (manager) => {
      await this.wishes.lockPair(manager, from.id, to.id);
      const { own, back } = await this.wishes.between(manager, from.id, to.id);
      await this.wishes.set(manager, fairId, { ...pair, level, besideColleague, productId });
      if (productId !== undefined) await this.outbox.record(manager, 'request.product.v1', pair);
      // With a timetable on the agendas, two who agree now are fitted in at once.
      if (phase === 'late' && isYes(level) && isYes(back) && !isYes(own))
        await this.outbox.record(manager, 'pair.agreed.v1', { fairId, aId: from.id, bId: to.id });
      await this.allocation.request(fairId, manager);
    });
    return { level };
  }

  async remove(fairId: string, userId: string, toId: string): Promise<void> {
    const [from] = await Promise.all([this.own(fairId, userId), this.window.openPhase(fairId)]);
    await this.dataSource.transaction(async (manager) => {
      await this.wishes.lockPair(manager, from.id, toId);
      await this.wishes.remove(manager, from.id, toId);
      await this.allocation.request(fairId, manager);
    });
  }

  private async own(fairId: string, userId: string) {
    const own = await this.participants.byUser(fairId, userId);
    if (!own) throw notFound('profile');
    return own;
  }

  /** A request is about what one of the two shows at the fair. */
  private async assertTheirs(
    fairId: string,
    productId: string,
    people: readonly { companyId: string | null }[],
  ): Promise<void> {
    const product = (await this.booths.products(fairId, [productId])).get(productId);
    if (!product || !people.some(({ companyId }) => companyId === product.boothId))
      throw invalid('productId', 'unknown');
  }

  private async refuseBesideColleague({ id, fairId, companyId }: ParticipantIdentity, toId: string): Promise<void> {
    if (!companyId) return;
    const colleagues = (await this.participants.colleagues(fairId, companyId)).filter((person) => person.id !== id);
    const askedLast = await this.wishes.lastAsking(
      colleagues.map((person) => person.id),
      toId,
    );
    const colleague = colleagues.find((person) => person.id === askedLast);
    // Whoever has asked already is not asked again whether it is meant.
    if (!colleague || isYes((await this.wishes.between(this.dataSource.manager, id, toId)).own)) return;
    throw new DomainError('COLLEAGUE_ASKED', 'conflict', 'A colleague has asked to meet this person', {
      details: { colleague: `${colleague.firstName} ${colleague.lastName}`, colleagueId: colleague.id },
    });
  }
}
