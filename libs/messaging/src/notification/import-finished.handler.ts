import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { NotificationService } from './notification.service.js';

@HandlesEvent('import.finished.v1', 'messaging.notify')
export class ImportFinishedHandler implements EventHandler<'import.finished.v1'> {
  constructor(private readonly notifications: NotificationService) {}

  handle(
    { fairId, importId, startedBy, fileName }: EventPayload<'import.finished.v1'>,
    eventId: string,
  ): Promise<void> {
    return this.notifications.tell({
      userIds: [startedBy],
      fairId,
      kind: 'import-finished',
      params: { fileName },
      path: `/fairs/${fairId}/organise/import/${importId}`,
      eventId,
    });
  }
}
