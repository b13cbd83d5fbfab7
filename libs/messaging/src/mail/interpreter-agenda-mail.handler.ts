import { type EventPayload, Locale } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { AppConfig, type EventHandler, HandlesEvent } from '@parvis/platform';
import { interpreterLetter } from './interpreter-letters.rules.js';
import { MailService } from './mail.service.js';

const validMs = 3 * 24 * 3600_000;

/** Writes to an interpreter, who has no account, in the first language of the fair that mails are written in. */
@HandlesEvent('interpreter.agenda.v1', 'messaging.mail')
export class InterpreterAgendaMailHandler implements EventHandler<'interpreter.agenda.v1'> {
  constructor(
    private readonly mail: MailService,
    private readonly fairs: FairReader,
    private readonly config: AppConfig,
  ) {}

  handle(news: EventPayload<'interpreter.agenda.v1'>, eventId: string): Promise<void> {
    return this.mail.post({
      recipient: news.email,
      eventId,
      expiresAt: new Date(Date.now() + validMs),
      write: async () => {
        const fair = await this.fairs.get(news.fairId);
        const spoken = fair.languages.map((language) => Locale.safeParse(language).data).find(Boolean);
        return interpreterLetter({ locale: spoken ?? 'en', news, fair, site: this.config.publicUrl });
      },
    });
  }
}
