import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '../http/domain-error.js';
import { REDIS } from '../redis/redis.module.js';

export interface RateLimit {
  /** Names the limit in Redis. */
  name: string;
  points: number;
  seconds: number;
  /** Whether each process counts for itself, which saves the way to Redis. */
  isLocal?: boolean;
}

/** Counts in Redis, so that all replicas count together; limits that only keep a process from drowning count in its memory. */
@Injectable()
export class RateLimiter {
  private readonly limiters = new Map<string, RateLimiterRedis | RateLimiterMemory>();

  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  /** Counts one call; answers in how many seconds the next is welcome, or null when this one is. */
  async tryConsume({ name, points, seconds, isLocal }: RateLimit, key: string): Promise<number | null> {
    const id = `${name}:${points}:${seconds}`;
    const options = { keyPrefix: `limit:${id}`, points, duration: seconds };
    const limiter =
      this.limiters.get(id) ??
      (isLocal ? new RateLimiterMemory(options) : new RateLimiterRedis({ ...options, storeClient: this.redis }));
    this.limiters.set(id, limiter);
    try {
      await limiter.consume(key);
      return null;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw refusal;
    }
  }

  /** @throws TOO_MANY_REQUESTS with `retryAfterSeconds`. */
  async consume(limit: RateLimit, key: string): Promise<void> {
    const retryAfterSeconds = await this.tryConsume(limit, key);
    if (retryAfterSeconds === null) return;
    throw new DomainError('TOO_MANY_REQUESTS', 'too-many', `Wait ${retryAfterSeconds} s`, {
      details: { retryAfterSeconds },
    });
  }
}
