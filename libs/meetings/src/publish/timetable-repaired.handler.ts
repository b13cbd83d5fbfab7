import { Logger } from '@nestjs/common';
import type { EventPayload } from '@parvis/contracts';
import { TimetableReader } from '@parvis/matchmaking';
import { type EventHandler, HandlesEvent } from '@parvis/platform';
import { DataSource } from 'typeorm';
import { InterpreterBookings } from '../interpreter/interpreter-bookings.js';
import { RequestProducts } from '../request/request-products.js';
import { AgendaNews } from './agenda-news.js';
import { PublicationRepository } from './publication.repository.js';
import { partiesOf, withoutCancelled } from './publication.rules.js';

/** Adds to the agendas what a repair of the timetable has added. Nothing is moved; delivered again it finds nobody free. */
@HandlesEvent('timetable.repaired.v1', 'meetings.publish')
export class TimetableRepairedHandler implements EventHandler<'timetable.repaired.v1'> {
  private readonly logger = new Logger('repair');

  constructor(
    private readonly timetables: TimetableReader,
    private readonly publications: PublicationRepository,
    private readonly products: RequestProducts,
    private readonly news: AgendaNews,
    private readonly dataSource: DataSource,
    private readonly interpreters: InterpreterBookings,
  ) {}

  async handle({ fairId, runId, repairId }: EventPayload<'timetable.repaired.v1'>): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await this.publications.lock(manager, fairId);
      // Another timetable took its place; its own event is on the way.
      if ((await this.timetables.publishedRun(fairId)) !== runId) return;
      const planned = await this.timetables.addedBy(repairId);
      const cancelled = await this.publications.cancelledPairs(manager, fairId);
      const lastWish = await this.timetables.lastWishes(cancelled);
      const wanted = withoutCancelled(planned, [], cancelled, lastWish);
      const added = await this.publications.possible(manager, fairId, wanted);
      if (added.length < planned.length)
        this.logger.warn({ repairId, missing: planned.length - added.length }, 'somebody is no longer free');
      if (added.length === 0) return;
      const { guests, returned } = await this.publications.apply(manager, fairId, runId, {
        added,
        moved: [],
        removed: [],
        people: [],
      });
      // A repair moves nothing: only what comes back has an interpreter, who may be elsewhere now.
      if (returned.length > 0) await this.interpreters.settleAfterPublication(manager, fairId, returned);
      await this.products.keep(manager, fairId);
      await this.news.record(manager, { fairId, runId, cause: 'repaired' }, [
        ...new Set([...added.flatMap(partiesOf), ...guests]),
      ]);
    });
  }
}
