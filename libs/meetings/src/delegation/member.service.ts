import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, inviteDelegationMembers, listDelegationMembers, QueryOf } from '@parvis/contracts';
import { type FairCaller, invalid, notFound, Outbox, pageFrom, timePlaceOf, timePositionOf } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { DelegationGate } from './delegation-gate.js';
import { MemberRepository } from './member.repository.js';

/** Who is in a delegation, for its leads and organisers. */
@Injectable()
export class MemberService {
  constructor(
    private readonly members: MemberRepository,
    private readonly gate: DelegationGate,
    private readonly participants: ParticipantReader,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {}

  async list(
    fairId: string,
    caller: FairCaller,
    delegationId: string,
    { cursor, limit }: QueryOf<typeof listDelegationMembers>,
  ): Promise<AnswerOf<typeof listDelegationMembers>> {
    await this.gate.leadOrOrganiser(fairId, caller, delegationId);
    const [rows, total] = await Promise.all([
      this.members.list(delegationId, null, timePositionOf(cursor), limit),
      this.members.count(delegationId, null),
    ]);
    const page = pageFrom(rows, limit, total, timePlaceOf, (row) => row);
    const faces = await this.participants.faces(
      fairId,
      page.items.map(({ personId }) => personId),
    );
    const items = page.items.flatMap(({ personId, at: _, ...row }) => {
      const person = faces.get(personId);
      return person ? [{ ...row, person }] : [];
    });
    return { ...page, items };
  }

  async invite(
    fairId: string,
    caller: FairCaller,
    delegationId: string,
    { companyIds, personIds }: BodyOf<typeof inviteDelegationMembers>,
  ): Promise<{ invited: number }> {
    const { own, delegation } = await this.gate.leadOrOrganiser(fairId, caller, delegationId);
    const known = await this.participants.faces(fairId, personIds);
    if (!personIds.every((id) => known.has(id))) throw invalid('personIds', 'unknown');
    const ofCompanies = await Promise.all(companyIds.map((id) => this.participants.idsOfCompany(fairId, id)));
    // A lead needs nobody's leave for the own agenda.
    const ids = [...new Set([...personIds, ...ofCompanies.flat()])].filter((id) => !delegation.leadIds.includes(id));
    const invited = await this.dataSource.transaction(async (manager) => {
      const fresh = await this.members.invite(manager, delegationId, ids, own === null);
      await this.outbox.recordAll(
        manager,
        'delegation.news.v1',
        fresh.map((participantId) => ({
          fairId,
          delegationId,
          name: delegation.name,
          participantId,
          act: 'invited' as const,
          by: own ? `${own.firstName} ${own.lastName}` : '',
          requestId: null,
          withId: null,
        })),
      );
      return fresh.length;
    });
    return { invited };
  }

  async remove(fairId: string, caller: FairCaller, delegationId: string, personId: string): Promise<void> {
    await this.gate.leadOrOrganiser(fairId, caller, delegationId);
    const isDone = await this.dataSource.transaction((manager) => this.members.end(manager, delegationId, personId));
    if (!isDone) throw notFound('member');
  }
}
