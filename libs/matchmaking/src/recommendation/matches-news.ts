import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { audience, REDIS, RealtimePublisher } from '@parvis/platform';
import type { Redis } from 'ioredis';

const leastMs = 3_000;
/** Everybody who hears of it may read the list anew: so many a second and no more. */
const readersPerSecond = 200;

const toldKey = (fairId: string) => `matchmaking:told:${fairId}`;
const peopleKey = (fairId: string) => `matchmaking:people:${fairId}`;

/** Tells the open browsers of a fair that lists may look different, now and then. */
@Injectable()
export class MatchesNews implements OnModuleDestroy {
  private readonly logger = new Logger('matches-news');
  /** What is told after a pause, by fair. */
  private readonly later = new Map<string, NodeJS.Timeout>();

  constructor(
    @Inject(REDIS) private readonly redis: Redis,
    private readonly realtime: RealtimePublisher,
  ) {}

  onModuleDestroy(): void {
    for (const timer of this.later.values()) clearTimeout(timer);
    this.later.clear();
  }

  /** How many people the pauses are reckoned for. */
  async notePeople(fairId: string, people: number): Promise<void> {
    await this.redis.set(peopleKey(fairId), people, 'EX', 30 * 24 * 3600);
  }

  /**
   * At most once in three seconds, in a large fair once in the time in which all could read; what comes sooner is told after that.
   * Replicas share the count.
   */
  async tell(fairId: string): Promise<void> {
    const people = Number((await this.redis.get(peopleKey(fairId))) ?? 0);
    const pause = Math.max(leastMs, Math.round((people / readersPerSecond) * 1_000));
    if ((await this.redis.set(toldKey(fairId), '1', 'PX', pause, 'NX')) === 'OK') {
      this.realtime.publish(audience.fair(fairId), 'matches.changed', { fairId });
    } else if (!this.later.has(fairId)) {
      const timer = setTimeout(() => {
        this.later.delete(fairId);
        this.tell(fairId).catch((error: unknown) => this.logger.warn({ fairId, error }, 'could not tell of matches'));
      }, pause);
      this.later.set(fairId, timer.unref());
    }
  }
}
