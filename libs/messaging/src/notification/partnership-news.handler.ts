import type { EventPayload, Notification } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { NotificationService } from './notification.service.js';

const kinds = {
  proposed: 'partnership-proposed',
  opened: 'partnership-opened',
  declined: 'partnership-declined',
  'step-due': 'partnership-step-due',
  quiet: 'partnership-quiet',
  'file-added': 'partnership-file-added',
} as const satisfies Record<EventPayload<'partnership.news.v1'>['act'], Notification['kind']>;

/** Tells the people of a partnership what is new in it. */
@HandlesEvent('partnership.news.v1', 'messaging.notify')
export class PartnershipNewsHandler implements EventHandler<'partnership.news.v1'> {
  constructor(private readonly notifications: NotificationService) {}

  async handle(news: EventPayload<'partnership.news.v1'>, eventId: string): Promise<void> {
    await this.notifications.tell({
      userIds: news.userIds,
      fairId: news.fairId,
      kind: kinds[news.act],
      params: { with: news.withName, title: news.title, ...(news.dueOn !== null && { day: news.dueOn }) },
      path: `/partnerships/${news.partnershipId}`,
      eventId,
    });
  }
}
