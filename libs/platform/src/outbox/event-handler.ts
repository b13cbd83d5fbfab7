import { applyDecorators, Injectable, SetMetadata } from '@nestjs/common';
import type { EventName, EventPayload, EventQueue, eventSubscribers } from '@parvis/contracts';

/** Metadata key under which a handler class carries its event and queue. */
export const EVENT_HANDLER = 'parvis:event-handler';

export interface HandledEvent {
  event: EventName;
  queue: EventQueue;
}

/**
 * Reacts to one event. `handle` may be called again with the same event after a crash, so it has to be idempotent; what it
 * throws leads to a new attempt with backoff. `eventId` is the same at each attempt.
 */
export interface EventHandler<Name extends EventName> {
  handle(payload: EventPayload<Name>, eventId: string): Promise<void>;
}

/** Marks a provider as the handler of an event on one of its subscribers' queues. */
export const HandlesEvent = <Name extends EventName>(
  event: Name,
  queue: (typeof eventSubscribers)[Name][number] & EventQueue,
): ClassDecorator => applyDecorators(Injectable(), SetMetadata(EVENT_HANDLER, { event, queue } satisfies HandledEvent));
