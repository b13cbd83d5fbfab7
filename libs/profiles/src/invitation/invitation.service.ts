import { Injectable } from '@nestjs/common';
import { FairOpener, FairReader } from '@parvis/fairs';
import { DomainError, Outbox } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { InvitationRepository, type Invitees } from './invitation.repository.js';

/** Invites people; the mails themselves are sent by messaging, one an event. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly invitations: InvitationRepository,
    private readonly fairs: FairReader,
    private readonly opener: FairOpener,
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  async invite(fairId: string, invitees: Invitees): Promise<{ queued: number }> {
    const { status } = await this.fairs.get(fairId);
    if (status === 'closed') throw new DomainError('FAIR_NOT_OPEN', 'conflict', 'The fair is closed');
    return this.dataSource.transaction(async (manager) => {
      const invited = await this.invitations.invite(manager, fairId, invitees);
      if (invited.length > 0) await this.opener.openDraft(manager, fairId);
      await this.outbox.recordAll(
        manager,
        'participant.invited.v1',
        invited.map((person) => ({ ...person, fairId })),
      );
      return { queued: invited.length };
    });
  }
}
