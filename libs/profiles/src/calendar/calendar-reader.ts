import { Injectable } from '@nestjs/common';
import { FairReader } from '@parvis/fairs';
import { Outbound, OutboundError, Outbox } from '@parvis/platform';
import { DateTime } from 'luxon';
import { DataSource } from 'typeorm';
import { busyTimesIn, CalendarUnreadable } from './calendar.rules.js';
import { type CalendarRead, type DueCalendar, OwnCalendarRepository } from './own-calendar.repository.js';

const maxBytes = 5 * 1024 * 1024;
const readAgainMinutes = 30;
const portion = 10;

/** Reads people's own calendars, each every half hour; what they keep free is known to whoever plans meetings. */
@Injectable()
export class CalendarReader {
  constructor(
    private readonly calendars: OwnCalendarRepository,
    private readonly fairs: FairReader,
    private readonly outbound: Outbound,
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** Reads all that are due. Any number of processes may do so at once. */
  async readDue(): Promise<void> {
    for (let due = await this.calendars.take(portion); due.length > 0; due = await this.calendars.take(portion))
      await Promise.all(due.map((calendar) => this.readOne(calendar)));
  }

  private async readOne(calendar: DueCalendar): Promise<void> {
    const read = await this.read(calendar);
    await this.dataSource.transaction(async (manager) => {
      if (await this.calendars.save(manager, calendar, read, readAgainMinutes))
        await this.outbox.record(manager, 'profiles.changed.v1', {
          fairId: calendar.fairId,
          participantIds: [calendar.participantId],
        });
    });
  }

  private async read({ fairId, url, etag, timeZone }: DueCalendar): Promise<CalendarRead> {
    const failed = (trouble: CalendarRead['trouble']): CalendarRead => ({ trouble, etag: null, busy: null });
    const { startsOn, endsOn, timeZone: fairZone } = await this.fairs.get(fairId);
    const start = DateTime.fromISO(startsOn, { zone: fairZone });
    const end = DateTime.fromISO(endsOn, { zone: fairZone }).plus({ days: 1 });
    try {
      const headers = { Accept: 'text/calendar', 'User-Agent': 'Parvis', ...(etag && { 'If-None-Match': etag }) };
      const file = await this.outbound.get(url, headers, maxBytes);
      if (file.status === 304) return { trouble: null, etag: null, busy: null };
      if (file.status !== 200) return failed('status');
      if (!file.isWhole) return failed('too-large');
      const window = { startsAt: start.toUTC().toISO() ?? '', endsAt: end.toUTC().toISO() ?? '' };
      return {
        trouble: null,
        etag: file.etag,
        busy: busyTimesIn(file.bytes.toString('utf8'), { window, zone: timeZone }),
      };
    } catch (error) {
      if (error instanceof OutboundError || error instanceof CalendarUnreadable) return failed(error.trouble);
      throw error;
    }
  }
}
