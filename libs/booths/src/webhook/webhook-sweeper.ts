import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Queues, Rounds } from '@parvis/platform';
import { DeliveryRepository } from './delivery.repository.js';

const roundMs = 60_000;
const portion = 500;

/** Every minute, in any number of processes: takes up deliveries whose job was lost, and forgets old ones. */
@Injectable()
export class WebhookSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly rounds = new Rounds({ name: 'webhooks', everyMs: roundMs, round: () => this.sweep() });

  constructor(
    private readonly deliveries: DeliveryRepository,
    private readonly queues: Queues,
  ) {}

  onApplicationBootstrap() {
    this.rounds.start();
  }

  onModuleDestroy() {
    return this.rounds.close();
  }

  /** One round. */
  async sweep(): Promise<void> {
    await this.deliveries.forgetOld();
    const overdue = await this.deliveries.overdue(portion);
    // An id for each minute: the same job is not added by every process, and is added again if it is lost once more.
    const minute = Math.floor(Date.now() / roundMs);
    await this.queues.addAll(
      overdue.map(({ id, attempts }) => ({
        queue: 'booths.webhooks',
        job: {
          id: `webhook-${id}-${attempts}-again-${minute}`,
          name: 'webhook.due.v1',
          data: { deliveryId: id, attempts },
        },
      })),
    );
  }
}
