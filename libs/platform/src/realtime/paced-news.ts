import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { REDIS } from '../redis/redis.module.js';

const usualPaceMs = 1_000;

/**
 * Tells news of one subject at most once a second, or at the pace asked for, whatever the number of processes that have some: the first at once, what comes within
 * that time together at its end. The last change is always told.
 */
@Injectable()
export class PacedNews implements OnApplicationShutdown {
  private readonly waiting = new Map<string, NodeJS.Timeout>();

  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  /**
   * @param publish sends the news as it is at that moment: there may be several pieces of it.
   * @param paceMs the same for all news of a subject.
   */
  async tell(subject: string, publish: () => void, paceMs = usualPaceMs): Promise<void> {
    if (this.waiting.has(subject)) return;
    const key = `live:news:${subject}`;
    if ((await this.redis.set(key, '1', 'PX', paceMs, 'NX')) === 'OK') return publish();
    if (this.waiting.has(subject)) return;
    const rest = Math.max(10, await this.redis.pttl(key));
    if (this.waiting.has(subject)) return;
    const later = () => {
      this.waiting.delete(subject);
      void this.tell(subject, publish, paceMs).catch(publish);
    };
    this.waiting.set(subject, setTimeout(later, rest).unref());
  }

  onApplicationShutdown() {
    for (const timer of this.waiting.values()) clearTimeout(timer);
    this.waiting.clear();
  }
}
