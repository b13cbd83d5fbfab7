import { Injectable } from '@nestjs/common';
import { InRounds, Queues, Rounds } from '@parvis/platform';
import { DeliveryRepository, type DueDelivery } from './delivery.repository.js';

const roundMs = 60_000;
const portion = 500;

/**
 * Every minute, in any number of processes: takes up deliveries whose job was lost, tries webhooks that took nothing,
 * sends what waited for those that take something again, and forgets old ones.
 */
@Injectable()
export class WebhookSweeper extends InRounds {
  protected readonly rounds = new Rounds({ name: 'webhooks', everyMs: roundMs, round: () => this.sweep() });

  constructor(
    private readonly deliveries: DeliveryRepository,
    private readonly queues: Queues,
  ) {
    super();
  }

  /** One round. */
  async sweep(): Promise<void> {
    await this.deliveries.forgetOld();
    // An id for each minute: the same job is not added by every process, and is added again if it is lost once more.
    const minute = Math.floor(Date.now() / roundMs);
    const add = (why: 'again' | 'released' | 'probe', due: readonly DueDelivery[]) =>
      this.queues.addAll(
        due.map(({ id, attempts }) => ({
          queue: 'booths.webhooks',
          job: {
            id: `webhook-${id}-${attempts}-${why}-${minute}`,
            name: 'webhook.due.v1',
            data: { deliveryId: id, attempts, evenIfHeld: why === 'probe' },
          },
        })),
      );
    await add('again', await this.deliveries.overdue(portion));
    await add('released', await this.deliveries.released(portion));
    await add('probe', await this.deliveries.probes());
  }
}
