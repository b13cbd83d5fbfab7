import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { DeliveryService } from '../webhook/delivery.service.js';
import { LeadNews } from './lead-news.js';

/** Tells the team's browsers and its webhooks. */
@HandlesEvent('lead.changed.v1', 'booths.lead-changed')
export class LeadChangedHandler implements EventHandler<'lead.changed.v1'> {
  constructor(
    private readonly news: LeadNews,
    private readonly deliveries: DeliveryService,
  ) {}

  async handle(change: EventPayload<'lead.changed.v1'>, eventId: string): Promise<void> {
    await this.deliveries.spread(change, eventId);
    await this.news.tell(change.fairId, change.boothId);
  }
}
