import { Injectable } from '@nestjs/common';
import { Grants, Outbox } from '@parvis/platform';
import type { EntityManager } from 'typeorm';
import { FairRepository } from './fair.repository.js';

/** Lets invitations open a fair that was a draft until now. */
@Injectable()
export class FairOpener {
  constructor(
    private readonly fairs: FairRepository,
    private readonly grants: Grants,
    private readonly outbox: Outbox,
  ) {}

  /** Opens the fair if it is a draft; in the caller's transaction. */
  async openDraft(manager: EntityManager, fairId: string): Promise<void> {
    const fair = await this.fairs.find(fairId);
    if (fair?.status !== 'draft') return;
    await this.fairs.setStatus(manager, fairId, 'open');
    await this.grants.setDraft(manager, fairId, false);
    await this.outbox.record(manager, 'fair.changed.v1', { fairId });
  }
}
