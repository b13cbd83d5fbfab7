import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { CallRepository } from './call.repository.js';

/** Keeps what is known of a call. Each report holds everything so far, so that a lost one loses nothing. */
@HandlesEvent('room.report.v1', 'live.reports')
export class RoomReportHandler implements EventHandler<'room.report.v1'> {
  constructor(
    private readonly calls: CallRepository,
    private readonly dataSource: DataSource,
  ) {}

  async handle({ reportedAt, ...report }: EventPayload<'room.report.v1'>): Promise<void> {
    await this.dataSource.transaction((manager) => this.calls.save(manager, report, reportedAt));
  }
}
