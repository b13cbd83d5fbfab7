import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { FairMail } from './fair-mail.js';
import { invitationLetter } from './letters.rules.js';

const linkSeconds = 30 * 24 * 3600;

@HandlesEvent('participant.invited.v1', 'messaging.mail')
export class ParticipantInvitedHandler implements EventHandler<'participant.invited.v1'> {
  constructor(private readonly mail: FairMail) {}

  handle({ participantId, fairId, locale }: EventPayload<'participant.invited.v1'>, eventId: string): Promise<void> {
    return this.mail.post({
      participantId,
      fairId,
      eventId,
      expiresAt: new Date(Date.now() + linkSeconds * 1000),
      page: '',
      linkSeconds,
      write: (parts) => invitationLetter({ ...parts, locale, now: new Date() }),
    });
  }
}
