import { Injectable } from '@nestjs/common';
import { type BodyOf, type changeWebhook, mostWebhooks, type Webhook, type WebhookSecret } from '@parvis/contracts';
import {
  AppConfig,
  DomainError,
  type FairCaller,
  invalid,
  notFound,
  Outbound,
  OutboundError,
  SecretSeal,
} from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { OwnPerson } from '../consent/own-person.js';
import { WebhookRepository, type WebhookRow } from './webhook.repository.js';
import { newWebhookSecret, webhookSealPurpose } from './webhook-signature.rules.js';

/** The webhooks of a booth, for its own team. */
@Injectable()
export class WebhookService {
  private readonly seal: SecretSeal;

  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly people: OwnPerson,
    private readonly participants: ParticipantReader,
    private readonly outbound: Outbound,
    config: AppConfig,
  ) {
    this.seal = new SecretSeal(config.get('APP_SECRET'), webhookSealPurpose);
  }

  async list(fairId: string, caller: FairCaller): Promise<Webhook[]> {
    const { boothId } = await this.people.team(fairId, caller);
    const rows = await this.webhooks.list(boothId);
    return this.shown(rows);
  }

  /** @throws INVALID_INPUT for an address that is never called, WEBHOOK_LIMIT */
  async add(
    fairId: string,
    { url, events }: { url: string; events: Webhook['events'] },
    caller: FairCaller,
  ): Promise<WebhookSecret> {
    const { boothId, participantId } = await this.people.team(fairId, caller);
    await this.assertCallable(url);
    const secret = newWebhookSecret();
    const row = await this.webhooks.add(
      { fairId, boothId, url, events: unique(events), secret: this.seal.seal(secret), createdById: participantId },
      mostWebhooks,
    );
    if (!row) throw new DomainError('WEBHOOK_LIMIT', 'conflict', `A booth has ${mostWebhooks} webhooks at most`);
    return { webhook: await this.one(row), secret };
  }

  /** @throws NOT_FOUND for another booth's, here and below */
  async change(
    fairId: string,
    id: string,
    { events, isOn }: BodyOf<typeof changeWebhook>,
    caller: FairCaller,
  ): Promise<Webhook> {
    const { boothId } = await this.own(fairId, id, caller);
    if (events) await this.webhooks.setEvents(id, unique(events));
    if (isOn !== undefined) await this.webhooks.setOn(id, isOn);
    return this.one(await this.found(boothId, id));
  }

  async remove(fairId: string, id: string, caller: FairCaller): Promise<void> {
    await this.own(fairId, id, caller);
    await this.webhooks.remove(id);
  }

  async rotate(fairId: string, id: string, caller: FairCaller): Promise<WebhookSecret> {
    const { row } = await this.own(fairId, id, caller);
    const secret = newWebhookSecret();
    await this.webhooks.setSecret(id, this.seal.seal(secret));
    return { webhook: await this.one(row), secret };
  }

  async own(fairId: string, id: string, caller: FairCaller): Promise<{ boothId: string; row: WebhookRow }> {
    const { boothId } = await this.people.team(fairId, caller);
    return { boothId, row: await this.found(boothId, id) };
  }

  private async found(boothId: string, id: string): Promise<WebhookRow> {
    const row = await this.webhooks.find(boothId, id);
    if (!row) throw notFound('webhook');
    return row;
  }

  /** Said at once, so that nobody waits for deliveries that never go out; it is looked at again at each of them. */
  private async assertCallable(url: string): Promise<void> {
    const { username, password, hash } = new URL(url);
    if (username || password || hash) throw invalid('url', 'webhook-address');
    try {
      await this.outbound.check(url);
    } catch (error) {
      if (!(error instanceof OutboundError)) throw error;
      if (error.trouble === 'scheme') throw invalid('url', 'webhook-https');
      throw invalid('url', error.trouble === 'address' ? 'webhook-private' : 'webhook-unknown-host');
    }
  }

  private async shown(rows: readonly WebhookRow[]): Promise<Webhook[]> {
    const names = await this.participants.lines(rows.flatMap(({ createdById }) => createdById ?? []));
    return rows.map(({ createdById, createdAt, failingSince, heldUntil, ...row }) => ({
      ...row,
      by: (createdById && names.get(createdById)?.name) || '',
      createdAt: createdAt.toISOString(),
      failingSince: failingSince?.toISOString() ?? null,
      heldUntil: heldUntil?.toISOString() ?? null,
    }));
  }

  private async one(row: WebhookRow): Promise<Webhook> {
    const [webhook] = await this.shown([row]);
    if (!webhook) throw notFound('webhook');
    return webhook;
  }
}

const unique = (events: Webhook['events']) => [...new Set(events)];
