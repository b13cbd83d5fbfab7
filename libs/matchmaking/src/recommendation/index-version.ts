import { Inject, Injectable } from '@nestjs/common';
import { REDIS } from '@parvis/platform';
import type { Redis } from 'ioredis';

const key = (fairId: string) => `matchmaking:index-version:${fairId}`;

/** Counts the changes of a fair's profiles, for all processes: whoever indexed another number is behind. */
@Injectable()
export class IndexVersion {
  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  async current(fairId: string): Promise<string> {
    return (await this.redis.get(key(fairId))) ?? '0';
  }

  async advance(fairId: string): Promise<void> {
    await this.redis.incr(key(fairId));
  }
}
