import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { domainEvents, type EventName, type EventPayload, eventSubscribers } from '@parvis/contracts';
import { Queues, withDeadline } from '@parvis/platform';

const patienceMs = 2_000;

/**
 * Tells other services what happens in rooms. Rooms have no database and so no outbox: an event goes straight to its
 * subscribers' queues, and is lost when Redis is away for longer than its client waits, unless its sender tells it again.
 */
@Injectable()
export class EventPublisher {
  private readonly logger = new Logger('rooms');
  private readonly underWay = new Set<Promise<void>>();

  constructor(private readonly queues: Queues) {}

  publish<Name extends EventName>(name: Name, payload: EventPayload<Name>): void {
    const sending = this.send(name, payload)
      .catch((error: unknown) => this.logger.error({ event: name, error }, 'an event reached nobody'))
      .finally(() => this.underWay.delete(sending));
    this.underWay.add(sending);
  }

  /**
   * The same for what can be told again later: rejects when it does not reach its queues in time. It may still reach them afterwards, and
   * so come twice.
   */
  async deliver<Name extends EventName>(name: Name, payload: EventPayload<Name>): Promise<void> {
    await withDeadline(this.send(name, payload), patienceMs);
  }

  /** When all that was published is in its queues, or when it has become clear that Redis is away. */
  async settled(): Promise<void> {
    const givenUp = new AbortController();
    const patience = setTimeout(patienceMs, undefined, { signal: givenUp.signal }).catch(() => undefined);
    await Promise.race([Promise.all(this.underWay), patience]);
    givenUp.abort();
  }

  private async send<Name extends EventName>(name: Name, payload: EventPayload<Name>): Promise<void> {
    const data = domainEvents[name].parse(payload);
    const id = randomUUID();
    await this.queues.addAll(eventSubscribers[name].map((queue) => ({ queue, job: { id, name, data } })));
  }
}
