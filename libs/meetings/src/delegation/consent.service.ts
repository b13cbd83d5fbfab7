import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, listOwnDelegations, OwnDelegation, QueryOf, setOwnConsent } from '@parvis/contracts';
import { notFound, pageFrom, timePlaceOf, timePositionOf } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { DelegationGate } from './delegation-gate.js';
import { DelegationWatch } from './delegation-watch.js';
import { MemberRepository, type OwnRow } from './member.repository.js';

/** What a person lets the leads of delegations do. */
@Injectable()
export class ConsentService {
  constructor(
    private readonly members: MemberRepository,
    private readonly gate: DelegationGate,
    private readonly participants: ParticipantReader,
    private readonly dataSource: DataSource,
    private readonly watch: DelegationWatch,
  ) {}

  async list(
    fairId: string,
    userId: string,
    { cursor, limit }: QueryOf<typeof listOwnDelegations>,
  ): Promise<AnswerOf<typeof listOwnDelegations>> {
    const own = await this.gate.own(fairId, userId);
    const [rows, total] = await Promise.all([
      this.members.own(own.id, timePositionOf(cursor), limit),
      this.members.countOwn(own.id),
    ]);
    const page = pageFrom(rows, limit, total, timePlaceOf, (row) => row);
    return { ...page, items: await this.views(fairId, page.items) };
  }

  async set(
    fairId: string,
    userId: string,
    delegationId: string,
    { agenda, booking }: BodyOf<typeof setOwnConsent>,
  ): Promise<OwnDelegation> {
    const own = await this.gate.own(fairId, userId);
    const what = [...(agenda ? (['agenda'] as const) : []), ...(booking ? (['booking'] as const) : [])];
    const isIn = await this.dataSource.transaction((manager) =>
      this.members.consent(manager, fairId, delegationId, own.id, what),
    );
    const [view] = isIn ? await this.views(fairId, await this.members.own(own.id, null, 1, delegationId)) : [];
    if (!view) throw notFound('delegation');
    await this.watch.tellLeadsOf(fairId, [own.id]);
    return view;
  }

  async leave(fairId: string, userId: string, delegationId: string): Promise<void> {
    const own = await this.gate.own(fairId, userId);
    const isDone = await this.dataSource.transaction((manager) =>
      this.members.end(manager, delegationId, own.id, true),
    );
    if (!isDone) throw notFound('delegation');
    await this.watch.tellLeadsOf(fairId, [own.id]);
  }

  private async views(fairId: string, rows: readonly OwnRow[]): Promise<OwnDelegation[]> {
    const faces = await this.participants.faces(fairId, [...new Set(rows.flatMap(({ leadIds }) => leadIds))]);
    return rows.map(({ leadIds, at: _, ...row }) => ({ ...row, leads: leadIds.flatMap((id) => faces.get(id) ?? []) }));
  }
}
