import { Injectable } from '@nestjs/common';
import type { Webhook, WebhookEvent } from '@parvis/contracts';
import { DataSource, type EntityManager } from 'typeorm';

export interface WebhookRow {
  id: string;
  url: string;
  events: WebhookEvent[];
  createdById: string | null;
  createdAt: Date;
  off: Webhook['off'];
  failingSince: Date | null;
}

export interface NewWebhook {
  fairId: string;
  boothId: string;
  url: string;
  events: readonly WebhookEvent[];
  secret: Buffer;
  createdById: string;
}

const columns = `id, url, events, created_by as "createdById", created_at as "createdAt", off, failing_since as "failingSince"`;

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
      `update booths.webhook set off = case when $2 then null else coalesce(off, 'team') end,
         failing_since = case when $2 then null else failing_since end where id = $1`,
      [id, isOn],
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

  /** Notes how an attempt ended. */
  async note(manager: EntityManager, id: string, isTaken: boolean): Promise<void> {
    await manager.query(
      isTaken
        ? `update booths.webhook set failing_since = null where id = $1 and failing_since is not null`
        : `update booths.webhook set failing_since = now() where id = $1 and failing_since is null`,
      [id],
    );
  }

  /** Switches a webhook off that is gone, or has failed for three days; null when it goes on, or was off before. */
  async stop(
    manager: EntityManager,
    id: string,
    isGone: boolean,
  ): Promise<{ fairId: string; boothId: string; url: string } | null> {
    const [rows]: [{ fairId: string; boothId: string; url: string }[]] = await manager.query(
      `update booths.webhook set off = case when $2 then 'gone' else 'failing' end
       where id = $1 and off is null and ($2 or failing_since < now() - interval '3 days')
       returning fair_id as "fairId", booth_id as "boothId", url`,
      [id, isGone],
    );
    return rows[0] ?? null;
  }
}
