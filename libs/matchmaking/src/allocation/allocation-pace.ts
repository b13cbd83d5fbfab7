import { Inject, Injectable } from '@nestjs/common';
import { REDIS } from '@parvis/platform';
import type { Redis } from 'ioredis';

/** Pause after a run. */
const leastMs = 10_000;
/** A run that took long is followed by a pause so many times as long. */
const restFactor = 10;

const restKey = (fairId: string) => `matchmaking:allocation-rests:${fairId}`;

/** Sees to it that balancing exposure never takes more than a small part of a core, whatever happens in the fair. */
@Injectable()
export class AllocationPace {
  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  async msToWait(fairId: string): Promise<number> {
    return Math.max(0, await this.redis.pttl(restKey(fairId)));
  }

  async rest(fairId: string, tookMs: number): Promise<void> {
    await this.redis.set(restKey(fairId), '1', 'PX', Math.max(leastMs, tookMs * restFactor));
  }
}
