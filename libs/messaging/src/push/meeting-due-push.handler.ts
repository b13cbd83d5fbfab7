import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { timeInWords } from '../mail/fair-dates.rules.js';
import { DueReminders } from '../reminder/due-reminders.js';
import { PushService } from './push.service.js';

@HandlesEvent('meeting.due.v1', 'messaging.push-web')
export class MeetingDuePushHandler implements EventHandler<'meeting.due.v1'> {
  constructor(
    private readonly reminders: DueReminders,
    private readonly push: PushService,
  ) {}

  async handle(due: EventPayload<'meeting.due.v1'>, eventId: string): Promise<void> {
    const reminders = await this.reminders.by('push', due);
    await this.push.tell(
      reminders.map(({ person: { userId, locale, timeZone }, meetingId, startsAt, with: other, path }) => ({
        userId,
        locale,
        key: `${eventId}:${meetingId}`,
        kind: 'soon',
        values: { with: other, time: timeInWords(locale, startsAt, timeZone) },
        path,
        // The one of two minutes takes the place of the one of ten.
        tag: `soon-${meetingId}`,
        until: new Date(startsAt),
      })),
    );
  }
}
