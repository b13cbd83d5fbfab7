import { Global, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { AppConfig } from '../config/app-config.js';

/** Injection token of the shared ioredis client. Never block on it; duplicate it for subscriptions and queues. */
export const REDIS = Symbol('redis');

@Injectable()
class RedisCloser implements OnApplicationShutdown {
  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  onApplicationShutdown() {
    this.redis.disconnect();
  }
}

@Global()
@Module({
  providers: [
    {
      provide: REDIS,
      inject: [AppConfig],
      // BullMQ asks for null: a queue waits for Redis to come back instead of failing its callers.
      useFactory: (config: AppConfig) => new Redis(config.get('REDIS_URL'), { maxRetriesPerRequest: null }),
    },
    RedisCloser,
  ],
  exports: [REDIS],
})
export class RedisModule {}
