import { Injectable } from '@nestjs/common';
import type { DelegationGrant } from '@parvis/contracts';
import { type FairCaller, notFound } from '@parvis/platform';
import { type ParticipantIdentity, ParticipantReader } from '@parvis/profiles';
import type { Acting } from './acting.js';
import { consentMissing } from './delegation.errors.js';
import { DelegationRepository, type DelegationRow } from './delegation.repository.js';
import { MemberRepository, type MemberRow } from './member.repository.js';

/** Who may do what in a delegation, asked anew at each call: what is taken back ends there and then. */
@Injectable()
export class DelegationGate {
  constructor(
    private readonly delegations: DelegationRepository,
    private readonly members: MemberRepository,
    private readonly participants: ParticipantReader,
  ) {}

  /** @throws NOT_FOUND for accounts without a profile. */
  async own(fairId: string, userId: string): Promise<ParticipantIdentity> {
    const own = await this.participants.byUser(fairId, userId);
    if (!own) throw notFound('profile');
    return own;
  }

  /** @throws NOT_FOUND for everybody else. */
  async lead(
    fairId: string,
    userId: string,
    delegationId: string,
  ): Promise<{ own: ParticipantIdentity; delegation: DelegationRow }> {
    const own = await this.own(fairId, userId);
    const delegation = await this.delegations.find(fairId, delegationId, own.id);
    if (!delegation) throw notFound('delegation');
    return { own, delegation };
  }

  /** `own`: the lead; null for an organiser. @throws NOT_FOUND for everybody else. */
  async leadOrOrganiser(
    fairId: string,
    { userId, roles }: FairCaller,
    delegationId: string,
  ): Promise<{ own: ParticipantIdentity | null; delegation: DelegationRow }> {
    if (!roles.includes('organiser')) return this.lead(fairId, userId, delegationId);
    const delegation = await this.delegations.find(fairId, delegationId);
    if (!delegation) throw notFound('delegation');
    return { own: null, delegation };
  }

  /** The account for which the lead acts. @throws NOT_FOUND for whoever is not in it, CONSENT_MISSING */
  async acting(
    fairId: string,
    userId: string,
    delegationId: string,
    personId: string,
  ): Promise<{ acting: Acting; userId: string }> {
    const { own, delegation } = await this.lead(fairId, userId, delegationId);
    const member = await this.members.find(delegationId, personId);
    const person = member && (await this.participants.find(fairId, personId));
    if (!member || !person) throw notFound('member');
    if (!hasGranted(member, 'booking')) throw consentMissing();
    return {
      acting: {
        fairId,
        delegationId,
        delegation: delegation.name,
        leadId: own.id,
        leadName: `${own.firstName} ${own.lastName}`,
        personId,
      },
      userId: person.userId,
    };
  }
}

export const hasGranted = ({ agendaSince, bookingSince }: MemberRow, what: DelegationGrant): boolean =>
  (what === 'agenda' ? agendaSince : bookingSince) !== null;
