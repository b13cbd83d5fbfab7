import type { EventPayload } from '@parvis/contracts';
import { TimetableReader } from '@parvis/matchmaking';
import { type EventHandler, HandlesEvent, Outbox } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import { PublicationRepository } from './publication.repository.js';
import { publicationDiff } from './publication.rules.js';

/** People told in one event. */
const portion = 1000;

/** Puts a published timetable on the agendas, all of it or nothing. */
@HandlesEvent('timetable.published.v1', 'meetings.publish')
export class TimetablePublishedHandler implements EventHandler<'timetable.published.v1'> {
  constructor(
    private readonly timetables: TimetableReader,
    private readonly publications: PublicationRepository,
    private readonly participants: ParticipantReader,
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  async handle({ fairId, runId }: EventPayload<'timetable.published.v1'>): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await this.publications.lock(manager, fairId);
      // Another one was published meanwhile; its own event is on the way. Asked only now: while this one waited for the lock, the
      // other one may have been put on the agendas.
      if ((await this.timetables.publishedRun(fairId)) !== runId) return;
      const planned = await this.timetables.meetings(runId);
      const diff = publicationDiff(await this.publications.published(manager, fairId), planned, Date.now());
      await this.publications.apply(manager, fairId, runId, diff);
      const userIds = [...(await this.participants.userIds(diff.people)).values()];
      const portions = Array.from({ length: Math.ceil(userIds.length / portion) }, (_, index) => ({
        fairId,
        runId,
        userIds: userIds.slice(index * portion, (index + 1) * portion),
      }));
      await this.outbox.recordAll(manager, 'agendas.published.v1', portions);
    });
  }
}
