import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { EventWorkers } from './event-workers.js';
import { Outbox } from './outbox.js';
import { OutboxRelay } from './outbox-relay.js';
import { Queues } from './queues.js';

/** What writes events. */
@Global()
@Module({ providers: [Outbox, Queues], exports: [Outbox, Queues] })
export class OutboxModule {}

/** What moves and handles events; in processes with the role `worker`. */
@Module({ imports: [DiscoveryModule, OutboxModule], providers: [OutboxRelay, EventWorkers], exports: [OutboxRelay] })
export class EventWorkersModule {}
