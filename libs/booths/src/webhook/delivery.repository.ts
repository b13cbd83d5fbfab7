import { Injectable } from '@nestjs/common';
import type { DeliveryTrouble, WebhookDelivery } from '@parvis/contracts';
import type { TimePosition } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';

type DeliveryEvent = WebhookDelivery['event'];

export interface NewDelivery {
  webhookId: string;
  /** The event that led to it. */
  eventId: string;
  event: DeliveryEvent;
  participantId: string | null;
  at: string;
}

export interface DeliveryRow {
  id: string;
  event: DeliveryEvent;
  state: WebhookDelivery['state'];
  at: Date;
  attempts: number;
  triedAt: Date | null;
  nextAt: Date | null;
  status: number | null;
  answer: string;
  trouble: DeliveryTrouble | null;
  tookMs: number | null;
}

/** A delivery that is being tried, with all that the attempt needs. */
export interface ClaimedDelivery {
  id: string;
  webhookId: string;
  event: DeliveryEvent;
  participantId: string | null;
  at: Date;
  attempts: number;
  fairId: string;
  boothId: string;
  url: string;
  isOff: boolean;
  secret: Buffer;
  formerSecret: Buffer | null;
}

/** How an attempt ended. */
export interface AttemptResult {
  state: WebhookDelivery['state'];
  status: number | null;
  answer: string;
  trouble: DeliveryTrouble | null;
  tookMs: number | null;
  /** When it is tried again. */
  nextAt: Date | null;
}

const columns = `id, event, state, at, attempts, tried_at as "triedAt", next_at as "nextAt", status, answer, trouble, took_ms as "tookMs"`;
/** An attempt whose process has died is made again after this. */
const lease = `interval '2 minutes'`;
const isHeld = `(w.off is null and coalesce(w.held_until > now(), false))`;

/** A delivery, and how often it has been tried. */
export interface DueDelivery {
  id: string;
  attempts: number;
}

@Injectable()
export class DeliveryRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Answers the ids of those that are new. What waits unsent of the same lead stands for later changes of it. */
  async add(manager: EntityManager, deliveries: readonly NewDelivery[]): Promise<string[]> {
    const ids: string[] = [];
    for (const { webhookId, eventId, event, participantId, at } of deliveries) {
      const [row]: { id: string }[] = await manager.query(
        `insert into booths.webhook_delivery (webhook_id, event_id, event, participant_id, at, next_at)
         values ($1, $2, $3, $4, $5, now() + ${lease}) on conflict do nothing returning id`,
        [webhookId, eventId, event, participantId, at],
      );
      if (row) ids.push(row.id);
    }
    return ids;
  }

  /**
   * Takes the next attempt; null when somebody else has, nothing waits any more, or the webhook takes nothing at present: then it waits with
   * it, unless it is to be tried all the same.
   */
  async claim(id: string, attempts: number, evenIfHeld: boolean): Promise<ClaimedDelivery | null> {
    const [rows]: [ClaimedDelivery[]] = await this.dataSource.query(
      `update booths.webhook_delivery d set attempts = d.attempts + 1, tried_at = now(), next_at = now() + ${lease}
       from booths.webhook w
       where d.id = $1 and d.state = 'waiting' and d.attempts = $2 and w.id = d.webhook_id and ($3 or not ${isHeld})
       returning d.id, d.webhook_id as "webhookId", d.event, d.participant_id as "participantId", d.at, d.attempts,
         w.fair_id as "fairId", w.booth_id as "boothId", w.url, w.off is not null as "isOff", w.secret,
         case when w.former_until > now() then w.former_secret end as "formerSecret"`,
      [id, attempts, evenIfHeld],
    );
    if (!rows[0])
      await this.dataSource.query(
        `update booths.webhook_delivery d set next_at = null from booths.webhook w
         where d.id = $1 and d.state = 'waiting' and d.attempts = $2 and w.id = d.webhook_id and ${isHeld}`,
        [id, attempts],
      );
    return rows[0] ?? null;
  }

  async finish(manager: EntityManager, id: string, result: AttemptResult): Promise<void> {
    const { state, status, answer, trouble, tookMs, nextAt } = result;
    await manager.query(
      `update booths.webhook_delivery set state = $2, status = $3, answer = $4, trouble = $5, took_ms = $6, next_at = $7 where id = $1`,
      [id, state, status, answer, trouble, tookMs, nextAt],
    );
  }

  /** Sends it again as if for the first time. @returns whether there is such a delivery. */
  async renew(manager: EntityManager, webhookId: string, id: string): Promise<boolean> {
    const [, count]: [unknown, number] = await manager.query(
      `update booths.webhook_delivery set state = 'waiting', attempts = 0, next_at = now() + ${lease} where webhook_id = $1 and id = $2`,
      [webhookId, id],
    );
    return count > 0;
  }

  /** Those whose time has come without anybody having tried: their job is lost. The longest overdue first. */
  async overdue(limit: number): Promise<DueDelivery[]> {
    return this.dataSource.query(
      `select id, attempts from booths.webhook_delivery where state = 'waiting' and next_at < now() - interval '30 seconds'
       order by next_at limit $1`,
      [limit],
    );
  }

  /** What has waited for webhooks that take something again, or were switched on again; its attempts begin now. */
  async released(limit: number): Promise<DueDelivery[]> {
    const [rows]: [DueDelivery[]] = await this.dataSource.query(
      `update booths.webhook_delivery set next_at = now() + ${lease} where id in (
         select d.id from booths.webhook_delivery d join booths.webhook w on w.id = d.webhook_id
         where d.state = 'waiting' and d.next_at is null and w.held_until is null
         order by d.created_at limit $1 for update of d skip locked)
       returning id, attempts`,
      [limit],
    );
    return rows;
  }

  /** For each webhook whose time is over, one delivery that finds out whether it takes something again: what was tried least. */
  async probes(): Promise<DueDelivery[]> {
    const [rows]: [DueDelivery[]] = await this.dataSource.query(
      `with due as (
         update booths.webhook w set held_until = now() + ${lease} where w.off is null and w.held_until <= now() and exists (
           select 1 from booths.webhook_delivery d where d.webhook_id = w.id and d.state = 'waiting' and d.next_at is null)
         returning w.id
       ), probe as (
         select first.id from due cross join lateral (
           select d.id from booths.webhook_delivery d where d.webhook_id = due.id and d.state = 'waiting' and d.next_at is null
           order by d.attempts, d.created_at limit 1) first
       ) update booths.webhook_delivery d set next_at = now() + ${lease} from probe where d.id = probe.id returning d.id, d.attempts`,
    );
    return rows;
  }

  async forgetOld(): Promise<void> {
    await this.dataSource.query(`delete from booths.webhook_delivery where created_at < now() - interval '14 days'`);
  }

  async find(webhookId: string, id: string): Promise<DeliveryRow | null> {
    const [row]: DeliveryRow[] = await this.dataSource.query(
      `select ${columns} from booths.webhook_delivery where webhook_id = $1 and id = $2`,
      [webhookId, id],
    );
    return row ?? null;
  }

  /** Newest first. */
  async list(
    webhookId: string,
    after: TimePosition | null,
    limit: number,
  ): Promise<(DeliveryRow & { place: string })[]> {
    return this.dataSource.query(
      `select ${columns}, created_at::text as place from booths.webhook_delivery
       where webhook_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2::timestamptz, $3::uuid))
       order by created_at desc, id desc limit $4`,
      [webhookId, after?.time ?? null, after?.id ?? null, limit],
    );
  }

  async count(webhookId: string): Promise<number> {
    const [row]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from booths.webhook_delivery where webhook_id = $1`,
      [webhookId],
    );
    return row.count;
  }
}
