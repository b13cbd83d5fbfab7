import { Injectable } from '@nestjs/common';
import type { listPartnershipColleagues, PartnershipRole, QueryOf } from '@parvis/contracts';
import { DomainError, decodeCursor, notAllowed, notFound, pageFrom } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import type { EntityManager } from 'typeorm';
import { type Standing, StandingRepository } from '../space/standing.repository.js';
import { MemberRepository } from './member.repository.js';

/** As many as a space shows. */
const mostMembers = 100;

/** Who is in a partnership. Each side decides about its own people. */
@Injectable()
export class MemberService {
  constructor(
    private readonly members: MemberRepository,
    private readonly standings: StandingRepository,
    private readonly participants: ParticipantReader,
  ) {}

  /** Who could be brought in, in order of id; nobody once the fair is gone. @throws NOT_FOUND, NOT_ALLOWED */
  async colleagues(
    partnershipId: string,
    userId: string,
    { cursor, limit }: QueryOf<typeof listPartnershipColleagues>,
  ) {
    const after = String(decodeCursor(cursor, 1)?.[0] ?? '');
    const standing = await this.standings.of(partnershipId, userId);
    if (standing.role !== 'lead') throw notAllowed('This is for leads');
    const [company, already] = await Promise.all([this.companyOf(standing), this.members.userIds(partnershipId)]);
    const free = [...company.values()].filter((person) => !already.has(person.userId)).sort(byId);
    const shown = free.filter(({ id }) => id > after).slice(0, limit + 1);
    return pageFrom(
      shown,
      limit,
      free.length,
      ({ id }) => [id],
      ({ id, firstName, lastName }) => ({
        id,
        name: `${firstName} ${lastName}`,
      }),
    );
  }

  /** @throws NOT_FOUND for whoever is no colleague, NOT_ALLOWED, CONFLICT when it is full */
  async add(partnershipId: string, userId: string, participantId: string, role: PartnershipRole): Promise<void> {
    const standing = await this.standings.of(partnershipId, userId);
    const colleague = (await this.companyOf(standing)).get(participantId);
    await this.standings.change(partnershipId, userId, ['lead'], async (manager, { side }) => {
      if (!colleague) throw notFound('colleague');
      if ((await this.members.count(manager, partnershipId)) >= mostMembers)
        throw new DomainError('CONFLICT', 'conflict', `At most ${mostMembers} people`);
      const name = `${colleague.firstName} ${colleague.lastName}`;
      await this.members.add(manager, { partnershipId, userId: colleague.userId, name, side, role });
    });
  }

  /** @throws NOT_FOUND, NOT_ALLOWED, PARTNERSHIP_NEEDS_LEAD */
  setRole(partnershipId: string, userId: string, memberId: string, role: PartnershipRole): Promise<void> {
    return this.standings.change(partnershipId, userId, ['lead'], async (manager, standing) => {
      if (!(await this.members.setRole(manager, partnershipId, standing.side, memberId, role)))
        throw notFound('member');
      await this.keepsLead(manager, standing);
    });
  }

  /** @throws NOT_FOUND, NOT_ALLOWED, PARTNERSHIP_NEEDS_LEAD */
  remove(partnershipId: string, userId: string, memberId: string): Promise<void> {
    return this.standings.hold(partnershipId, userId, async (manager, standing) => {
      if (standing.role !== 'lead' && standing.memberId !== memberId) throw notAllowed('This is for leads');
      if (!(await this.members.remove(manager, partnershipId, standing.side, memberId))) throw notFound('member');
      await this.keepsLead(manager, standing);
    });
  }

  private async keepsLead(manager: EntityManager, { partnershipId, side }: Standing) {
    if (!(await this.members.hasLead(manager, partnershipId, side)))
      throw new DomainError('PARTNERSHIP_NEEDS_LEAD', 'conflict');
  }

  /** Whoever stands alone has no colleagues. */
  private async companyOf({ fairId, ownRef }: Standing) {
    if (fairId === null) return new Map<string, never>();
    return this.participants.names(await this.participants.idsOfCompany(fairId, ownRef));
  }
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
