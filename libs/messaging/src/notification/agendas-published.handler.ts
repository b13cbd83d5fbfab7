import type { EventPayload } from '@parvis/contracts';
import { audience, type EventHandler, HandlesEvent, RealtimePublisher } from '@parvis/platform';
import { NotificationService } from './notification.service.js';

@HandlesEvent('agendas.published.v1', 'messaging.notify')
export class AgendasPublishedHandler implements EventHandler<'agendas.published.v1'> {
  constructor(
    private readonly notifications: NotificationService,
    private readonly realtime: RealtimePublisher,
  ) {}

  async handle({ fairId, userIds, cause }: EventPayload<'agendas.published.v1'>, eventId: string): Promise<void> {
    if (userIds.length === 0) return;
    const path = `/fairs/${fairId}/agenda`;
    const kind = cause === 'repaired' ? 'meeting-added' : 'timetable-published';
    await this.notifications.tell({ userIds, fairId, kind, params: {}, path, eventId });
    this.realtime.publish(userIds.map(audience.user), 'agenda.changed', { fairId });
  }
}
