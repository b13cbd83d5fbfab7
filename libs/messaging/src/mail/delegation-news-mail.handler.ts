import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { delegationLetter } from './delegation-letters.rules.js';
import { FairMail } from './fair-mail.js';

const linkSeconds = 3 * 24 * 3600;

/** Mails that a delegation asks for something, or is to be led; what leads do is told by notifications. */
@HandlesEvent('delegation.news.v1', 'messaging.mail')
export class DelegationNewsMailHandler implements EventHandler<'delegation.news.v1'> {
  constructor(private readonly mail: FairMail) {}

  async handle(news: EventPayload<'delegation.news.v1'>, eventId: string): Promise<void> {
    const { fairId, participantId, delegationId, act } = news;
    if (act !== 'invited' && act !== 'lead') return;
    await this.mail.post({
      participantId,
      fairId,
      eventId,
      expiresAt: new Date(Date.now() + linkSeconds * 1000),
      page: act === 'lead' ? `/delegations/${delegationId}` : '/own-delegations',
      linkSeconds,
      write: (parts) => delegationLetter({ ...parts, act, delegation: news.name, by: news.by }),
    });
  }
}
