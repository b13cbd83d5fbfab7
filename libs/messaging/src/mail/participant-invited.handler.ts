import type { EventPayload } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { AppConfig, type EventHandler, HandlesEvent, SignInLinks } from '@parvis/platform';
import { type MailRecipient, ParticipantReader } from '@parvis/profiles';
import type { Letter } from './letter.rules.js';
import { invitationLetter } from './letters.rules.js';
import { MailService } from './mail.service.js';

const validSeconds = 30 * 24 * 3600;

@HandlesEvent('participant.invited.v1', 'messaging.mail')
export class ParticipantInvitedHandler implements EventHandler<'participant.invited.v1'> {
  constructor(
    private readonly participants: ParticipantReader,
    private readonly fairs: FairReader,
    private readonly links: SignInLinks,
    private readonly mail: MailService,
    private readonly config: AppConfig,
  ) {}

  async handle(invited: EventPayload<'participant.invited.v1'>, eventId: string): Promise<void> {
    const person = await this.participants.forMail(invited.participantId);
    // Removed from the fair between the invitation and the mail.
    if (!person) return;
    await this.mail.post({
      recipient: person.email,
      eventId,
      expiresAt: new Date(Date.now() + validSeconds * 1000),
      write: () => this.write(person, invited),
    });
  }

  private async write(
    { email, firstName, lastName }: MailRecipient,
    { fairId, locale }: EventPayload<'participant.invited.v1'>,
  ): Promise<Letter> {
    const fair = await this.fairs.get(fairId);
    return invitationLetter({
      locale,
      name: `${firstName} ${lastName}`,
      link: await this.links.create(email, `/fairs/${fairId}`, validSeconds),
      fair,
      site: this.config.publicUrl,
      now: new Date(),
    });
  }
}
