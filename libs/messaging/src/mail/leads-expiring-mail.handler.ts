import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { FairMail } from './fair-mail.js';
import { leadsReminderLetter } from './letters.rules.js';

const linkSeconds = 3 * 24 * 3600;

@HandlesEvent('leads.expiring.v1', 'messaging.mail')
export class LeadsExpiringMailHandler implements EventHandler<'leads.expiring.v1'> {
  constructor(private readonly mail: FairMail) {}

  handle(news: EventPayload<'leads.expiring.v1'>, eventId: string): Promise<void> {
    const { participantId, fairId, leads, deletedOn } = news;
    return this.mail.post({
      participantId,
      fairId,
      eventId,
      expiresAt: new Date(`${deletedOn}T00:00:00Z`),
      page: '/leads/export',
      linkSeconds,
      write: (parts) => leadsReminderLetter({ ...parts, leads, deletedOn }),
    });
  }
}
