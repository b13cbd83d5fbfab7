import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { REDIS } from '@parvis/platform';
import type { Redis } from 'ioredis';

/** Gives a lock back only to the one who took it. */
const releaseScript = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;
/** A process that died with a lock holds others up for no longer than this. */
const lockMs = 120_000;

/** One of a kind of work per fair at a time, over all processes. The work is harmless when done twice; the lock saves the labour. */
@Injectable()
export class FairLock {
  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  /** Does the work, or answers false where another does it. */
  async run(kind: string, fairId: string, work: () => Promise<void>): Promise<boolean> {
    const key = `matchmaking:lock:${kind}:${fairId}`;
    const token = randomUUID();
    if ((await this.redis.set(key, token, 'PX', lockMs, 'NX')) !== 'OK') return false;
    try {
      await work();
    } finally {
      await this.redis.eval(releaseScript, 1, key, token);
    }
    return true;
  }
}
