import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EventPayload, listWebhookDeliveries, Page, QueryOf, WebhookDelivery } from '@parvis/contracts';
import {
  type FairCaller,
  invalid,
  notFound,
  Outbox,
  pageFrom,
  type RateLimit,
  RateLimiter,
  timePositionOf,
} from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { LeadDeletion } from '../lead/lead-retention.repository.js';
import { DeliveryRepository, type DeliveryRow, type NewDelivery } from './delivery.repository.js';
import { WebhookRepository } from './webhook.repository.js';
import { WebhookService } from './webhook.service.js';

/** What people send by hand, for each booth. */
const byHand: RateLimit = { name: 'webhook-by-hand', points: 30, seconds: 600 };

const eventOf = {
  created: 'lead.created',
  updated: 'lead.updated',
  'consent-given': 'consent.given',
  'consent-revoked': 'consent.revoked',
} as const;

/** Messages to webhooks: asked for by what happens, by a test, or once more by hand. */
@Injectable()
export class DeliveryService {
  constructor(
    private readonly deliveries: DeliveryRepository,
    private readonly webhooks: WebhookRepository,
    private readonly service: WebhookService,
    private readonly outbox: Outbox,
    private readonly limiter: RateLimiter,
    private readonly dataSource: DataSource,
  ) {}

  /** A message to each webhook that wants to know. Idempotent by the event's id. */
  async spread(news: EventPayload<'lead.changed.v1'>, eventId: string): Promise<void> {
    const { boothId, participantId, change, at } = news;
    if (change === 'recorded') return;
    const event = eventOf[change];
    await this.dataSource.transaction(async (manager) => {
      const ids = await this.webhooks.wanting(manager, boothId, event);
      await this.send(
        manager,
        ids.map((webhookId) => ({ webhookId, eventId, event, participantId, at })),
      );
    });
  }

  /** The leads of booths were deleted, as organisers have it. Idempotent by the note of each deletion. */
  async spreadDeletions(manager: EntityManager, deletions: readonly LeadDeletion[]): Promise<void> {
    for (const { id, boothId, at } of deletions) {
      const ids = await this.webhooks.wanting(manager, boothId, 'leads.deleted');
      const message = { eventId: `deletion-${id}`, event: 'leads.deleted', participantId: null, at } as const;
      await this.send(
        manager,
        ids.map((webhookId) => ({ webhookId, ...message })),
      );
    }
  }

  async list(
    fairId: string,
    webhookId: string,
    { cursor, limit }: QueryOf<typeof listWebhookDeliveries>,
    caller: FairCaller,
  ): Promise<Page<WebhookDelivery>> {
    await this.service.own(fairId, webhookId, caller);
    const [rows, total] = await Promise.all([
      this.deliveries.list(webhookId, timePositionOf(cursor), limit + 1),
      this.deliveries.count(webhookId),
    ]);
    return pageFrom(
      rows,
      limit,
      total,
      (row) => [row.place, row.id],
      ({ place: _, ...row }) => shown(row),
    );
  }

  /** @throws INVALID_INPUT for one that is off, TOO_MANY_REQUESTS */
  async test(fairId: string, webhookId: string, caller: FairCaller): Promise<WebhookDelivery> {
    await this.assertOn(fairId, webhookId, caller);
    const test = { webhookId, eventId: `test-${randomUUID()}`, event: 'webhook.test', participantId: null } as const;
    const [id] = await this.dataSource.transaction((manager) =>
      this.send(manager, [{ ...test, at: new Date().toISOString() }], true),
    );
    return this.found(webhookId, id ?? '');
  }

  /** @throws NOT_FOUND, and as above */
  async replay(fairId: string, webhookId: string, id: string, caller: FairCaller): Promise<WebhookDelivery> {
    await this.assertOn(fairId, webhookId, caller);
    await this.dataSource.transaction(async (manager) => {
      if (!(await this.deliveries.renew(manager, webhookId, id))) throw notFound('delivery');
      await this.outbox.record(manager, 'webhook.due.v1', { deliveryId: id, attempts: 0, evenIfHeld: true });
    });
    return this.found(webhookId, id);
  }

  private async send(
    manager: EntityManager,
    deliveries: readonly NewDelivery[],
    evenIfHeld = false,
  ): Promise<string[]> {
    const ids = await this.deliveries.add(manager, deliveries);
    await this.outbox.recordAll(
      manager,
      'webhook.due.v1',
      ids.map((deliveryId) => ({ deliveryId, attempts: 0, evenIfHeld })),
    );
    return ids;
  }

  private async assertOn(fairId: string, webhookId: string, caller: FairCaller): Promise<void> {
    const { boothId, row } = await this.service.own(fairId, webhookId, caller);
    if (row.off !== null) throw invalid('webhookId', 'webhook-off');
    await this.limiter.consume(byHand, boothId);
  }

  private async found(webhookId: string, id: string): Promise<WebhookDelivery> {
    const row = await this.deliveries.find(webhookId, id);
    if (!row) throw notFound('delivery');
    return shown(row);
  }
}

const shown = ({ at, triedAt, nextAt, ...row }: DeliveryRow): WebhookDelivery => ({
  ...row,
  at: at.toISOString(),
  triedAt: triedAt?.toISOString() ?? null,
  nextAt: nextAt?.toISOString() ?? null,
});
