import { Controller, type DynamicModule, Inject, Module, type Type } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService, TerminusModule, TypeOrmHealthIndicator } from '@nestjs/terminus';
import { endpoint } from '@parvis/contracts';
import type { Redis } from 'ioredis';
import { Handles } from '../http/endpoint.decorator.js';
import { REDIS } from '../redis/redis.module.js';

function healthController(domain: string): Type {
  const contract = endpoint({
    method: 'GET',
    path: `/api/${domain}/health`,
    access: 'public',
    summary: 'Answers 200 while the service can reach what it needs',
  });

  @Controller()
  class HealthController {
    constructor(
      private readonly health: HealthCheckService,
      private readonly indicators: HealthIndicatorService,
      private readonly database: TypeOrmHealthIndicator,
      @Inject(REDIS) private readonly redis: Redis,
    ) {}

    @Handles(contract)
    check() {
      return this.health.check([
        () => this.database.pingCheck('postgres', { timeout: 2_000 }),
        () => this.checkRedis(),
      ]);
    }

    private async checkRedis() {
      const indicator = this.indicators.check('redis');
      const isUp = this.redis.status === 'ready' && (await this.redis.ping()) === 'PONG';
      return isUp ? indicator.up() : indicator.down();
    }
  }
  return HealthController;
}

/** `GET /api/<domain>/health` for each domain that lives in this process. */
@Module({})
export class HealthModule {
  static for(domains: readonly string[]): DynamicModule {
    return {
      module: HealthModule,
      imports: [TerminusModule.forRoot({ logger: false })],
      controllers: domains.map(healthController),
    };
  }
}
