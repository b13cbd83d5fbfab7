import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { EventName, EventQueue } from '@parvis/contracts';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { REDIS } from '../redis/redis.module.js';

/** How a job is tried and kept, for every queue alike: failures stay for a month as evidence. */
const jobOptions = {
  attempts: 8,
  backoff: { type: 'exponential', delay: 1_000, jitter: 0.3 },
  removeOnComplete: { age: 24 * 3600, count: 2_000 },
  removeOnFail: { age: 30 * 24 * 3600 },
} as const;

export interface NewJob {
  queue: EventQueue;
  job: {
    id: string;
    name: EventName;
    data: unknown;
    /** Not before so much time has passed. */
    delayMs?: number;
  };
}

/** The sending side of the BullMQ queues. */
@Injectable()
export class Queues implements OnApplicationShutdown {
  private readonly queues = new Map<EventQueue, Queue>();

  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  queue(name: EventQueue): Queue {
    const queue = this.queues.get(name) ?? new Queue(name, { connection: this.redis });
    this.queues.set(name, queue);
    return queue;
  }

  /** Adds jobs; one whose id the queue already knows is not added again. */
  async addAll(jobs: readonly NewJob[]): Promise<void> {
    const byQueue = groupByQueue(jobs);
    await Promise.all(
      [...byQueue].map(([name, items]) =>
        this.queue(name).addBulk(
          items.map(({ job: { id, name, data, delayMs = 0 } }) => ({
            name,
            data,
            opts: { ...jobOptions, jobId: id, delay: delayMs },
          })),
        ),
      ),
    );
  }

  async onApplicationShutdown() {
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }
}

function groupByQueue(jobs: readonly NewJob[]): Map<EventQueue, NewJob[]> {
  const groups = new Map<EventQueue, NewJob[]>();
  for (const job of jobs) {
    const group = groups.get(job.queue);
    if (group) group.push(job);
    else groups.set(job.queue, [job]);
  }
  return groups;
}
