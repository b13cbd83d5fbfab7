import { Injectable } from '@nestjs/common';
import type { Page, Wish, WishLevel } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { DomainError, invalid, notFound, Outbox, pageFrom, timePlaceOf, timePositionOf } from '@parvis/platform';
import { type ParticipantIdentity, ParticipantReader } from '@parvis/profiles';
import { DataSource, type EntityManager } from 'typeorm';
import { AllocationTrigger } from '../allocation/allocation-trigger.js';
import { RunRepository } from '../timetable/run.repository.js';
import { WishRepository } from './wish.repository.js';
import { type WishPhase, wishPhaseAt } from './wish-phase.rules.js';

interface WishToSet {
  level: WishLevel;
  besideColleague: boolean;
}

const isYes = (level: WishLevel | null) => level === 'want' || level === 'could';

@Injectable()
export class WishService {
  constructor(
    private readonly wishes: WishRepository,
    private readonly fairs: FairReader,
    private readonly participants: ParticipantReader,
    private readonly runs: RunRepository,
    private readonly allocation: AllocationTrigger,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {}

  async set(fairId: string, userId: string, toId: string, wish: WishToSet): Promise<{ level: WishLevel }> {
    const [from, to, phase] = await Promise.all([
      this.own(fairId, userId),
      this.participants.find(fairId, toId),
      this.openPhase(fairId),
    ]);
    if (!to) throw notFound('person');
    if (from.id === to.id) throw invalid('participantId', 'oneself');
    if (from.companyId && from.companyId === to.companyId) {
      throw new DomainError('WISH_FOR_COLLEAGUE', 'conflict', 'Colleagues meet without Parvis');
    }
    if (isYes(wish.level) && !wish.besideColleague) await this.refuseBesideColleague(from, to.id);
    await this.dataSource.transaction(async (manager) => {
      await this.wishes.lockPair(manager, from.id, to.id);
      const { own, back } = await this.wishes.between(manager, from.id, to.id);
      await this.wishes.set(manager, fairId, { fromId: from.id, toId: to.id, ...wish });
      if (isYes(wish.level) && isYes(back) && !isYes(own))
        await this.noteAgreed(manager, fairId, phase, from.id, to.id);
      await this.allocation.request(fairId, manager);
    });
    return { level: wish.level };
  }

  async remove(fairId: string, userId: string, toId: string): Promise<void> {
    const [from] = await Promise.all([this.own(fairId, userId), this.openPhase(fairId)]);
    await this.dataSource.transaction(async (manager) => {
      await this.wishes.lockPair(manager, from.id, toId);
      await this.wishes.remove(manager, from.id, toId);
      await this.allocation.request(fairId, manager);
    });
  }

  async list(fairId: string, userId: string, query: { cursor?: string; limit: number }): Promise<Page<Wish>> {
    const from = await this.own(fairId, userId);
    const [rows, total] = await Promise.all([
      this.wishes.listOf(from.id, timePositionOf(query.cursor), query.limit),
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
      ({ time, toId: id }) => timePlaceOf({ at: { time, id } }),
      (row) => row,
    );
    const items = page.items.flatMap(({ toId, level, updatedAt }) => {
      const participant = cards.get(toId);
      return participant ? [{ participant, level, updatedAt: updatedAt.toISOString() }] : [];
    });
    return { ...page, items };
  }

  private async own(fairId: string, userId: string) {
    const own = await this.participants.byUser(fairId, userId);
    if (!own) throw notFound('profile');
    return own;
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

  /** With a timetable on the agendas, two who agree now are fitted in at once. */
  private async noteAgreed(manager: EntityManager, fairId: string, phase: WishPhase, aId: string, bId: string) {
    if (phase === 'late') await this.outbox.record(manager, 'pair.agreed.v1', { fairId, aId, bId });
  }

  /** @throws FAIR_NOT_OPEN, WISHES_CLOSED */
  private async openPhase(fairId: string): Promise<WishPhase> {
    const [fair, published] = await Promise.all([this.fairs.get(fairId), this.runs.published(fairId)]);
    if (fair.status !== 'open') throw new DomainError('FAIR_NOT_OPEN', 'conflict', 'The fair is not open');
    const phase = wishPhaseAt(fair, published !== null, Date.now());
    if (phase === 'over') throw new DomainError('WISHES_CLOSED', 'conflict', `The fair ended on ${fair.endsOn}`);
    if (phase === 'closed') {
      throw new DomainError(
        'WISHES_CLOSED',
        'conflict',
        `Wishes closed at ${fair.wishesCloseAt} until the timetable is out`,
      );
    }
    return phase;
  }
}
