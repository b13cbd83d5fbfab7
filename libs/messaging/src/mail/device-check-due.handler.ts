import type { EventPayload } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { AppConfig, type EventHandler, HandlesEvent, SignInLinks } from '@parvis/platform';
import { type MailRecipient, ParticipantReader } from '@parvis/profiles';
import type { Letter } from './letter.rules.js';
import { checkLetter } from './letters.rules.js';
import { MailService } from './mail.service.js';

const validSeconds = 3 * 24 * 3600;

@HandlesEvent('device-check.due.v1', 'messaging.mail')
export class DeviceCheckDueHandler implements EventHandler<'device-check.due.v1'> {
  constructor(
    private readonly participants: ParticipantReader,
    private readonly fairs: FairReader,
    private readonly links: SignInLinks,
    private readonly mail: MailService,
    private readonly config: AppConfig,
  ) {}

  async handle(due: EventPayload<'device-check.due.v1'>, eventId: string): Promise<void> {
    const person = await this.participants.forMail(due.participantId);
    // Removed from the fair meanwhile.
    if (!person) return;
    await this.mail.post({
      recipient: person.email,
      eventId,
      // A check after the meeting helps nobody.
      expiresAt: new Date(due.startsAt),
      write: () => this.write(person, due),
    });
  }

  private async write(
    { email, firstName, lastName, locale, timeZone }: MailRecipient,
    { fairId, startsAt }: EventPayload<'device-check.due.v1'>,
  ): Promise<Letter> {
    return checkLetter({
      locale,
      name: `${firstName} ${lastName}`,
      link: await this.links.create(email, `/fairs/${fairId}/device-check`, validSeconds),
      fair: await this.fairs.get(fairId),
      startsAt,
      timeZone,
      site: this.config.publicUrl,
    });
  }
}
