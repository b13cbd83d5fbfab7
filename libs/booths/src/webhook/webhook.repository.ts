import { Injectable } from '@nestjs/common';
import type { DeliveryTrouble, Webhook, WebhookEvent } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';

export interface WebhookRow {
  id: string;
  url: string;
  events: WebhookEvent[];
  createdById: string | null;
  createdAt: Date;
  off: Webhook['off'];
  failingSince: Date | null;
  trouble: DeliveryTrouble | null;
  status: number | null;
  heldUntil: Date | null;
  held: number;
}

/** Which webhook something has happened to. */
export interface ConcernedWebhook {
  fairId: string;
  boothId: string;
  url: string;
}

export interface NewWebhook {
  fairId: string;
  boothId: string;
  url: string;
  events: readonly WebhookEvent[];
  secret: Buffer;
  createdById: string;
}

const columns = `id, url, events, created_by as "createdById", created_at as "createdAt", off, failing_since as "failingSince",
  trouble, status, held_until as "heldUntil",
  (select count(*)::int from booths.webhook_delivery d where d.webhook_id = webhook.id and d.state = 'waiting' and d.next_at is null) as held`;
/** So many attempts in a row that come to nothing are no accident. */
const failuresUntilHeld = 5;
const concerned = `fair_id as "fairId", booth_id as "boothId", url`;
/** What waits for a webhook that is switched off is not sent. */
const endHeld = `update booths.webhook_delivery set state = 'failed', trouble = 'off' where webhook_id = $1 and state = 'waiting' and next_at is null`;

@Injectable()
export class WebhookRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** In the order in which they were added. */
  async list(boothId: string): Promise<WebhookRow[]> {
    return this.dataSource.query(
      `select ${columns} from booths.webhook where booth_id = $1 order by created_at, id limit 100`,
      [boothId],
    );
  }

  async find(boothId: string, id: string): Promise<WebhookRow | null> {
    const [row]: WebhookRow[] = await this.dataSource.query(
      `select ${columns} from booths.webhook where booth_id = $1 and id = $2`,
      [boothId, id],
    );
    return row ?? null;
  }

  /** Null where the booth has `most` already. */
  async add(webhook: NewWebhook, most: number): Promise<WebhookRow | null> {
    return this.dataSource.transaction(async (manager) => {
      // Those who add at the same time take turns.
      await manager.query(`select 1 from booths.booth where id = $1 for update`, [webhook.boothId]);
      const [row]: WebhookRow[] = await manager.query(
        `insert into booths.webhook (fair_id, booth_id, url, events, secret, created_by)
         select $1, $2, $3, $4, $5, $6 where (select count(*) from booths.webhook where booth_id = $2) < $7 returning ${columns}`,
        [webhook.fairId, webhook.boothId, webhook.url, webhook.events, webhook.secret, webhook.createdById, most],
      );
      return row ?? null;
    });
  }

  async setEvents(id: string, events: readonly WebhookEvent[]): Promise<void> {
    await this.dataSource.query(`update booths.webhook set events = $2 where id = $1`, [id, events]);
  }

  /** Whoever switches it on again begins afresh: what failed before does not count. */
  async setOn(id: string, isOn: boolean): Promise<void> {
    await this.dataSource.query(
      isOn
        ? `update booths.webhook set off = null, failing_since = null, failures = 0, held_until = null, trouble = null, status = null
           where id = $1`
        : `with ended as (${endHeld}) update booths.webhook set off = coalesce(off, 'team'), held_until = null where id = $1`,
      [id],
    );
  }

  /** The former secret goes on to sign for a day. */
  async setSecret(id: string, secret: Buffer): Promise<void> {
    await this.dataSource.query(
      `update booths.webhook set former_secret = secret, former_until = now() + interval '24 hours', secret = $2 where id = $1`,
      [id, secret],
    );
  }

  async remove(id: string): Promise<void> {
    await this.dataSource.query(`delete from booths.webhook where id = $1`, [id]);
  }

  /** Those of a booth that are on and want to be told of an event. */
  async wanting(manager: EntityManager, boothId: string, event: WebhookEvent): Promise<string[]> {
    const rows: { id: string }[] = await manager.query(
      `select id from booths.webhook where booth_id = $1 and off is null and $2 = any(events)`,
      [boothId, event],
    );
    return rows.map(({ id }) => id);
  }

  /** An attempt was taken: nothing waits any more. */
  async noteTaken(manager: EntityManager, id: string): Promise<void> {
    await manager.query(
      `update booths.webhook set failing_since = null, failures = 0, held_until = null, trouble = null, status = null
       where id = $1 and failing_since is not null`,
      [id],
    );
  }

  /**
   * An attempt came to nothing. After `failuresUntilHeld` in a row the webhook is held for half of the time that it has failed for, five
   * minutes at least and an hour at most. @returns whether it is held, and whom to tell of it, once a day at most.
   */
  async noteFailure(
    manager: EntityManager,
    id: string,
    trouble: DeliveryTrouble | null,
    status: number | null,
  ): Promise<{ isHeld: boolean; news: ConcernedWebhook | null }> {
    const [rows]: [(ConcernedWebhook & { isHeld: boolean; isNews: boolean })[]] = await manager.query(
      `update booths.webhook set failures = failures + 1, failing_since = coalesce(failing_since, now()), trouble = $2, status = $3,
         held_until = case when failures + 1 >= $4 then greatest(held_until, now() + least(interval '1 hour',
           greatest(interval '5 minutes', (now() - failing_since) / 2))) end,
         told_at = case when failures + 1 = $4 and (told_at is null or told_at < now() - interval '1 day') then now() else told_at end
       where id = $1
       returning ${concerned}, held_until is not null as "isHeld", coalesce(told_at = now(), false) as "isNews"`,
      [id, trouble, status, failuresUntilHeld],
    );
    const [row] = rows;
    if (!row) return { isHeld: false, news: null };
    const { isHeld, isNews, ...news } = row;
    return { isHeld, news: isNews ? news : null };
  }

  /** Switches a webhook off that is gone, or has failed for three days; null when it goes on, or was off before. */
  async stop(manager: EntityManager, id: string, isGone: boolean): Promise<ConcernedWebhook | null> {
    const [rows]: [ConcernedWebhook[]] = await manager.query(
      `update booths.webhook set off = case when $2 then 'gone' else 'failing' end, held_until = null
       where id = $1 and off is null and ($2 or failing_since < now() - interval '3 days') returning ${concerned}`,
      [id, isGone],
    );
    const [row] = rows;
    if (!row) return null;
    await manager.query(endHeld, [id]);
    return row;
  }
}
