import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { NotificationService } from './notification.service.js';

@HandlesEvent('appeal.decided.v1', 'messaging.notify')
export class AppealDecidedHandler implements EventHandler<'appeal.decided.v1'> {
  constructor(private readonly notifications: NotificationService) {}

  handle({ fairId, userId, decision, word }: EventPayload<'appeal.decided.v1'>, eventId: string): Promise<void> {
    return this.notifications.tell({
      userIds: [userId],
      fairId,
      kind: `appeal-${decision}`,
      params: { note: word },
      path: `/fairs/${fairId}/reliability`,
      eventId,
    });
  }
}
