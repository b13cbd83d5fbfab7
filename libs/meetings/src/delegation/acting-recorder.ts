import { Injectable } from '@nestjs/common';
import type { EventPayload } from '@parvis/contracts';
import { Outbox } from '@parvis/platform';
import type { EntityManager } from 'typeorm';
import type { Acting } from './acting.js';
import { consentMissing } from './delegation.errors.js';

export interface ActedOn {
  /** Null: it is about a meeting. */
  requestId: string | null;
  act: Exclude<EventPayload<'delegation.news.v1'>['act'], 'invited' | 'lead'>;
  withId: string | null;
}

/** What leads do in somebody's name: only while it is granted, and told to that person. */
@Injectable()
export class ActingRecorder {
  constructor(private readonly outbox: Outbox) {}

  /**
   * Belongs into the transaction that does it, for which the grant is held: what is taken back meanwhile waits for it, or undoes it.
   * @param acting null: nobody acts for anybody. @throws CONSENT_MISSING
   */
  async record(manager: EntityManager, acting: Acting | null, { requestId, act, withId }: ActedOn): Promise<void> {
    if (acting === null) return;
    const { fairId, delegationId, delegation, leadId, leadName, personId } = acting;
    const held: unknown[] = await manager.query(
      `select 1 from meetings.delegation_grant g
         join meetings.delegation_member m on m.id = g.member_id
         join meetings.delegation d on d.id = m.delegation_id
         join meetings.delegation_lead l on l.delegation_id = d.id
       where d.id = $1 and d.fair_id = $2 and d.ended_at is null and l.participant_id = $3 and m.participant_id = $4 and m.ended_at is null
         and g.what = 'booking' and g.revoked_at is null for share of g, m, d, l`,
      [delegationId, fairId, leadId, personId],
    );
    if (held.length === 0) throw consentMissing();
    await this.outbox.record(manager, 'delegation.news.v1', {
      fairId,
      delegationId,
      name: delegation,
      participantId: personId,
      act,
      by: leadName,
      requestId,
      withId,
    });
  }
}
