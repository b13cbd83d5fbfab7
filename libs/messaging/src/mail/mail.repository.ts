import { Injectable } from '@nestjs/common';
import type { MailboxMessage } from '@parvis/contracts';
import type { TimePosition } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { RenderedMail } from './letter.rules.js';

export interface NewMail extends RenderedMail {
  recipient: string;
  /** The event that asks for the mail: there is one mail an event. */
  eventId: string;
  /** When the link in it stops working; then it is no longer worth sending. */
  expiresAt: Date;
}

export interface QueuedMail extends RenderedMail {
  id: string;
  recipient: string;
}

const queuedColumns = `id, recipient, subject, body_text as text, body_html as html, calendar`;
/** Waits until the attempts of the mail's own event are over. */
const settledAfter = `interval '10 minutes'`;

type MailboxRow = Omit<MailboxMessage, 'sentAt'> & { sentAt: Date; at: string };

@Injectable()
export class MailRepository {
  constructor(private readonly dataSource: DataSource) {}

  async isKnown(eventId: string): Promise<boolean> {
    const rows = await this.dataSource.query(`select 1 from messaging.mail where event_id = $1`, [eventId]);
    return rows.length > 0;
  }

  /** Keeps a mail to be sent, unless the event has one already. */
  async add({ recipient, subject, text, html, calendar, eventId, expiresAt }: NewMail): Promise<void> {
    await this.dataSource.query(
      `insert into messaging.mail (recipient, subject, body_text, body_html, event_id, expires_at, calendar)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (event_id) do nothing`,
      [recipient, subject, text, html, eventId, expiresAt, calendar],
    );
  }

  /** The mail of an event if it still has to be sent, locked against other senders until the transaction ends. */
  async lockQueued(manager: EntityManager, eventId: string): Promise<QueuedMail | null> {
    const [mail]: QueuedMail[] = await manager.query(
      `select ${queuedColumns} from messaging.mail where event_id = $1 and sent_at is null for update`,
      [eventId],
    );
    return mail ?? null;
  }

  /** A mail that was left behind, as when there was no mail server for a while; null when there is none. */
  async lockLeftBehind(manager: EntityManager): Promise<QueuedMail | null> {
    const [mail]: QueuedMail[] = await manager.query(
      `select ${queuedColumns} from messaging.mail
       where sent_at is null and expires_at > now() and created_at < now() - ${settledAfter}
         and (tried_at is null or tried_at < now() - interval '1 hour')
       order by created_at limit 1 for update skip locked`,
    );
    return mail ?? null;
  }

  /** Puts a mail off that the mail server refused, so that it does not hold up those behind it. */
  async markTried(manager: EntityManager, id: string): Promise<void> {
    await manager.query(`update messaging.mail set tried_at = now() where id = $1`, [id]);
  }

  /** @param keepsBody whether the mailbox shows it later; if not, the link in it is not kept either. */
  async markSent(manager: EntityManager, id: string, keepsBody: boolean): Promise<void> {
    await manager.query(
      `update messaging.mail set sent_at = now(),
         body_text = case when $2 then body_text else '' end, body_html = case when $2 then body_html else '' end,
         calendar = case when $2 then calendar else '' end
       where id = $1`,
      [id, keepsBody],
    );
  }

  /** Empties mails of more than 30 days, the longest that a link in one works. */
  async forgetOldBodies(): Promise<void> {
    await this.dataSource.query(
      `update messaging.mail set body_text = '', body_html = '', calendar = ''
       where created_at < now() - interval '30 days' and body_text <> ''`,
    );
  }

  async countWaiting(): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from messaging.mail where sent_at is null and expires_at > now()`,
    );
    return row.count;
  }

  /** Newest first, without those whose body is gone. */
  async list(
    to: string | null,
    after: TimePosition | null,
    limit: number,
  ): Promise<{ item: MailboxMessage; at: TimePosition }[]> {
    const rows: MailboxRow[] = await this.dataSource.query(
      `select id, recipient as "to", subject, body_text as text, body_html as html,
         coalesce(sent_at, created_at) as "sentAt", created_at::text as at
       from messaging.mail
       where body_text <> '' and ($1::text is null or recipient = $1)
         and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))
       order by created_at desc, id desc limit $4`,
      [to, after?.time ?? null, after?.id ?? null, limit],
    );
    return rows.map(({ at, sentAt, ...row }) => ({
      item: { ...row, sentAt: sentAt.toISOString() },
      at: { time: at, id: row.id },
    }));
  }

  async count(to: string | null): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from messaging.mail where body_text <> '' and ($1::text is null or recipient = $1)`,
      [to],
    );
    return row.count;
  }
}
