import type { EventPayload } from '@parvis/contracts';
import { AppConfig, type EventHandler, HandlesEvent } from '@parvis/platform';
import { signInLetter } from './letters.rules.js';
import { MailService } from './mail.service.js';

const validMs = 3600_000;

@HandlesEvent('sign-in.requested.v1', 'messaging.mail')
export class SignInRequestedHandler implements EventHandler<'sign-in.requested.v1'> {
  constructor(
    private readonly mail: MailService,
    private readonly config: AppConfig,
  ) {}

  handle(request: EventPayload<'sign-in.requested.v1'>, eventId: string): Promise<void> {
    return this.mail.post({
      recipient: request.email,
      eventId,
      expiresAt: new Date(Date.now() + validMs),
      write: async () => signInLetter(request, this.config.publicUrl),
    });
  }
}
