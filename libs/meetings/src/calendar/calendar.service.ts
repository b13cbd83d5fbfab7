import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Locale } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { AppConfig, notFound } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { AgendaService } from '../agenda/agenda.service.js';
import { agendaCalendar } from './calendar.rules.js';

@Injectable()
export class CalendarService {
  constructor(
    private readonly agendas: AgendaService,
    private readonly fairs: FairReader,
    private readonly participants: ParticipantReader,
    private readonly dataSource: DataSource,
    private readonly config: AppConfig,
  ) {}

  /** The agenda as iCalendar text. */
  async download(fairId: string, userId: string, locale: Locale): Promise<string> {
    const [fair, { participantId, meetings, sessions }] = await Promise.all([
      this.fairs.get(fairId),
      this.agendas.calendar(fairId, userId),
    ]);
    return agendaCalendar({ fair, meetings, sessions, participantId, locale, publicUrl: this.config.publicUrl });
  }

  /** Address of the caller's subscription, made at the first call. */
  async subscription(fairId: string, userId: string): Promise<{ url: string }> {
    const { id } = await this.agendas.ownParticipant(fairId, userId);
    const [row]: [{ token: string }] = await this.dataSource.query(
      `insert into meetings.subscription (participant_id, token) values ($1, $2)
       on conflict (participant_id) do update set token = subscription.token returning token`,
      [id, newToken()],
    );
    return this.addressOf(row.token);
  }

  async renew(fairId: string, userId: string): Promise<{ url: string }> {
    const { id } = await this.agendas.ownParticipant(fairId, userId);
    const token = newToken();
    await this.dataSource.query(
      `insert into meetings.subscription (participant_id, token) values ($1, $2)
       on conflict (participant_id) do update set token = excluded.token`,
      [id, token],
    );
    return this.addressOf(token);
  }

  /** The agenda behind a subscription's token, in its owner's language. */
  async bySubscription(token: string): Promise<string> {
    const [row]: { id: string }[] = await this.dataSource.query(
      `select participant_id as id from meetings.subscription where token = $1`,
      [token.replace(/\.ics$/, '')],
    );
    const owner = row && (await this.participants.forMail(row.id));
    if (!owner) throw notFound('calendar');
    return this.download(owner.fairId, owner.userId, owner.locale);
  }

  private addressOf(token: string): { url: string } {
    return { url: `${this.config.publicUrl}/api/meetings/calendars/${token}.ics` };
  }
}

const newToken = () => randomBytes(24).toString('base64url');
