import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent, Outbox } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { FairRepository } from './fair.repository.js';

@HandlesEvent('timetable.published.v1', 'fairs.state')
export class TimetablePublishedHandler implements EventHandler<'timetable.published.v1'> {
  constructor(
    private readonly fairs: FairRepository,
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  handle({ fairId }: EventPayload<'timetable.published.v1'>): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      await this.fairs.markPublished(manager, fairId);
      await this.outbox.record(manager, 'fair.changed.v1', { fairId });
    });
  }
}
