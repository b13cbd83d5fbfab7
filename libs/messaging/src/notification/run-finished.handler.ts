import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { NotificationService } from './notification.service.js';

@HandlesEvent('run.finished.v1', 'messaging.notify')
export class RunFinishedHandler implements EventHandler<'run.finished.v1'> {
  constructor(private readonly notifications: NotificationService) {}

  handle({ fairId, runId, startedBy, number }: EventPayload<'run.finished.v1'>, eventId: string): Promise<void> {
    return this.notifications.tell({
      userIds: [startedBy],
      fairId,
      kind: 'run-finished',
      params: { number: String(number) },
      path: `/fairs/${fairId}/organise/timetable/${runId}`,
      eventId,
    });
  }
}
