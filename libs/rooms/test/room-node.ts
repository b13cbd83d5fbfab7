import { randomUUID } from 'node:crypto';
import { createApplication, loadConfig, REDIS, RoomDirectory, RoomTicketSigner } from '@parvis/platform';
import type { Redis } from 'ioredis';
import { NodePresence } from '../src/cluster/node-presence.js';
import { RoomsModule } from '../src/index.js';

const secret = 'a secret of thirty-two characters';
export const signer = new RoomTicketSigner(secret);

/** A number of its own keeps the nodes of other test files away. */
export const redisUrl = `${process.env.REDIS_URL}/${(Number(process.env.JEST_WORKER_ID ?? '1') * 4 + 3) % 16}`;

/** One media node among several on the test's Redis; in this process, with ports and a name of its own. */
export class RoomNode {
  private constructor(
    readonly id: string,
    readonly url: string,
    readonly app: Awaited<ReturnType<typeof createApplication>>,
  ) {}

  static async start(environment: Record<string, string> = {}): Promise<RoomNode> {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const id = `test-${randomUUID().slice(0, 8)}`;
    const url = `http://127.0.0.1:${port}`;
    const config = loadConfig({
      ...process.env,
      PORT: String(port),
      REDIS_URL: redisUrl,
      APP_SECRET: secret,
      LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
      RTC_PORT: String(port + 1),
      MEDIA_WORKERS: '1',
      ROOMS_NODE_ID: id,
      ROOMS_URL: url,
      ...environment,
    });
    const app = await createApplication(
      { name: 'rooms', api: [RoomsModule], worker: [], hasDatabase: false, domains: ['rooms'] },
      config,
    );
    await app.listen(port, '127.0.0.1');
    return new RoomNode(id, url, app);
  }

  get redis(): Redis {
    return this.app.get<Redis>(REDIS);
  }

  /** Cuts this node off from Redis, as when its host is lost; its sockets stay. */
  async cutOff(): Promise<void> {
    this.app.get(NodePresence, { strict: false }).end();
    this.redis.disconnect();
  }

  /** Redis is there again. */
  async reconnect(): Promise<void> {
    await this.redis.connect();
    await this.app.get(NodePresence, { strict: false }).begin();
  }
}

/**
 * What issues tickets would be told, on the test's Redis.
 *
 * @param patienceMs time until it answers without Redis: long, since the machine of a test may stand still for a second
 */
export function directoryOn(redis: Redis, patienceMs = 20_000): RoomDirectory {
  const config = loadConfig({
    ...process.env,
    DATABASE_URL: 'postgres://nowhere/none',
    APP_SECRET: secret,
    ROOMS_URL: 'https://configured.example',
  });
  return new RoomDirectory(config, redis, patienceMs);
}
