import type { EventPayload } from '@parvis/contracts';
import { AppConfig, type EventHandler, HandlesEvent } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { FairMail } from './fair-mail.js';
import { bookingLetter } from './letters.rules.js';

const linkSeconds = 3 * 24 * 3600;

/** A mail with an entry for the calendar to each of two who have booked a meeting by themselves. */
@HandlesEvent('meeting.booked.v1', 'messaging.mail')
export class MeetingBookedMailHandler implements EventHandler<'meeting.booked.v1'> {
  constructor(
    private readonly mail: FairMail,
    private readonly participants: ParticipantReader,
    private readonly config: AppConfig,
  ) {}

  async handle(booked: EventPayload<'meeting.booked.v1'>, eventId: string): Promise<void> {
    const { fairId, meetingId, participantId, withId, startsAt, endsAt, tableNumber } = booked;
    const other = (await this.participants.lines([withId])).get(withId);
    if (!other) return;
    const page = `/meetings/${meetingId}`;
    await this.mail.post({
      participantId,
      fairId,
      eventId,
      // Of no use once the meeting is over.
      expiresAt: new Date(endsAt),
      page,
      linkSeconds,
      write: (parts) =>
        bookingLetter({
          ...parts,
          with: [other.name, other.companyName].filter(Boolean).join(', '),
          tableNumber,
          meeting: { meetingId, startsAt, endsAt, url: `${this.config.publicUrl}/fairs/${fairId}${page}` },
        }),
    });
  }
}
