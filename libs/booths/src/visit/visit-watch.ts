import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { LinePresence, lineLifeMs, Rounds } from '@parvis/platform';
import { VisitRepository } from './visit.repository.js';
import { VisitNews } from './visit-news.js';

const portion = 1_000;

/**
 * Ends the visits of pages whose connection has closed: at once when it is heard of, and in rounds for what nobody said, as when the
 * process that held the connection died. Any number of processes may do so at once.
 */
@Injectable()
export class VisitWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('visits');
  private readonly rounds = new Rounds({ name: 'visits', everyMs: lineLifeMs / 3, round: () => this.endGone() });

  constructor(
    private readonly visits: VisitRepository,
    private readonly news: VisitNews,
    private readonly presence: LinePresence,
  ) {}

  async onApplicationBootstrap() {
    await this.presence.listen(({ change, lineId }) => {
      if (change !== 'closed') return;
      this.end(lineId).catch((error: unknown) => this.logger.warn({ error }, 'a visit ends with the next round'));
    });
    this.rounds.start();
  }

  onModuleDestroy() {
    return this.rounds.close();
  }

  /** One round. */
  async endGone(): Promise<void> {
    for (let after: string | null = null; ; ) {
      const visits = await this.visits.openAfter(after, portion);
      const open = await this.presence.openAmong(visits);
      for (const { lineId } of visits) if (!open.has(lineId)) await this.end(lineId);
      const last = visits.at(-1);
      if (last === undefined || visits.length < portion) return;
      after = last.id;
    }
  }

  private async end(lineId: string): Promise<void> {
    await this.news.tell(await this.visits.leave(lineId, null));
  }
}
