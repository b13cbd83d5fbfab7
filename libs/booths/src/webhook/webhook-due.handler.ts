import type { EventPayload } from '@parvis/contracts';
import { type EventHandler, HandlesEvent, Queues } from '@parvis/platform';
import { WebhookSender } from './webhook-sender.js';

/**
 * Tries a delivery and puts the next attempt off by itself: what somebody else's server does is no failure of a job of ours. An attempt
 * that gets lost between the two is found by `WebhookSweeper`.
 */
@HandlesEvent('webhook.due.v1', 'booths.webhooks')
export class WebhookDueHandler implements EventHandler<'webhook.due.v1'> {
  constructor(
    private readonly sender: WebhookSender,
    private readonly queues: Queues,
  ) {}

  async handle({ deliveryId, attempts, evenIfHeld }: EventPayload<'webhook.due.v1'>): Promise<void> {
    const next = await this.sender.attempt(deliveryId, attempts, evenIfHeld);
    if (!next) return;
    const id = `webhook-${deliveryId}-${next.attempts}-${next.at.getTime()}`;
    const data = { deliveryId, attempts: next.attempts, evenIfHeld: false } satisfies EventPayload<'webhook.due.v1'>;
    const delayMs = Math.max(0, next.at.getTime() - Date.now());
    await this.queues.addAll([{ queue: 'booths.webhooks', job: { id, name: 'webhook.due.v1', data, delayMs } }]);
  }
}
