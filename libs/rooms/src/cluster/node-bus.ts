import { createHmac, hkdfSync, randomUUID, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { AppConfig, REDIS, roomKeys } from '@parvis/platform';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { NodeIdentity } from './node-identity.js';

const Message = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  at: z.number(),
  /** `answer` and `refusal` carry the id of what they answer. */
  kind: z.enum(['request', 'answer', 'refusal', 'news']),
  name: z.string(),
  body: z.unknown(),
});
type Message = z.infer<typeof Message>;

type Handler = (body: unknown, from: string) => Promise<unknown>;

/** A message that is older was recorded and played again. Clocks of nodes may differ by as much. */
const freshMs = 30_000;
const requestMs = 2_000;

/**
 * Requests and news between media nodes, through Redis. Each message is signed with a key derived from the application's secret, names
 * its receiver and is taken once; requests are answered within two seconds or rejected.
 */
@Injectable()
export class NodeBus {
  private readonly logger = new Logger('rooms');
  private readonly key: Buffer;
  private readonly handlers = new Map<string, Handler>();
  private readonly waiting = new Map<string, { resolve(body: unknown): void; reject(error: Error): void }>();
  /** Ids of messages taken, with the time after which they may be forgotten. */
  private readonly seen = new Map<string, number>();
  private subscriber: Redis | null = null;

  constructor(
    @Inject(REDIS) private readonly redis: Redis,
    private readonly identity: NodeIdentity,
    config: AppConfig,
  ) {
    this.key = Buffer.from(hkdfSync('sha256', config.get('APP_SECRET'), '', 'parvis room nodes v1', 32));
  }

  /** Says what answers a request or takes a news of this name. */
  handle(name: string, handler: Handler): void {
    this.handlers.set(name, handler);
  }

  async listen(): Promise<void> {
    const subscriber = this.redis.duplicate();
    this.subscriber = subscriber;
    subscriber.on('error', (error: Error) => this.logger.warn({ error: error.message }, 'the line to other nodes'));
    subscriber.on('message', (_channel: string, text: string) => void this.receive(text));
    await Promise.race([
      subscriber.subscribe(roomKeys.channel(this.identity.id)),
      new Promise((resolve) => setTimeout(resolve, requestMs).unref()),
    ]);
  }

  async close(): Promise<void> {
    this.subscriber?.disconnect();
    this.subscriber = null;
    for (const { reject } of this.waiting.values()) reject(new Error('this node ends'));
    this.waiting.clear();
  }

  /** @throws Error when the other node refuses, or does not answer within two seconds. */
  async ask(to: string, name: string, body: unknown): Promise<unknown> {
    const id = randomUUID();
    const answer = new Promise<unknown>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${to} does not answer ${name}`)), requestMs).unref();
      this.waiting.set(id, {
        resolve: (value) => {
          clearTimeout(timer);
          resolve(value);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      });
    }).finally(() => this.waiting.delete(id));
    const [result] = await Promise.all([answer, this.send({ id, to, name, kind: 'request', body })]);
    return result;
  }

  async tell(to: string, name: string, body: unknown): Promise<void> {
    await this.send({ id: randomUUID(), to, name, kind: 'news', body });
  }

  private async send(message: Omit<Message, 'from' | 'at'>): Promise<void> {
    const text = JSON.stringify({ ...message, from: this.identity.id, at: Date.now() });
    await this.redis.publish(roomKeys.channel(message.to), `${this.sign(text)}${text}`);
  }

  private async receive(signed: string): Promise<void> {
    const message = this.open(signed);
    if (message === null) return this.logger.warn('a message to this node is not a node’s');
    const { id, from, kind, name, body } = message;
    const waiting = this.waiting.get(id);
    if (kind === 'answer') return waiting?.resolve(body);
    if (kind === 'refusal') return waiting?.reject(new Error(String(body)));
    try {
      const handler = this.handlers.get(name);
      if (handler === undefined) throw new Error(`nothing answers ${name}`);
      const answer = await handler(body, from);
      if (kind === 'request') await this.send({ id, to: from, name, kind: 'answer', body: answer ?? null });
    } catch (error) {
      this.logger.warn({ from, name, error: String(error) }, 'a message of another node failed');
      if (kind === 'request') {
        await this.send({ id, to: from, name, kind: 'refusal', body: String(error) }).catch(() => undefined);
      }
    }
  }

  /** Null for what is forged, old, meant for another node or known already. */
  private open(signed: string): Message | null {
    const [mac, text] = [signed.slice(0, macLength), signed.slice(macLength)];
    const expected = this.sign(text);
    if (mac.length !== expected.length || !timingSafeEqual(Buffer.from(mac), Buffer.from(expected))) return null;
    const parsed = Message.safeParse(JSON.parse(text));
    if (!parsed.success) return null;
    const { id, kind, to, at } = parsed.data;
    const now = Date.now();
    if (to !== this.identity.id || Math.abs(now - at) > freshMs) return null;
    for (const [old, until] of this.seen) {
      if (until > now) break;
      this.seen.delete(old);
    }
    const mark = `${kind}:${id}`;
    if (this.seen.has(mark)) return null;
    this.seen.set(mark, now + 2 * freshMs);
    return parsed.data;
  }

  private sign(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('base64');
  }
}

/** An HMAC-SHA256 in base64. */
const macLength = 44;
