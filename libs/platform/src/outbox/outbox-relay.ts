import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type EventName, eventSubscribers } from '@parvis/contracts';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { AppConfig } from '../config/app-config.js';
import { Queues } from './queues.js';

const batchSize = 500;
/** A lost notification is made up for by this poll. */
const pollMs = 2_000;

interface OutboxRow {
  id: string;
  /** When it was recorded, in microseconds since 1970. */
  at: string;
  name: EventName;
  payload: unknown;
}

/**
 * Moves events from the outbox to the queue of every subscriber, with the event's id and time as job id: numbers alone come again
 * in a database that is new or restored, and Redis would take such events for done. Any number of relays may run: each batch is locked by one. A relay that dies between queue and commit sends the batch again, under the same ids.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('outbox');
  private listener: Client | undefined;
  private poll: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private isWanted = false;
  private isClosed = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly queues: Queues,
    private readonly config: AppConfig,
  ) {}

  async onApplicationBootstrap() {
    this.poll = setInterval(() => this.wake(), pollMs);
    await this.listen();
    this.wake();
  }

  async onApplicationShutdown() {
    this.isClosed = true;
    clearInterval(this.poll);
    await this.running;
    await this.listener?.end().catch(() => undefined);
  }

  /** Asks for a pass over the outbox; calls during a pass lead to one more. */
  wake() {
    this.isWanted = true;
    this.running ??= this.drain().finally(() => {
      this.running = undefined;
    });
  }

  private async drain() {
    while (this.isWanted && !this.isClosed) {
      this.isWanted = false;
      try {
        while (!this.isClosed && (await this.relayBatch()) === batchSize);
      } catch (error) {
        this.logger.warn({ error }, 'could not relay events; the next poll tries again');
      }
    }
  }

  private relayBatch(): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const rows: OutboxRow[] = await manager.query(
        `select id, (extract(epoch from created_at) * 1000000)::bigint as at, name, payload from platform.outbox order by id limit $1 for update skip locked`,
        [batchSize],
      );
      if (rows.length === 0) return 0;
      const jobs = rows.flatMap(({ id, at, name, payload }) =>
        (eventSubscribers[name] ?? []).map((queue) => ({
          queue,
          job: { name, data: payload, id: `event-${id}-${at}` },
        })),
      );
      await this.queues.addAll(jobs);
      await manager.query(`delete from platform.outbox where id = any($1)`, [rows.map((row) => row.id)]);
      return rows.length;
    });
  }

  private async listen() {
    try {
      const client = new Client({ connectionString: this.config.get('DATABASE_URL') });
      client.on('notification', () => this.wake());
      // Without a listener the poll still finds everything, a little later.
      client.on('error', (error) => this.logger.warn({ error }, 'lost the notification line of the outbox'));
      client.on('end', () => this.listenAgain());
      await client.connect();
      await client.query('listen outbox');
      this.listener = client;
    } catch (error) {
      this.logger.warn({ error }, 'could not listen to the outbox');
      this.listenAgain();
    }
  }

  private listenAgain() {
    if (!this.isClosed) setTimeout(() => !this.isClosed && void this.listen(), pollMs).unref();
  }
}
