import { Inject, Injectable } from '@nestjs/common';
import { Outbox, REDIS } from '@parvis/platform';
import type { Redis } from 'ioredis';
import { DataSource } from 'typeorm';
import { WishRepository } from '../wish/wish.repository.js';
import { isFitDue } from './learning.rules.js';

const wantedKey = (fairId: string) => `matchmaking:learning-wanted:${fairId}`;
/** How many answers there were when a fit was asked for last. Forgotten, it costs a fit that changes nothing. */
const askedKey = (fairId: string) => `matchmaking:learnt-at:${fairId}`;
const wantedSeconds = 60;
const keepSeconds = 30 * 24 * 3600;

/** Asks for the weights of a fair to be fitted. Requests before the next fit are one. */
@Injectable()
export class LearningTrigger {
  constructor(
    @Inject(REDIS) private readonly redis: Redis,
    private readonly outbox: Outbox,
    private readonly wishes: WishRepository,
    private readonly dataSource: DataSource,
  ) {}

  async request(fairId: string): Promise<void> {
    if ((await this.redis.set(wantedKey(fairId), '1', 'EX', wantedSeconds, 'NX')) !== 'OK') return;
    await this.outbox.record(this.dataSource.manager, 'learning.requested.v1', { fairId });
  }

  /** Asks only when answers have grown enough since it was asked last. */
  async requestIfDue(fairId: string): Promise<void> {
    const [answers, last] = await Promise.all([this.wishes.countAll(fairId), this.redis.get(askedKey(fairId))]);
    if (!isFitDue(answers, last === null ? null : Number(last))) return;
    await this.redis.set(askedKey(fairId), answers, 'EX', keepSeconds);
    await this.request(fairId);
  }

  /** From now on an answer asks for one more fit. */
  async begin(fairId: string): Promise<void> {
    await this.redis.del(wantedKey(fairId));
  }
}
