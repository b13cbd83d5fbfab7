import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Rounds } from '@parvis/platform';
import { MailRepository } from './mail.repository.js';
import { MailService } from './mail.service.js';

const roundMs = 10 * 60_000;

/** Every ten minutes, in any number of processes: sends mails that were left behind and forgets old ones. */
@Injectable()
export class MailKeeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('mail');
  private readonly rounds = new Rounds({ name: 'mail', everyMs: roundMs, round: () => this.tidy() });

  constructor(
    private readonly mails: MailRepository,
    private readonly service: MailService,
  ) {}

  onApplicationBootstrap() {
    this.rounds.start();
  }

  onModuleDestroy() {
    return this.rounds.close();
  }

  /** One round. */
  async tidy(): Promise<void> {
    await this.mails.forgetOldBodies();
    await this.service.sendLeftBehind();
    const waiting = await this.mails.countWaiting();
    if (waiting > 0) this.logger.warn({ waiting }, 'mails wait to be sent; is SMTP_URL right?');
  }
}
