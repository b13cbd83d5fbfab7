import { Inject, Injectable } from '@nestjs/common';
import type { RealtimeAudience, RealtimeEvents, realtimeAudiences } from '@parvis/contracts';
import { Emitter } from '@socket.io/redis-emitter';
import type { Redis } from 'ioredis';
import { REDIS } from '../redis/redis.module.js';

/** A socket room that a browser is put into when it connects. */
export type AudienceRoom<Kind extends RealtimeAudience = RealtimeAudience> = `${Kind}:${string}`;

/** Socket rooms by whom they hold. */
export const audience = {
  user: (userId: string): AudienceRoom<'user'> => `user:${userId}`,
  fair: (fairId: string): AudienceRoom<'fair'> => `fair:${fairId}`,
  organisers: (fairId: string): AudienceRoom<'organisers'> => `organisers:${fairId}`,
};

type RoomsFor<Name extends keyof RealtimeEvents> = AudienceRoom<(typeof realtimeAudiences)[Name][number]>;

/** Key of the socket.io Redis adapter of the realtime endpoint. */
export const realtimeAdapterKey = 'parvis-realtime';

/** Tells browsers that there is news, from any process. */
@Injectable()
export class RealtimePublisher {
  private readonly emitter: Emitter<RealtimeEvents>;

  constructor(@Inject(REDIS) redis: Redis) {
    this.emitter = new Emitter<RealtimeEvents>(redis, { key: realtimeAdapterKey });
  }

  /** Only to whom the contract lets a message go; anything else does not compile. */
  publish<Name extends keyof RealtimeEvents>(
    to: RoomsFor<Name> | RoomsFor<Name>[],
    event: Name,
    ...news: Parameters<RealtimeEvents[Name]>
  ): void {
    this.emitter.to(to).emit(event, ...news);
  }

  /** Lets the open browsers of a person hear, from now on, what a further audience is told. */
  admit(userId: string, to: AudienceRoom[]): void {
    this.emitter.in(audience.user(userId)).socketsJoin(to);
  }

  /** The open browsers of a person hear nothing more of what these audiences are told. */
  dismiss(userId: string, from: AudienceRoom[]): void {
    this.emitter.in(audience.user(userId)).socketsLeave(from);
  }
}
