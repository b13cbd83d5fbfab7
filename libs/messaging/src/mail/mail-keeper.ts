import { Injectable, Logger } from '@nestjs/common';
import { InRounds, Rounds } from '@parvis/platform';
import { MailRepository } from './mail.repository.js';
import { MailService } from './mail.service.js';

const roundMs = 10 * 60_000;

/** Every ten minutes, in any number of processes: sends mails that were left behind and forgets old ones. */
@Injectable()
export class MailKeeper extends InRounds {
  private readonly logger = new Logger('mail');
  protected readonly rounds = new Rounds({ name: 'mail', everyMs: roundMs, round: () => this.tidy() });

  constructor(
    private readonly mails: MailRepository,
    private readonly service: MailService,
  ) {
    super();
  }

  /** One round. */
  async tidy(): Promise<void> {
    await this.mails.forgetOldBodies();
    await this.service.sendLeftBehind();
    const waiting = await this.mails.countWaiting();
    if (waiting > 0) this.logger.warn({ waiting }, 'mails wait to be sent; is SMTP_URL right?');
  }
}
