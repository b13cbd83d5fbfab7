import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { RoomTicketClaims } from '@parvis/contracts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { REDIS } from '../redis/redis.module.js';
import { roomSessionSeconds, roomTicketSeconds } from './room-ticket.js';

/**
 * Of one room: `participantId` null says that it has ended for everybody, `isOutdated` that the person may come back with a new ticket. Of
 * all rooms of a fair: always the latter.
 */
const RoomRevocation = z.union([
  z.object({ roomId: z.string(), participantId: z.string().nullable(), isOutdated: z.boolean().optional() }),
  z.object({ roomId: z.null(), fairId: z.string(), participantId: z.string(), isOutdated: z.literal(true) }),
]);
export type RoomRevocation = z.infer<typeof RoomRevocation>;

export type RoomPass = Pick<RoomTicketClaims, 'roomId' | 'fairId' | 'participantId' | 'iat'>;

/** Whether a revocation is about this way in. */
export const concerns = (revocation: RoomRevocation, { roomId, fairId, participantId }: RoomPass): boolean =>
  (revocation.roomId === null ? revocation.fairId === fairId : revocation.roomId === roomId) &&
  (revocation.participantId === null || revocation.participantId === participantId);

/** As long as a fair with all that comes before and after it. */
const removedSeconds = 60 * 24 * 60 * 60;
const channel = 'rooms:revoked';
const removedKey = (roomId: string, participantId: string) => `rooms:removed:${roomId}:${participantId}`;
const outdatedKey = (roomId: string, participantId: string) => `rooms:outdated:${roomId}:${participantId}`;
const outdatedInKey = (fairId: string, participantId: string) => `rooms:outdated-in:${fairId}:${participantId}`;
const endedKey = (roomId: string) => `rooms:ended:${roomId}`;

/**
 * Ways into rooms that open nothing any more, whoever signed them: people who were removed from a room or have another part in it, and rooms that have ended. Media
 * nodes ask it at each handshake and are told at once, so that open calls end.
 */
@Injectable()
export class RoomRevocations implements OnApplicationShutdown {
  private readonly logger = new Logger('rooms');
  private subscriber: Redis | null = null;

  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  /** This person is out of this room, and no ticket or session leads back until {@link RoomRevocations.restore}. */
  async remove(roomId: string, participantId: string): Promise<void> {
    await this.redis
      .multi()
      .set(removedKey(roomId, participantId), '1', 'EX', removedSeconds)
      .publish(channel, JSON.stringify({ roomId, participantId } satisfies RoomRevocation))
      .exec();
  }

  /** May have tickets again: someone who is invited once more. */
  async restore(roomId: string, participantId: string): Promise<void> {
    await this.redis.del(removedKey(roomId, participantId));
  }

  /** Whether this person was removed from this room; what else belongs to the room, its chat for one, is closed to whoever was. */
  async isRemoved(roomId: string, participantId: string): Promise<boolean> {
    return (await this.redis.exists(removedKey(roomId, participantId))) === 1;
  }

  /** These people have another part in the room now: what was signed until now opens nothing any more, a new ticket does. */
  async outdate(roomId: string, participantIds: readonly string[]): Promise<void> {
    if (participantIds.length === 0) return;
    const work = this.redis.multi();
    const now = String(Math.floor(Date.now() / 1000));
    for (const participantId of participantIds) {
      work.set(outdatedKey(roomId, participantId), now, 'EX', roomSessionSeconds);
      work.publish(channel, JSON.stringify({ roomId, participantId, isOutdated: true } satisfies RoomRevocation));
    }
    await work.exec();
  }

  /** These people may do something else in the whole fair now: the same for all its rooms. */
  async outdateIn(fairId: string, participantIds: readonly string[]): Promise<void> {
    if (participantIds.length === 0) return;
    const work = this.redis.multi();
    const now = String(Math.floor(Date.now() / 1000));
    for (const participantId of participantIds) {
      const news: RoomRevocation = { roomId: null, fairId, participantId, isOutdated: true };
      work.set(outdatedInKey(fairId, participantId), now, 'EX', roomSessionSeconds);
      work.publish(channel, JSON.stringify(news));
    }
    await work.exec();
  }

  /** Ends the call of a room: what was signed until now opens nothing any more, nor does anything else for two minutes. */
  async end(roomId: string): Promise<void> {
    await this.redis
      .multi()
      .set(endedKey(roomId), String(Math.floor(Date.now() / 1000)), 'EX', roomSessionSeconds)
      .publish(channel, JSON.stringify({ roomId, participantId: null } satisfies RoomRevocation))
      .exec();
  }

  /** Why this ticket or session opens nothing, null when it may. */
  async refusal({ roomId, fairId, participantId, iat }: RoomPass): Promise<'removed' | 'ended' | 'outdated' | null> {
    const [removed, ended, ...outdated] = await this.redis.mget(
      removedKey(roomId, participantId),
      endedKey(roomId),
      outdatedKey(roomId, participantId),
      outdatedInKey(fairId, participantId),
    );
    const isOld = (since: string) => iat === undefined || iat <= Number(since);
    if (removed) return 'removed';
    if (ended && (isOld(ended) || Date.now() / 1000 < Number(ended) + roomTicketSeconds)) return 'ended';
    return outdated.some((since) => since && isOld(since)) ? 'outdated' : null;
  }

  /**
   * Tells of every revocation from now on. `onGap` when some may have been missed, since the line to Redis was away: ask
   * {@link RoomRevocations.refusal} for everybody who is here. Returns once it listens, or after two seconds; listening goes on then.
   */
  async listen(onRevoked: (revocation: RoomRevocation) => void, onGap: () => void): Promise<void> {
    const subscriber = this.redis.duplicate();
    this.subscriber = subscriber;
    let hasListened = false;
    subscriber.on('error', (error: Error) => this.logger.warn({ error: error.message }, 'the line for revocations'));
    subscriber.on('ready', () => {
      if (hasListened) onGap();
    });
    subscriber.on('message', (_channel: string, text: string) => {
      const parsed = RoomRevocation.safeParse(parsedJson(text));
      if (parsed.success) onRevoked(parsed.data);
    });
    const listening = subscriber.subscribe(channel).then(
      () => {
        hasListened = true;
      },
      (error: unknown) => this.logger.warn({ error: String(error) }, 'revocations are not heard'),
    );
    await Promise.race([listening, new Promise((resolve) => setTimeout(resolve, 2_000).unref())]);
  }

  onApplicationShutdown() {
    this.subscriber?.disconnect();
    this.subscriber = null;
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
