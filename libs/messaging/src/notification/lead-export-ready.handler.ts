import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { NotificationService } from './notification.service.js';

@HandlesEvent('lead-export.ready.v1', 'messaging.notify')
export class LeadExportReadyHandler implements EventHandler<'lead-export.ready.v1'> {
  constructor(private readonly notifications: NotificationService) {}

  handle({ fairId, userId, leads }: EventPayload<'lead-export.ready.v1'>, eventId: string): Promise<void> {
    return this.notifications.tell({
      userIds: [userId],
      fairId,
      kind: 'lead-export-ready',
      params: { count: String(leads) },
      path: `/fairs/${fairId}/leads/export`,
      eventId,
    });
  }
}
