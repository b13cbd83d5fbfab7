import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { NotificationService } from './notification.service.js';

@HandlesEvent('leads.expiring.v1', 'messaging.notify')
export class LeadsExpiringHandler implements EventHandler<'leads.expiring.v1'> {
  constructor(private readonly notifications: NotificationService) {}

  handle({ fairId, userId, leads, deletedOn }: EventPayload<'leads.expiring.v1'>, eventId: string): Promise<void> {
    return this.notifications.tell({
      userIds: [userId],
      fairId,
      kind: 'leads-expiring',
      params: { count: String(leads), day: deletedOn },
      path: `/fairs/${fairId}/leads/export`,
      eventId,
    });
  }
}
