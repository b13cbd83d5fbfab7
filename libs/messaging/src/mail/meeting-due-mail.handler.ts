import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { DueReminders } from '../reminder/due-reminders.js';
import { FairMail } from './fair-mail.js';
import { reminderLetter } from './letters.rules.js';

const linkSeconds = 2 * 24 * 3600;

/** A mail to each, the others also where one was refused; then the event is tried again for that one. */
@HandlesEvent('meeting.due.v1', 'messaging.mail')
export class MeetingDueMailHandler implements EventHandler<'meeting.due.v1'> {
  constructor(
    private readonly reminders: DueReminders,
    private readonly mail: FairMail,
  ) {}

  async handle(due: EventPayload<'meeting.due.v1'>, eventId: string): Promise<void> {
    const refused: unknown[] = [];
    for (const { person, meetingId, startsAt, with: other } of await this.reminders.by('mail', due))
      await this.mail
        .post({
          participantId: person.id,
          fairId: due.fairId,
          eventId: `${eventId}:${meetingId}:${person.id}`,
          expiresAt: new Date(startsAt),
          page: `/meetings/${meetingId}`,
          linkSeconds,
          write: (parts) => reminderLetter({ ...parts, with: other, startsAt }),
        })
        .catch((error: unknown) => refused.push(error));
    if (refused.length > 0) throw refused[0];
  }
}
