import { Injectable } from '@nestjs/common';
import type { OwnBlock, Page, ParticipantCard } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { type FairCaller, invalid, notFound, Outbox, pageFrom, timePlaceOf, timePositionOf } from '@parvis/platform';
import { type ParticipantIdentity, ParticipantReader } from '@parvis/profiles';
import { DataSource, type EntityManager } from 'typeorm';
import { RouletteTalks } from '../roulette/roulette-talks.js';
import { BlockRepository } from './block.repository.js';

@Injectable()
export class BlockService {
  constructor(
    private readonly blocks: BlockRepository,
    private readonly talks: RouletteTalks,
    private readonly participants: ParticipantReader,
    private readonly fairs: FairReader,
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** A talk with the person ends as if the caller had gone on to the next. */
  async add(fairId: string, blockedId: string, caller: FairCaller): Promise<void> {
    const [own, blocked] = await Promise.all([this.own(fairId, caller), this.participants.find(fairId, blockedId)]);
    if (!blocked) throw notFound('person');
    if (own.id === blockedId) throw invalid('participantId', 'oneself');
    const ended = await this.dataSource.transaction(async (manager) => {
      await this.blocks.add(manager, fairId, own.id, blockedId);
      await this.record(manager, fairId, own.id, blockedId, true);
      const pairId = await this.talks.between(manager, own.id, blockedId);
      return pairId === null ? null : this.talks.end(manager, pairId, 'left');
    });
    if (ended) await this.talks.tell(ended);
  }

  async remove(fairId: string, blockedId: string, caller: FairCaller): Promise<void> {
    const own = await this.own(fairId, caller);
    await this.dataSource.transaction(async (manager) => {
      await this.blocks.remove(manager, own.id, blockedId);
      await this.record(manager, fairId, own.id, blockedId, false);
    });
  }

  private record(manager: EntityManager, fairId: string, participantId: string, otherId: string, isBlocked: boolean) {
    const at = new Date().toISOString();
    return this.outbox.record(manager, 'block.changed.v1', { fairId, participantId, otherId, isBlocked, at });
  }

  async list(
    fairId: string,
    query: { cursor?: string; limit: number },
    caller: FairCaller,
  ): Promise<Page<ParticipantCard>> {
    const own = await this.own(fairId, caller);
    const [rows, total] = await Promise.all([
      this.blocks.page([own.id], timePositionOf(query.cursor), query.limit),
      this.blocks.count([own.id]),
    ]);
    const page = pageFrom(
      rows,
      query.limit,
      total,
      (at) => timePlaceOf({ at }),
      (row) => row,
    );
    const cards = await this.participants.cards(
      fairId,
      page.items.map(({ id }) => id),
    );
    return { ...page, items: page.items.flatMap(({ id }) => cards.get(id) ?? []) };
  }

  /** In all fairs of the account. */
  async listOwn(query: { cursor?: string; limit: number }, userId: string): Promise<Page<OwnBlock>> {
    const fairOf = await this.participants.ofUser(userId);
    const ownIds = [...fairOf.keys()];
    const [rows, total] = await Promise.all([
      this.blocks.page(ownIds, timePositionOf(query.cursor), query.limit),
      this.blocks.count(ownIds),
    ]);
    const page = pageFrom(
      rows,
      query.limit,
      total,
      (at) => timePlaceOf({ at }),
      (row) => row,
    );
    const fairIds = [...new Set(page.items.flatMap(({ ownId }) => fairOf.get(ownId) ?? []))];
    const blocked = page.items.map(({ id }) => id);
    const fairs = await Promise.all(
      fairIds.map(async (fairId) => {
        const [fair, cards] = await Promise.all([this.fairs.get(fairId), this.participants.cards(fairId, blocked)]);
        return [fairId, { fairName: fair.name, cards }] as const;
      }),
    );
    const byId = new Map(fairs);
    const items = page.items.flatMap(({ ownId, id }): OwnBlock[] => {
      const fairId = fairOf.get(ownId) ?? '';
      const fair = byId.get(fairId);
      const person = fair?.cards.get(id);
      return fair && person ? [{ fairId, fairName: fair.fairName, person }] : [];
    });
    return { ...page, items };
  }

  private async own(fairId: string, caller: FairCaller): Promise<ParticipantIdentity> {
    const own = await this.participants.byUser(fairId, caller.userId);
    if (!own) throw notFound('profile');
    return own;
  }
}
