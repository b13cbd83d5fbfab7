import { Inject, Injectable } from '@nestjs/common';
import { Outbox, REDIS } from '@parvis/platform';
import type { Redis } from 'ioredis';
import { DataSource, type EntityManager } from 'typeorm';

const wantedKey = (fairId: string) => `matchmaking:allocation-wanted:${fairId}`;
/** A request that was lost with its transaction blocks others for no longer than this. */
const wantedSeconds = 60;

/** Asks for the exposure of a fair to be balanced anew. Requests before the next run are one. */
@Injectable()
export class AllocationTrigger {
  constructor(
    @Inject(REDIS) private readonly redis: Redis,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {}

  /** @param manager of the transaction whose change asks for it. */
  async request(fairId: string, manager: EntityManager = this.dataSource.manager): Promise<void> {
    if ((await this.redis.set(wantedKey(fairId), '1', 'EX', wantedSeconds, 'NX')) !== 'OK') return;
    await this.outbox.record(manager, 'allocation.requested.v1', { fairId });
  }

  /** From now on a change asks for one more run. */
  async begin(fairId: string): Promise<void> {
    await this.redis.del(wantedKey(fairId));
  }
}
