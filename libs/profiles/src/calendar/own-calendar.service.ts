import { Injectable } from '@nestjs/common';
import type { OwnCalendar } from '@parvis/contracts';
import { invalid, notFound, Outbound, OutboundError, Outbox } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { ParticipantReader } from '../participant/participant-reader.js';
import { OwnCalendarRepository } from './own-calendar.repository.js';

/** The calendar that a person lets Parvis read. */
@Injectable()
export class OwnCalendarService {
  constructor(
    private readonly calendars: OwnCalendarRepository,
    private readonly participants: ParticipantReader,
    private readonly outbound: Outbound,
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  async get(fairId: string, userId: string): Promise<{ calendar: OwnCalendar | null }> {
    const row = await this.calendars.find(await this.ownId(fairId, userId));
    return { calendar: row && { ...row, readAt: row.readAt?.toISOString() ?? null } };
  }

  /** @throws INVALID for an address that is not to be asked */
  async set(fairId: string, userId: string, url: string): Promise<{ calendar: OwnCalendar | null }> {
    const ownId = await this.ownId(fairId, userId);
    try {
      await this.outbound.check(url);
    } catch (error) {
      if (error instanceof OutboundError)
        throw invalid('url', error.trouble === 'address' ? 'calendar-private' : `calendar-${error.trouble}`);
      throw error;
    }
    await this.dataSource.transaction((manager) => this.calendars.set(manager, ownId, url));
    return this.get(fairId, userId);
  }

  async remove(fairId: string, userId: string): Promise<void> {
    const ownId = await this.ownId(fairId, userId);
    await this.dataSource.transaction(async (manager) => {
      await this.calendars.remove(manager, ownId);
      await this.outbox.record(manager, 'profiles.changed.v1', { fairId, participantIds: [ownId] });
    });
  }

  private async ownId(fairId: string, userId: string): Promise<string> {
    const own = await this.participants.byUser(fairId, userId);
    if (!own) throw notFound('profile');
    return own.id;
  }
}
