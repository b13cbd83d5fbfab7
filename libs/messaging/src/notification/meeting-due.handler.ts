import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { DueReminders } from '../reminder/due-reminders.js';
import { NotificationService } from './notification.service.js';

@HandlesEvent('meeting.due.v1', 'messaging.notify')
export class MeetingDueHandler implements EventHandler<'meeting.due.v1'> {
  constructor(
    private readonly reminders: DueReminders,
    private readonly notifications: NotificationService,
  ) {}

  async handle(due: EventPayload<'meeting.due.v1'>, eventId: string): Promise<void> {
    const reminders = await this.reminders.by('app', due);
    await this.notifications.tellEach(
      due.fairId,
      'meeting-soon',
      reminders.map(({ person, meetingId, startsAt, with: other, path }) => ({
        userId: person.userId,
        params: { with: other, startsAt },
        path,
        // After a time without workers one event may remind a person of two meetings.
        eventId: `${eventId}:${meetingId}`,
      })),
    );
  }
}
