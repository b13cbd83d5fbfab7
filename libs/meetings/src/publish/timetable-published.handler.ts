import type { EventPayload } from '@parvis/contracts';
import { TimetableReader } from '@parvis/matchmaking';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { InterpreterBookings } from '../interpreter/interpreter-bookings.js';
import { RequestProducts } from '../request/request-products.js';
import { RoomDoors } from '../room/room-doors.js';
import { AgendaNews } from './agenda-news.js';
import { Obstacles } from './obstacles.js';
import { PublicationRepository } from './publication.repository.js';
import { partiesOf, publicationDiff, withoutCancelled } from './publication.rules.js';

/** Puts a published timetable on the agendas, all of it or nothing. */
@HandlesEvent('timetable.published.v1', 'meetings.publish')
export class TimetablePublishedHandler implements EventHandler<'timetable.published.v1'> {
  constructor(
    private readonly timetables: TimetableReader,
    private readonly publications: PublicationRepository,
    private readonly products: RequestProducts,
    private readonly news: AgendaNews,
    private readonly dataSource: DataSource,
    private readonly doors: RoomDoors,
    private readonly interpreters: InterpreterBookings,
    private readonly obstacles: Obstacles,
  ) {}

  async handle({ fairId, runId }: EventPayload<'timetable.published.v1'>): Promise<void> {
    const removed = await this.dataSource.transaction(async (manager) => {
      await this.publications.lock(manager, fairId);
      // Another one was published meanwhile; its own event is on the way. Asked only now: while this one waited for the lock, the
      // other one may have been put on the agendas.
      if ((await this.timetables.publishedRun(fairId)) !== runId) return [];
      const published = await this.publications.published(manager, fairId);
      const cancelled = await this.publications.cancelledPairs(manager, fairId);
      const lastWish = await this.timetables.lastWishes(cancelled);
      const wanted = withoutCancelled(await this.timetables.meetings(runId), published, cancelled, lastWish);
      const booked = await this.publications.booked(manager, fairId);
      const planned = await this.obstacles.clear(manager, { fairId, runId }, wanted, { published, booked });
      const diff = publicationDiff(published, planned, Date.now(), booked);
      const { guests, returned } = await this.publications.apply(manager, fairId, runId, diff);
      await this.interpreters.settleAfterPublication(manager, fairId, returned);
      await this.products.keep(manager, fairId);
      await this.news.record(manager, { fairId, runId, cause: 'published' }, [...new Set([...diff.people, ...guests])]);
      return diff.removed;
    });
    for (const meeting of removed) this.doors.close(fairId, meeting.id, partiesOf(meeting));
  }
}
