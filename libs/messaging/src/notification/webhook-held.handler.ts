import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { NotificationService } from './notification.service.js';

/** Tells the whole team of a booth that messages to one of its webhooks wait, since its address takes nothing. */
@HandlesEvent('webhook.held.v1', 'messaging.notify')
export class WebhookHeldHandler implements EventHandler<'webhook.held.v1'> {
  constructor(
    private readonly notifications: NotificationService,
    private readonly participants: ParticipantReader,
  ) {}

  async handle({ fairId, boothId, host }: EventPayload<'webhook.held.v1'>, eventId: string): Promise<void> {
    const userIds = [...(await this.participants.staffOf(fairId, boothId)).values()];
    if (userIds.length === 0) return;
    const path = `/fairs/${fairId}/leads/webhooks`;
    await this.notifications.tell({ userIds, fairId, kind: 'webhook-held', params: { host }, path, eventId });
  }
}
