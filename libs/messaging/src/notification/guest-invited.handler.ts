import type { EventPayload } from '@parvis/contracts';
import { audience, type EventHandler, HandlesEvent, RealtimePublisher } from '@parvis/platform';
import { NotificationService } from './notification.service.js';

@HandlesEvent('guest.invited.v1', 'messaging.notify')
export class GuestInvitedHandler implements EventHandler<'guest.invited.v1'> {
  constructor(
    private readonly notifications: NotificationService,
    private readonly realtime: RealtimePublisher,
  ) {}

  async handle(invitation: EventPayload<'guest.invited.v1'>, eventId: string): Promise<void> {
    const { fairId, meetingId, userId, invitedBy, startsAt } = invitation;
    await this.notifications.tell({
      userIds: [userId],
      fairId,
      kind: 'meeting-guest',
      params: { invitedBy, startsAt },
      path: `/fairs/${fairId}/meetings/${meetingId}`,
      eventId,
    });
    this.realtime.publish(audience.user(userId), 'agenda.changed', { fairId });
  }
}
