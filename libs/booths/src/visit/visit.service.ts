import { Injectable } from '@nestjs/common';
import type { BoothVisitors, Visibility } from '@parvis/contracts';
import { type FairCaller, invalid, LinePresence, notAllowed, notFound, Outbox } from '@parvis/platform';
import { type ParticipantIdentity, ParticipantReader } from '@parvis/profiles';
import { DataSource, type EntityManager } from 'typeorm';
import { BoothAccess } from '../booth/booth-access.js';
import { BoothReader } from '../booth/booth-reader.js';
import { VisitRepository } from './visit.repository.js';
import { VisitNews } from './visit-news.js';

/** Who looks at which booth, and whether he or she is seen there. */
@Injectable()
export class VisitService {
  constructor(
    private readonly visits: VisitRepository,
    private readonly news: VisitNews,
    private readonly booths: BoothReader,
    private readonly access: BoothAccess,
    private readonly participants: ParticipantReader,
    private readonly presence: LinePresence,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {}

  /** A visit lasts as long as its line; one line is at one booth. The own staff is no visitor. */
  async come(fairId: string, boothId: string, lineId: string, caller: FairCaller): Promise<void> {
    const [own, isShown, open] = await Promise.all([
      this.own(fairId, caller),
      this.booths.isShown(fairId, boothId),
      this.presence.openAmong([{ lineId, userId: caller.userId }]),
    ]);
    if (!isShown && own.companyId !== boothId) throw notFound('booth');
    if (!open.has(lineId)) throw invalid('lineId', 'unknown');
    const left = await this.visits.leave(lineId, caller.userId, { butNot: boothId });
    if (own.companyId === boothId) return this.news.tell(left);
    const visit = { fairId, boothId, participantId: own.id, userId: caller.userId, lineId };
    const isNew = await this.dataSource.transaction(async (manager) => {
      const hasCome = await this.visits.come(manager, visit);
      await this.record(manager, own.id);
      return hasCome;
    });
    await this.news.tell(isNew ? [visit, ...left] : left);
  }

  async leave(fairId: string, boothId: string, lineId: string, caller: FairCaller): Promise<void> {
    if (!(await this.booths.exists(fairId, boothId))) throw notFound('booth');
    await this.news.tell(await this.visits.leave(lineId, caller.userId, { only: boothId }));
  }

  async visibility(fairId: string, caller: FairCaller): Promise<Visibility> {
    return { isVisible: await this.visits.visibility((await this.own(fairId, caller)).id) };
  }

  async setVisibility(fairId: string, isVisible: boolean, caller: FairCaller): Promise<Visibility> {
    const own = await this.own(fairId, caller);
    await this.dataSource.transaction(async (manager) => {
      await this.visits.setVisibility(manager, fairId, own.id, isVisible);
      await this.record(manager, own.id);
    });
    const booths = await this.visits.boothsOf(own.id);
    await this.news.tell(booths.map((boothId) => ({ fairId, boothId })));
    return { isVisible };
  }

  /** Only for the own staff: whoever organises is no party to it. */
  async visitors(fairId: string, boothId: string, caller: FairCaller): Promise<BoothVisitors> {
    if (!(await this.booths.exists(fairId, boothId))) throw notFound('booth');
    if ((await this.access.ownBoothId(fairId, caller)) !== boothId)
      throw notAllowed('Only for the own staff of a booth');
    const { seen, unseen, visits } = await this.visits.now(boothId);
    const cards = await this.participants.cards(
      fairId,
      seen.map(({ participantId }) => participantId),
    );
    const visitors = seen.flatMap(({ participantId, since, visits: count }) => {
      const visitor = cards.get(participantId);
      return visitor ? [{ visitor, since: since.toISOString(), visits: count }] : [];
    });
    return { visitors, unseen, visits };
  }

  private async record(manager: EntityManager, participantId: string): Promise<void> {
    const told = await this.visits.toTell(manager, participantId);
    await this.outbox.recordAll(
      manager,
      'booth.visited.v1',
      told.map(({ fairId, boothId, at }) => ({ fairId, boothId, participantId, at })),
    );
  }

  private async own(fairId: string, caller: FairCaller): Promise<ParticipantIdentity> {
    const own = await this.participants.byUser(fairId, caller.userId);
    if (!own) throw notFound('profile');
    return own;
  }
}
