import { randomUUID } from 'node:crypto';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { AppConfig, REDIS, roomKeys } from '@parvis/platform';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { NodeIdentity } from './node-identity.js';
import { NodeSeal } from './node-seal.js';

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

/** The other node has answered, and said no. */
export class NodeRefusal extends Error {}

/** A message that is older was recorded and played again. Clocks of nodes may differ by as much. */
const freshMs = 30_000;
const patienceMs = 2_000;

/**
 * Requests and news between media nodes, through Redis. Each message is sealed with a key derived from the application's secret, names
 * its receiver and is taken once. News may be lost; requests are answered in time or rejected.
 */
@Injectable()
export class NodeBus implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('rooms');
  private readonly seal: NodeSeal;
  private readonly handlers = new Map<string, Handler>();
  private readonly waiting = new Map<
    string,
    { from: string; resolve(body: unknown): void; reject(error: Error): void }
  >();
  /** Ids of messages taken, with the time after which they may be forgotten. */
  private readonly seen = new Map<string, number>();
  private subscriber: Redis | null = null;

  constructor(
    @Inject(REDIS) private readonly redis: Redis,
    private readonly identity: NodeIdentity,
    config: AppConfig,
  ) {
    this.seal = new NodeSeal(config.get('APP_SECRET'));
  }

  /** Says what answers a request or takes a news of this name. */
  handle(name: string, handler: Handler): void {
    this.handlers.set(name, handler);
  }

  /** Redis may be away; the line comes about by itself later. */
  async onApplicationBootstrap() {
    const subscriber = this.redis.duplicate();
    this.subscriber = subscriber;
    subscriber.on('error', (error: Error) => this.logger.warn({ error: error.message }, 'the line to other nodes'));
    subscriber.on('message', (_channel: string, text: string) => void this.receive(text));
    const subscribed = subscriber.subscribe(roomKeys.channel(this.identity.id)).catch(() => undefined);
    await Promise.race([subscribed, new Promise((resolve) => setTimeout(resolve, patienceMs).unref())]);
  }

  beforeApplicationShutdown() {
    this.subscriber?.disconnect();
    this.subscriber = null;
    for (const { reject } of this.waiting.values()) reject(new Error('this node ends'));
    this.waiting.clear();
  }

  /** @throws NodeRefusal when the other node says no, Error when it does not answer in time (ms). */
  async ask(to: string, name: string, body: unknown, within = patienceMs): Promise<unknown> {
    const id = randomUUID();
    let timer: NodeJS.Timeout | undefined;
    const answer = new Promise<unknown>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`${to} does not answer ${name}`)), within).unref();
      this.waiting.set(id, { from: to, resolve, reject });
    });
    this.send({ id, to, name, kind: 'request', body }).catch((error: Error) => this.waiting.get(id)?.reject(error));
    try {
      return await answer;
    } finally {
      clearTimeout(timer);
      this.waiting.delete(id);
    }
  }

  /** Whether it arrives is not known. */
  tell(to: string, name: string, body: unknown): void {
    this.send({ id: randomUUID(), to, name, kind: 'news', body }).catch((error: unknown) =>
      this.logger.warn({ to, name, error: String(error) }, 'another node was not told'),
    );
  }

  private async send(message: Omit<Message, 'from' | 'at'>): Promise<void> {
    const text = JSON.stringify({ ...message, from: this.identity.id, at: Date.now() });
    await this.redis.publish(roomKeys.channel(message.to), this.seal.seal(text));
  }

  private async receive(sealed: string): Promise<void> {
    const message = this.open(sealed);
    if (message === null) {
      this.logger.warn('a message to this node is not a node’s');
      return;
    }
    const { id, from, kind, name, body } = message;
    if (kind === 'answer' || kind === 'refusal') {
      const waiting = this.waiting.get(id);
      if (waiting?.from !== from) return;
      if (kind === 'answer') waiting.resolve(body);
      else waiting.reject(new NodeRefusal(String(body)));
      return;
    }
    try {
      const handler = this.handlers.get(name);
      if (handler === undefined) throw new NodeRefusal(`nothing answers ${name}`);
      const answer = await handler(body, from);
      if (kind === 'request') await this.send({ id, to: from, name, kind: 'answer', body: answer ?? null });
    } catch (error) {
      if (!(error instanceof NodeRefusal)) {
        this.logger.warn({ from, name, error: String(error) }, 'a message of another node failed');
      }
      if (kind !== 'request') return;
      await this.send({ id, to: from, name, kind: 'refusal', body: String(error) }).catch(() => undefined);
    }
  }

  /** Null for what is forged, old, meant for another node or known already. */
  private open(sealed: string): Message | null {
    const text = this.seal.open(sealed);
    if (text === null) return null;
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
}
