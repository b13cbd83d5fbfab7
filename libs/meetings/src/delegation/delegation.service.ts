import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, createDelegation, Delegation, listDelegations, QueryOf } from '@parvis/contracts';
import { invalid, notFound, Outbox, pageFrom, timePlaceOf, timePositionOf } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource, type EntityManager } from 'typeorm';
import { DelegationRepository, type DelegationRow } from './delegation.repository.js';
import { DelegationGate } from './delegation-gate.js';
import { MemberRepository } from './member.repository.js';

type Input = BodyOf<typeof createDelegation>;

/** Delegations as organisers keep them and their leads find them. */
@Injectable()
export class DelegationService {
  constructor(
    private readonly delegations: DelegationRepository,
    private readonly members: MemberRepository,
    private readonly gate: DelegationGate,
    private readonly participants: ParticipantReader,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {}

  list(fairId: string, query: QueryOf<typeof listDelegations>): Promise<AnswerOf<typeof listDelegations>> {
    return this.page(fairId, null, query);
  }

  async led(
    fairId: string,
    userId: string,
    query: QueryOf<typeof listDelegations>,
  ): Promise<AnswerOf<typeof listDelegations>> {
    return this.page(fairId, (await this.gate.own(fairId, userId)).id, query);
  }

  async add(fairId: string, input: Input): Promise<Delegation> {
    await this.refuseStrangers(fairId, input.leadIds);
    const id = await this.dataSource.transaction(async (manager) => {
      const added = await this.delegations.add(manager, fairId, input);
      await this.setLeads(manager, fairId, added, input);
      return added;
    });
    return this.one(fairId, id);
  }

  async change(fairId: string, id: string, input: Input): Promise<Delegation> {
    await this.refuseStrangers(fairId, input.leadIds);
    await this.dataSource.transaction(async (manager) => {
      if (!(await this.delegations.change(manager, fairId, id, input))) throw notFound('delegation');
      await this.setLeads(manager, fairId, id, input);
    });
    return this.one(fairId, id);
  }

  async end(fairId: string, id: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      if (!(await this.delegations.end(manager, fairId, id))) throw notFound('delegation');
      await this.members.end(manager, id, null);
    });
  }

  private async setLeads(manager: EntityManager, fairId: string, delegationId: string, { name, leadIds }: Input) {
    const fresh = await this.delegations.setLeads(manager, delegationId, leadIds);
    await this.outbox.recordAll(
      manager,
      'delegation.news.v1',
      fresh.map((participantId) => ({
        fairId,
        delegationId,
        name,
        participantId,
        act: 'lead' as const,
        by: '',
        requestId: null,
        withId: null,
      })),
    );
  }

  private async refuseStrangers(fairId: string, ids: readonly string[]): Promise<void> {
    const known = await this.participants.faces(fairId, ids);
    if (!ids.every((id) => known.has(id))) throw invalid('leadIds', 'unknown');
  }

  private async page(fairId: string, leadId: string | null, { cursor, limit }: QueryOf<typeof listDelegations>) {
    const [rows, total] = await Promise.all([
      this.delegations.list(fairId, leadId, timePositionOf(cursor), limit),
      this.delegations.count(fairId, leadId),
    ]);
    const page = pageFrom(rows, limit, total, timePlaceOf, (row) => row);
    return { ...page, items: await this.views(fairId, page.items) };
  }

  private async one(fairId: string, id: string): Promise<Delegation> {
    const row = await this.delegations.find(fairId, id);
    const [view] = row ? await this.views(fairId, [row]) : [];
    if (!view) throw notFound('delegation');
    return view;
  }

  private async views(fairId: string, rows: readonly DelegationRow[]): Promise<Delegation[]> {
    const faces = await this.participants.faces(fairId, [...new Set(rows.flatMap(({ leadIds }) => leadIds))]);
    return rows.map(({ leadIds, at: _, ...row }) => ({ ...row, leads: leadIds.flatMap((id) => faces.get(id) ?? []) }));
  }
}
