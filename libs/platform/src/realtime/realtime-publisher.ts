import { Inject, Injectable } from '@nestjs/common';
import type { RealtimeEvents } from '@parvis/contracts';
import { Emitter } from '@socket.io/redis-emitter';
import type { Redis } from 'ioredis';
import { REDIS } from '../redis/redis.module.js';

/** Socket rooms that a browser is put into when it connects. */
export const audience = {
  user: (userId: string) => `user:${userId}`,
  fair: (fairId: string) => `fair:${fairId}`,
  organisers: (fairId: string) => `organisers:${fairId}`,
};

/** Key of the socket.io Redis adapter of the realtime endpoint. */
export const realtimeAdapterKey = 'parvis-realtime';

/** Tells browsers that there is news, from any process. */
@Injectable()
export class RealtimePublisher {
  private readonly emitter: Emitter<RealtimeEvents>;

  constructor(@Inject(REDIS) redis: Redis) {
    this.emitter = new Emitter<RealtimeEvents>(redis, { key: realtimeAdapterKey });
  }

  publish<Name extends keyof RealtimeEvents>(
    to: string | string[],
    event: Name,
    ...news: Parameters<RealtimeEvents[Name]>
  ): void {
    this.emitter.to(to).emit(event, ...news);
  }

  /** Lets the open browsers of a person hear, from now on, what a further audience is told. */
  admit(userId: string, to: string[]): void {
    this.emitter.in(audience.user(userId)).socketsJoin(to);
  }

  /** The open browsers of a person hear nothing more of what these audiences are told. */
  dismiss(userId: string, from: string[]): void {
    this.emitter.in(audience.user(userId)).socketsLeave(from);
  }
}
