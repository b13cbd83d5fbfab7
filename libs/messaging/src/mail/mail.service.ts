import { Injectable, Logger } from '@nestjs/common';
import { AppConfig } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { type Letter, layOut } from './letter.rules.js';
import { MailRepository, type QueuedMail } from './mail.repository.js';
import { MailServer } from './mail-server.js';

export interface Posting {
  recipient: string;
  eventId: string;
  expiresAt: Date;
  /** Asked for once an event, so that a second attempt makes no second link. */
  write: () => Promise<Letter>;
}

/**
 * Sends mails, each at least once: it is a row before it is sent, and marked after. Only a crash between the mail server's yes and
 * the mark sends it again, under the same message id.
 */
@Injectable()
export class MailService {
  private readonly logger = new Logger('mail');

  constructor(
    private readonly mails: MailRepository,
    private readonly server: MailServer,
    private readonly dataSource: DataSource,
    private readonly config: AppConfig,
  ) {}

  /** Writes and sends the mail of an event. What the mail server refuses is thrown, so that the event is tried again. */
  async post({ recipient, eventId, expiresAt, write }: Posting): Promise<void> {
    if (!(await this.mails.isKnown(eventId)))
      await this.mails.add({ ...layOut(await write()), recipient, eventId, expiresAt });
    if (!this.canDeliver) {
      this.logger.warn({ eventId }, 'a mail waits: neither SMTP_URL is set nor MAILBOX=on');
      return;
    }
    await this.dataSource.transaction(async (manager) => {
      const mail = await this.mails.lockQueued(manager, eventId);
      if (mail) await this.deliver(manager, mail);
    });
  }

  /** Sends what was left behind, as after a time without a mail server. */
  async sendLeftBehind(): Promise<void> {
    while (this.canDeliver && (await this.sendNextLeftBehind()));
  }

  private get canDeliver(): boolean {
    return this.server.isConfigured || this.config.get('MAILBOX');
  }

  private sendNextLeftBehind(): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const mail = await this.mails.lockLeftBehind(manager);
      if (!mail) return false;
      try {
        await this.deliver(manager, mail);
      } catch (error) {
        this.logger.warn({ id: mail.id, error }, 'a mail could not be sent; it is tried again in an hour');
        await this.mails.markTried(manager, mail.id);
      }
      return true;
    });
  }

  private async deliver(manager: EntityManager, mail: QueuedMail): Promise<void> {
    if (this.server.isConfigured) await this.server.send(mail);
    await this.mails.markSent(manager, mail.id, this.config.get('MAILBOX'));
  }
}
