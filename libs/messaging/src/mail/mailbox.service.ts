import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { listMailbox, MailboxMessage, Page, QueryOf } from '@parvis/contracts';
import { AppConfig, notFound, pageFrom, timePlaceOf, timePositionOf } from '@parvis/platform';
import { MailRepository } from './mail.repository.js';

/** The development mailbox. Whoever reads it can sign in as anyone, so it is there only where the settings say so. */
@Injectable()
export class MailboxService implements OnModuleInit {
  private readonly logger = new Logger('mailbox');

  constructor(
    private readonly mails: MailRepository,
    private readonly config: AppConfig,
  ) {}

  onModuleInit() {
    const { hostname } = new URL(this.config.publicUrl);
    // An address that it listens on may be reached by others, whatever the links in mails begin with.
    const isLocal = [hostname, this.config.get('HOST')].every((host) =>
      ['localhost', '127.0.0.1', '[::1]', '::1'].includes(host),
    );
    if (this.config.get('MAILBOX') && !isLocal)
      this.logger.warn(
        `MAILBOX=on: whoever can open Parvis on ${this.config.get('HOST')} or ${this.config.publicUrl} can read every mail and sign in as anybody`,
      );
  }

  async list({ cursor, limit, to }: QueryOf<typeof listMailbox>): Promise<Page<MailboxMessage>> {
    if (!this.config.get('MAILBOX')) throw notFound('page');
    const recipient = to?.trim().toLowerCase() || null;
    const [rows, total] = await Promise.all([
      this.mails.list(recipient, timePositionOf(cursor), limit + 1),
      this.mails.count(recipient),
    ]);
    return pageFrom(rows, limit, total, timePlaceOf, (row) => row.item);
  }
}
