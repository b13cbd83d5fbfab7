import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { REDIS } from '../redis/redis.module.js';

/** One open realtime connection of a browser; its id is the socket's. */
export interface Line {
  lineId: string;
  userId: string;
}

const LineChange = z.object({ change: z.enum(['opened', 'closed', 'gone']), lineId: z.string(), userId: z.string() });
/** `gone` follows on `closed` where the person has not come back in {@link lingerMs} and has no other line. */
export type LineChange = z.infer<typeof LineChange>;

/** A line of which its process has not been heard for so long counts as closed. */
export const lineLifeMs = 45_000;
/** A person stays online for so long after the last line has closed: a page that is loaded anew is nobody who leaves. */
export const lingerMs = 6_000;
/** Stands for that time among the lines of a person; no socket has this id. */
const linger = 'linger';
const channel = 'realtime:lines';
const keyOf = (userId: string) => `realtime:lines:${userId}`;

/**
 * Who is online: the real connections of all realtime endpoints, in Redis. Each process keeps its own lines alive, so those of one that
 * dies run out. A person is online while one line of his or hers is open, and for {@link lingerMs} after that.
 */
@Injectable()
export class LinePresence implements OnApplicationShutdown {
  private readonly logger = new Logger('presence');
  private readonly listeners = new Set<(change: LineChange) => void>();
  private readonly leaving = new Set<NodeJS.Timeout>();
  private subscriber: Redis | null = null;

  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  async open(line: Line): Promise<void> {
    await this.keep([line]);
    await this.tell({ change: 'opened', ...line });
  }

  /** To be called for all open lines every third of {@link lineLifeMs}. */
  async keep(lines: readonly Line[]): Promise<void> {
    if (lines.length === 0) return;
    const now = Date.now();
    const pipeline = this.redis.pipeline();
    for (const { lineId, userId } of lines) {
      pipeline.zadd(keyOf(userId), now + lineLifeMs, lineId);
      pipeline.zremrangebyscore(keyOf(userId), '-inf', now);
      pipeline.pexpire(keyOf(userId), lineLifeMs);
    }
    await pipeline.exec();
  }

  async close(line: Line): Promise<void> {
    const key = keyOf(line.userId);
    await this.redis
      .multi()
      .zrem(key, line.lineId)
      .zadd(key, Date.now() + lingerMs, linger)
      .pexpire(key, lineLifeMs)
      .exec();
    const timer = setTimeout(() => {
      this.leaving.delete(timer);
      this.leave(line).catch((error: unknown) => this.logger.warn({ error }, 'it was not told that somebody has gone'));
    }, lingerMs + 10).unref();
    this.leaving.add(timer);
    await this.tell({ change: 'closed', ...line });
  }

  /** Which of these people are online. One round trip, whatever their number. */
  async onlineAmong(userIds: readonly string[]): Promise<Set<string>> {
    const ids = [...new Set(userIds)];
    if (ids.length === 0) return new Set();
    const pipeline = this.redis.pipeline();
    for (const id of ids) pipeline.zcount(keyOf(id), Date.now(), '+inf');
    const counts = (await pipeline.exec()) ?? [];
    return new Set(ids.filter((_, index) => Number(counts[index]?.[1] ?? 0) > 0));
  }

  /** Which of these lines are open, each under the person whose it is said to be. One round trip. */
  async openAmong(lines: readonly Line[]): Promise<Set<string>> {
    if (lines.length === 0) return new Set();
    const pipeline = this.redis.pipeline();
    for (const { lineId, userId } of lines) pipeline.zscore(keyOf(userId), lineId);
    const scores = (await pipeline.exec()) ?? [];
    const now = Date.now();
    return new Set(lines.filter((_, index) => Number(scores[index]?.[1] ?? 0) > now).map(({ lineId }) => lineId));
  }

  /** Calls back on every line that opens or closes, and on everybody who goes, in any process. What happens while Redis is away is not told. */
  async listen(listener: (change: LineChange) => void): Promise<void> {
    this.listeners.add(listener);
    if (this.subscriber) return;
    const subscriber = this.redis.duplicate();
    this.subscriber = subscriber;
    subscriber.on('error', (error: Error) => this.logger.warn({ error: error.message }, 'lines are not heard of'));
    subscriber.on('message', (_channel: string, text: string) => this.hear(text));
    await subscriber.subscribe(channel);
  }

  onApplicationShutdown() {
    for (const timer of this.leaving) clearTimeout(timer);
    this.leaving.clear();
    this.subscriber?.disconnect();
    this.subscriber = null;
  }

  private async leave(line: Line): Promise<void> {
    if (!(await this.onlineAmong([line.userId])).has(line.userId)) await this.tell({ change: 'gone', ...line });
  }

  private async tell(change: LineChange): Promise<void> {
    await this.redis.publish(channel, JSON.stringify(change));
  }

  private hear(text: string): void {
    const parsed = LineChange.safeParse(JSON.parse(text));
    if (parsed.success) for (const listener of this.listeners) listener(parsed.data);
  }
}
