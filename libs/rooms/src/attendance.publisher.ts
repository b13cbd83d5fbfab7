import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { domainEvents, eventSubscribers } from '@parvis/contracts';
import type { Attendance } from '@parvis/media';
import { Queues } from '@parvis/platform';

const patienceMs = 2_000;

/**
 * Tells the meetings service who was in a room and when. Rooms have no database and so no outbox: the event goes straight
 * to its subscribers' queues.
 */
@Injectable()
export class AttendancePublisher {
  private readonly logger = new Logger('rooms');
  private readonly underWay = new Set<Promise<void>>();

  constructor(private readonly queues: Queues) {}

  publish(change: 'joined' | 'left', { roomId, participantId, at }: Attendance): void {
    const name = 'room.attendance.v1';
    const data = domainEvents[name].parse({ roomId, participantId, change, at: at.toISOString() });
    const id = randomUUID();
    const sending = this.queues
      .addAll(eventSubscribers[name].map((queue) => ({ queue, job: { id, name, data } })))
      .catch((error: unknown) =>
        this.logger.error({ roomId, participantId, change, error }, 'attendance was not recorded'),
      )
      .finally(() => this.underWay.delete(sending));
    this.underWay.add(sending);
  }

  /** When all that was published is in its queues, or when it has become clear that Redis is away. */
  async settled(): Promise<void> {
    const givenUp = new AbortController();
    const patience = setTimeout(patienceMs, undefined, { signal: givenUp.signal }).catch(() => undefined);
    await Promise.race([Promise.all(this.underWay), patience]);
    givenUp.abort();
  }
}
