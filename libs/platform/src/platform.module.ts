import { type DynamicModule, Global, Module } from '@nestjs/common';
import { AuthModule } from './auth/auth.module.js';
import { AppConfig } from './config/app-config.js';
import { DatabaseModule } from './database/database.module.js';
import { FilesModule } from './files/files.module.js';
import { ImagesModule } from './images/images.module.js';
import { Metrics } from './metrics/metrics.js';
import { OutboundModule } from './outbound/outbound.module.js';
import { OutboxModule } from './outbox/outbox.module.js';
import { RateLimitModule } from './rate-limit/rate-limit.module.js';
import { RealtimeModule } from './realtime/realtime.module.js';
import { RedisModule } from './redis/redis.module.js';

/** What a service without a database stands on: settings, Redis, limits. */
@Global()
@Module({})
export class CoreModule {
  static with(config: AppConfig): DynamicModule {
    return {
      module: CoreModule,
      imports: [RedisModule, RateLimitModule, FilesModule, OutboundModule],
      providers: [{ provide: AppConfig, useValue: config }, Metrics],
      exports: [AppConfig, Metrics],
    };
  }
}

/** What every service with a database stands on. */
@Module({ imports: [DatabaseModule, OutboxModule, AuthModule, RealtimeModule, ImagesModule] })
export class PlatformModule {}
