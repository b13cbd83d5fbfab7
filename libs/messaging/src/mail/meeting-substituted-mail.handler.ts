import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { FairMail } from './fair-mail.js';
import { substitutionLetter } from './request-letters.rules.js';

const linkSeconds = 3 * 24 * 3600;

@HandlesEvent('meeting.substituted.v1', 'messaging.mail')
export class MeetingSubstitutedMailHandler implements EventHandler<'meeting.substituted.v1'> {
  constructor(
    private readonly mail: FairMail,
    private readonly participants: ParticipantReader,
  ) {}

  async handle(substituted: EventPayload<'meeting.substituted.v1'>, eventId: string): Promise<void> {
    const { fairId, meetingId, participantId, withId, goneId, cameId, endsAt } = substituted;
    const people = await this.participants.lines([withId, goneId, cameId]);
    const nameOf = (id: string) => people.get(id)?.name ?? '';
    await this.mail.post({
      participantId,
      fairId,
      eventId,
      expiresAt: new Date(endsAt),
      page: `/meetings/${meetingId}`,
      linkSeconds,
      write: (parts) =>
        substitutionLetter({
          ...parts,
          substituted,
          with: nameOf(withId),
          gone: nameOf(goneId),
          came: nameOf(cameId),
        }),
    });
  }
}
