import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AppConfig } from '@parvis/platform';
import { createTransport, type Transporter } from 'nodemailer';
import type { QueuedMail } from './mail.repository.js';

/** How long the mail server may take for each step; then the event is tried again. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** The SMTP server of the settings, with a small pool of connections. */
@Injectable()
export class MailServer implements OnApplicationShutdown {
  private readonly transport: Transporter | null;

  constructor(private readonly config: AppConfig) {
    const url = config.get('SMTP_URL');
    this.transport = url ? createTransport({ url, pool: true, maxConnections: 5, ...timeouts }) : null;
  }

  get isConfigured(): boolean {
    return this.transport !== null;
  }

  /** Hands one mail over. The message id follows from the mail, so a mail that is sent twice can be seen to be one. */
  async send({ id, recipient, subject, text, html, calendar }: QueuedMail): Promise<void> {
    await this.transport?.sendMail({
      from: this.config.get('MAIL_FROM'),
      to: { address: recipient, name: '' },
      subject,
      text,
      html,
      ...(calendar && { icalEvent: { method: 'PUBLISH', filename: 'meeting.ics', content: calendar } }),
      messageId: `<${id}@${new URL(this.config.publicUrl).hostname}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  }

  onApplicationShutdown() {
    this.transport?.close();
  }
}
