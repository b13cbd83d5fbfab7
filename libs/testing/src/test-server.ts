import { randomBytes } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Role } from '@parvis/contracts';
import {
  type AppConfig,
  AUTH,
  type Auth,
  createApplication,
  loadConfig,
  type Service,
  SignInLinks,
} from '@parvis/platform';
import { Redis } from 'ioredis';
import { DataSource } from 'typeorm';
import { freePort } from './free-port.js';
import { TestClient } from './test-client.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** A service of Parvis on a database of its own, listening on a free port of this machine. */
export class TestServer {
  private constructor(
    readonly app: NestExpressApplication,
    readonly config: AppConfig,
    /** What another process needs to be the same service. */
    readonly environment: Readonly<Record<string, string>>,
    /** Null where it is another server's. */
    private readonly database: TestDatabase | null,
  ) {}

  static async start(service: Service, environment: Record<string, string> = {}): Promise<TestServer> {
    const database = await createTestDatabase();
    const redisUrl = `${process.env.REDIS_URL}/${nextRedisDatabase()}`;
    await emptyRedis(redisUrl);
    const settings = {
      NODE_ENV: 'test',
      DATABASE_URL: database.url,
      DATABASE_POOL: '8',
      // A number of its own keeps the queues of test files apart.
      REDIS_URL: redisUrl,
      APP_SECRET: randomBytes(24).toString('hex'),
      LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
      ...environment,
    };
    return TestServer.listen(service, settings, database);
  }

  private static async listen(
    service: Service,
    environment: Readonly<Record<string, string>>,
    database: TestDatabase | null,
  ): Promise<TestServer> {
    const port = await freePort();
    const config = loadConfig({ ...environment, PORT: String(port) });
    const app = await createApplication(service, config);
    await app.listen(port, '127.0.0.1');
    return new TestServer(app, config, environment, database);
  }

  /** The same service a second time, as in another process: it shares the database and Redis, and nothing else. Stop it first. */
  replica(service: Service): Promise<TestServer> {
    return TestServer.listen(service, this.environment, null);
  }

  get url(): string {
    return this.config.publicUrl;
  }

  get db(): DataSource {
    return this.app.get(DataSource);
  }

  /** A client without a session. */
  get stranger(): TestClient {
    return new TestClient(this.url);
  }

  /** An account with this address, made if need be, and a client with a session of it. */
  async signIn(email: string, name = email.split('@')[0] ?? email): Promise<TestClient> {
    await this.db.query(
      `insert into auth."user" (email, name, email_verified) values (lower($1), $2, true) on conflict (email) do nothing`,
      [email, name],
    );
    const link = new URL(await this.app.get(SignInLinks).create(email, '/', 600));
    const auth = this.app.get<Auth>(AUTH);
    const answer = await auth.api.magicLinkVerify({
      query: { token: link.searchParams.get('token') ?? '' },
      headers: new Headers(),
      asResponse: true,
    });
    const cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const [{ id }]: [{ id: string }] = await this.db.query(`select id from auth."user" where email = lower($1)`, [
      email,
    ]);
    return new TestClient(this.url, cookie, id);
  }

  /** Signs in and gives a role in a fair. */
  async signInAs(role: Role, fairId: string, email: string): Promise<TestClient> {
    const client = await this.signIn(email);
    await this.db.query(
      `insert into auth.fair_role (user_id, fair_id, role) values ($1, $2, $3) on conflict do nothing`,
      [client.userId, fairId, role],
    );
    return client;
  }

  /** Waits until a condition holds; fails with what it saw last. */
  async eventually<Value>(look: () => Promise<Value>, holds: (value: Value) => boolean, seconds = 15): Promise<Value> {
    const until = Date.now() + seconds * 1000;
    for (;;) {
      const value = await look();
      if (holds(value)) return value;
      if (Date.now() > until)
        throw new Error(`It did not come true in ${seconds} s; last seen: ${JSON.stringify(value)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.database?.drop();
  }
}

let redisDatabases = Number(process.env.JEST_WORKER_ID ?? '1') * 4;
const nextRedisDatabase = () => redisDatabases++ % 16;

/** A test file before may have left jobs with the very ids that this one's events will have; they would count as done. */
async function emptyRedis(url: string): Promise<void> {
  const redis = new Redis(url, { maxRetriesPerRequest: 1 });
  try {
    await redis.flushdb();
  } finally {
    redis.disconnect();
  }
}
