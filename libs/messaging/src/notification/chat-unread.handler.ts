import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { NotificationService } from './notification.service.js';

@HandlesEvent('chat.unread.v1', 'messaging.notify')
export class ChatUnreadHandler implements EventHandler<'chat.unread.v1'> {
  constructor(private readonly notifications: NotificationService) {}

  handle({ fairId, userId, conversations }: EventPayload<'chat.unread.v1'>, eventId: string): Promise<void> {
    return this.notifications.tell({
      userIds: [userId],
      fairId,
      kind: 'chat-unread',
      params: { conversations: String(conversations) },
      path: `/fairs/${fairId}/messages`,
      eventId,
    });
  }
}
