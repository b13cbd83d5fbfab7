import { Injectable } from '@nestjs/common';
import { AppConfig, Outbound, OutboundError, Outbox, SecretSeal } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { type AttemptResult, type ClaimedDelivery, DeliveryRepository } from './delivery.repository.js';
import { retryDelayMs } from './retry.rules.js';
import { type ConcernedWebhook, WebhookRepository } from './webhook.repository.js';
import { WebhookMessage } from './webhook-message.js';
import { webhookHeaders, webhookSealPurpose } from './webhook-signature.rules.js';

const nothing = { status: null, answer: '', trouble: null, tookMs: null, nextAt: null } as const;
/** "The target resource is no longer available": Standard Webhooks has it mean that nothing more is wanted. */
const gone = 410;

/** Makes one attempt of a delivery. */
@Injectable()
export class WebhookSender {
  private readonly seal: SecretSeal;

  constructor(
    private readonly deliveries: DeliveryRepository,
    private readonly webhooks: WebhookRepository,
    private readonly message: WebhookMessage,
    private readonly outbound: Outbound,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
    config: AppConfig,
  ) {
    this.seal = new SecretSeal(config.get('APP_SECRET'), webhookSealPurpose);
  }

  /** When it is to be tried again; null when it is not. Of two calls with the same number of attempts, one does something. */
  async attempt(
    deliveryId: string,
    attempts: number,
    evenIfHeld: boolean,
  ): Promise<{ attempts: number; at: Date } | null> {
    const delivery = await this.deliveries.claim(deliveryId, attempts, evenIfHeld);
    if (!delivery) return null;
    const nextAt = await this.note(delivery, await this.send(delivery));
    return nextAt && { attempts: delivery.attempts, at: nextAt };
  }

  private async send(delivery: ClaimedDelivery): Promise<AttemptResult> {
    if (delivery.isOff) return { ...nothing, state: 'failed', trouble: 'off' };
    const body = await this.message.bodyOf(delivery);
    if (body === null) return { ...nothing, state: 'dropped' };
    const secrets = this.secretsOf(delivery);
    if (!secrets) return { ...nothing, state: 'failed', trouble: 'secret' };
    const startedAt = Date.now();
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Parvis-Webhooks/1',
      ...webhookHeaders(delivery.id, Math.floor(startedAt / 1000), body, secrets),
    };
    try {
      const { status, text } = await this.outbound.post(delivery.url, body, headers);
      const answered = { status, answer: text, tookMs: Date.now() - startedAt };
      if (status >= 200 && status < 300) return { ...answered, state: 'delivered', trouble: null, nextAt: null };
      if (status === gone) return { ...answered, state: 'failed', trouble: 'status', nextAt: null };
      return { ...answered, ...later(delivery.attempts), trouble: 'status' };
    } catch (error) {
      if (!(error instanceof OutboundError)) throw error;
      return { ...nothing, tookMs: Date.now() - startedAt, ...later(delivery.attempts), trouble: error.trouble };
    }
  }

  /** @returns when it is to be tried again */
  private async note({ id, webhookId }: ClaimedDelivery, result: AttemptResult): Promise<Date | null> {
    const isTried = result.status !== null || result.tookMs !== null;
    return this.dataSource.transaction(async (manager) => {
      const isHeld = isTried && !(await this.noteAtWebhook(manager, webhookId, result));
      const noted: AttemptResult = isHeld ? { ...result, state: 'waiting', nextAt: null } : result;
      await this.deliveries.finish(manager, id, noted);
      return noted.nextAt;
    });
  }

  /** @returns whether the webhook goes on as before; false while it is held: what it is to be told waits, however often it was tried */
  private async noteAtWebhook(manager: EntityManager, webhookId: string, result: AttemptResult): Promise<boolean> {
    const { state, status, trouble } = result;
    if (state === 'delivered') {
      await this.webhooks.noteTaken(manager, webhookId);
      return true;
    }
    const { isHeld, news } = await this.webhooks.noteFailure(manager, webhookId, trouble, status);
    const stopped = await this.webhooks.stop(manager, webhookId, status === gone);
    if (stopped) await this.outbox.record(manager, 'webhook.stopped.v1', concerned(stopped));
    else if (news && trouble)
      await this.outbox.record(manager, 'webhook.held.v1', { ...concerned(news), trouble, status });
    return stopped !== null || !isHeld;
  }

  /** The present one and, for a day, the one before; null where the application's secret is another than theirs. */
  private secretsOf({ secret, formerSecret }: ClaimedDelivery): string[] | null {
    try {
      return [secret, ...(formerSecret ? [formerSecret] : [])].map((sealed) => this.seal.open(sealed));
    } catch {
      return null;
    }
  }
}

function later(attempts: number): Pick<AttemptResult, 'state' | 'nextAt'> {
  const waitMs = retryDelayMs(attempts, Math.random());
  return waitMs === null
    ? { state: 'failed', nextAt: null }
    : { state: 'waiting', nextAt: new Date(Date.now() + waitMs) };
}

const concerned = ({ url, ...rest }: ConcernedWebhook) => ({ ...rest, host: new URL(url).host });
