import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { NotificationService } from './notification.service.js';

const kinds = { warned: 'chat-warned', suspended: 'chat-suspended', lifted: 'chat-restored' } as const;

@HandlesEvent('chat.moderated.v1', 'messaging.notify')
export class ChatModeratedHandler implements EventHandler<'chat.moderated.v1'> {
  constructor(private readonly notifications: NotificationService) {}

  handle({ fairId, userId, act, note }: EventPayload<'chat.moderated.v1'>, eventId: string): Promise<void> {
    return this.notifications.tell({
      userIds: [userId],
      fairId,
      kind: kinds[act],
      params: { note },
      path: `/fairs/${fairId}/messages`,
      eventId,
    });
  }
}
