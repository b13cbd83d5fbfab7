import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { NotificationService } from './notification.service.js';

@HandlesEvent('recording.ready.v1', 'messaging.notify')
export class RecordingReadyHandler implements EventHandler<'recording.ready.v1'> {
  constructor(private readonly notifications: NotificationService) {}

  async handle({ fairId, userIds, path }: EventPayload<'recording.ready.v1'>, eventId: string): Promise<void> {
    if (userIds.length === 0) return;
    await this.notifications.tell({ userIds, fairId, kind: 'recording-ready', params: {}, path, eventId });
  }
}
