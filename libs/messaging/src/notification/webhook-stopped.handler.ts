import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { NotificationService } from './notification.service.js';

/** Tells the whole team of a booth that one of its webhooks was switched off. */
@HandlesEvent('webhook.stopped.v1', 'messaging.notify')
export class WebhookStoppedHandler implements EventHandler<'webhook.stopped.v1'> {
  constructor(
    private readonly notifications: NotificationService,
    private readonly participants: ParticipantReader,
  ) {}

  async handle({ fairId, boothId, host }: EventPayload<'webhook.stopped.v1'>, eventId: string): Promise<void> {
    const userIds = [...(await this.participants.staffOf(fairId, boothId)).values()];
    if (userIds.length === 0) return;
    const path = `/fairs/${fairId}/leads/webhooks`;
    await this.notifications.tell({ userIds, fairId, kind: 'webhook-stopped', params: { host }, path, eventId });
  }
}
