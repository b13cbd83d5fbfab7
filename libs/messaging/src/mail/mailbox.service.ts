import { Injectable } from '@nestjs/common';
import type { listMailbox, MailboxMessage, Page, QueryOf } from '@parvis/contracts';
import { AppConfig, notFound } from '@parvis/platform';
import { decodeCursor, encodeCursor } from '../cursor.rules.js';
import { MailRepository } from './mail.repository.js';

/** The development mailbox. Whoever reads it can sign in as anyone, so it is there only where the settings say so. */
@Injectable()
export class MailboxService {
  constructor(
    private readonly mails: MailRepository,
    private readonly config: AppConfig,
  ) {}

  async list({ cursor, limit, to }: QueryOf<typeof listMailbox>): Promise<Page<MailboxMessage>> {
    if (!this.config.get('MAILBOX')) throw notFound('page');
    const recipient = to?.trim().toLowerCase() || null;
    const [rows, total] = await Promise.all([
      this.mails.list(recipient, decodeCursor(cursor), limit + 1),
      this.mails.count(recipient),
    ]);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => row.item),
      nextCursor: rows.length > limit && last ? encodeCursor(last.at) : null,
      total,
    };
  }
}
