import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { domainEvents, type EventName, type EventQueue, eventSubscribers } from '@parvis/contracts';
import { type Job, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { REDIS } from '../redis/redis.module.js';
import { EVENT_HANDLER, type EventHandler, type HandledEvent } from './event-handler.js';

type Handlers = Map<EventName, EventHandler<EventName>>;

/** Jobs of one queue that a process works on at once. Queues of long work take one. */
const concurrency: Partial<Record<EventQueue, number>> = {
  'messaging.mail': 10,
  // Each waits for the push services of a portion of people.
  'messaging.push-web': 8,
  'profiles.imports': 1,
  'matchmaking.runs': 1,
  'matchmaking.allocate': 1,
  'matchmaking.learn': 1,
  'live.recordings': 1,
  'booths.exports': 1,
  // Each waits for somebody else's server, ten seconds at most.
  'booths.webhooks': 16,
  // Fairs take turns with these under a lock, and each holds one connection while it asks for another.
  'matchmaking.repair': 2,
  'meetings.publish': 2,
  'live.roulette': 2,
};

/** The receiving side of the queues: one BullMQ worker for each queue that has a handler in this process. */
@Injectable()
export class EventWorkers implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('events');
  private readonly workers: Worker[] = [];
  private readonly connections: Redis[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    @Inject(REDIS) private readonly redis: Redis,
  ) {}

  onApplicationBootstrap() {
    for (const [queue, handlers] of this.findHandlers()) this.start(queue, handlers);
  }

  async onApplicationShutdown() {
    await Promise.all(this.workers.map((worker) => worker.close()));
    // BullMQ leaves connections that it was given to their owner.
    for (const connection of this.connections) connection.disconnect();
  }

  private findHandlers(): Map<EventQueue, Handlers> {
    const queues = new Map<EventQueue, Handlers>();
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const handled: HandledEvent | undefined = metatype && Reflect.getMetadata(EVENT_HANDLER, metatype);
      if (!handled || !instance) continue;
      const handlers = queues.get(handled.queue) ?? new Map();
      const known = handlers.get(handled.event);
      if (known && known !== instance) throw new Error(`Two handlers of ${handled.event} on ${handled.queue}`);
      queues.set(handled.queue, handlers.set(handled.event, instance));
    }
    for (const [queue, handlers] of queues) assertComplete(queue, handlers);
    return queues;
  }

  private start(queue: EventQueue, handlers: Handlers) {
    const work = async (job: Job) => {
      const name = job.name as EventName;
      const handler = handlers.get(name);
      if (!handler) throw new Error(`No handler of ${name} on ${queue}`);
      await handler.handle(domainEvents[name].parse(job.data), String(job.id));
    };
    const connection = this.redis.duplicate();
    this.connections.push(connection);
    const worker = new Worker(queue, work, {
      connection,
      // A process that dies during a job costs one of these; an import has to outlive more than one crash.
      maxStalledCount: 10,
      // Its jobs are free half a minute after its death at most; whoever looks for them finds them at the second look.
      stalledInterval: 10_000,
      concurrency: concurrency[queue] ?? 4,
    });
    worker.on('failed', (job, error) =>
      this.logger.error(
        { queue, event: job?.name, id: job?.id, attempt: job?.attemptsMade, error },
        'an event was not handled',
      ),
    );
    worker.on('error', (error) => this.logger.warn({ queue, error: error.message }, 'trouble with the queue'));
    this.workers.push(worker);
  }
}

function assertComplete(queue: EventQueue, handlers: Handlers) {
  for (const [event, queues] of Object.entries(eventSubscribers) as [EventName, readonly EventQueue[]][]) {
    if (queues.includes(queue) && !handlers.has(event)) throw new Error(`Nothing handles ${event} on ${queue}`);
  }
}
