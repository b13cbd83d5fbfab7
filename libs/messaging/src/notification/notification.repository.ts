import { Injectable } from '@nestjs/common';
import type { Notification } from '@parvis/contracts';
import type { TimePosition } from '@parvis/platform';
import { DataSource } from 'typeorm';

/** One piece of news for any number of people. */
export interface News {
  userIds: readonly string[];
  fairId: string;
  kind: Notification['kind'];
  params: Record<string, string>;
  path: string;
  /** The event that led to it: the same news is not told twice. */
  eventId: string;
}

/** What one person is told. */
export type OwnNews = Pick<News, 'params' | 'path' | 'eventId'> & { userId: string };

type NotificationRow = Omit<Notification, 'createdAt' | 'readAt'> & {
  createdAt: Date;
  readAt: Date | null;
  at: string;
};

@Injectable()
export class NotificationRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One statement; answers who did not know yet. */
  async add({ userIds, fairId, kind, params, path, eventId }: News): Promise<string[]> {
    const rows: { userId: string }[] = await this.dataSource.query(
      `insert into messaging.notification (user_id, fair_id, kind, params, path, event_id)
       select distinct item.user_id, $2::uuid, $3, $4::jsonb, $5, $6 from unnest($1::uuid[]) as item (user_id)
       on conflict (event_id, user_id) do nothing returning user_id as "userId"`,
      [userIds, fairId, kind, JSON.stringify(params), path, eventId],
    );
    return rows.map((row) => row.userId);
  }

  /** The same where each is told something else. */
  async addEach(fairId: string, kind: News['kind'], news: readonly OwnNews[]): Promise<string[]> {
    const rows: { userId: string }[] = await this.dataSource.query(
      `insert into messaging.notification (user_id, fair_id, kind, params, path, event_id)
       select item."userId", $1, $2, item.params, item.path, item."eventId"
       from jsonb_to_recordset($3::jsonb) as item ("userId" uuid, params jsonb, path text, "eventId" text)
       on conflict (event_id, user_id) do nothing returning user_id as "userId"`,
      [fairId, kind, JSON.stringify(news)],
    );
    return rows.map((row) => row.userId);
  }

  /** Newest first. */
  async list(
    userId: string,
    after: TimePosition | null,
    limit: number,
  ): Promise<{ item: Notification; at: TimePosition }[]> {
    const rows: NotificationRow[] = await this.dataSource.query(
      `select id, fair_id as "fairId", kind, params, path, created_at as "createdAt", read_at as "readAt",
         created_at::text as at
       from messaging.notification
       where user_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))
       order by created_at desc, id desc limit $4`,
      [userId, after?.time ?? null, after?.id ?? null, limit],
    );
    return rows.map(({ at, createdAt, readAt, ...row }) => ({
      item: { ...row, createdAt: createdAt.toISOString(), readAt: readAt?.toISOString() ?? null },
      at: { time: at, id: row.id },
    }));
  }

  async count(userId: string): Promise<{ total: number; unread: number }> {
    const [row]: [{ total: number; unread: number }] = await this.dataSource.query(
      `select count(*)::int as total, count(*) filter (where read_at is null)::int as unread
       from messaging.notification where user_id = $1`,
      [userId],
    );
    return row;
  }

  async markAllRead(userId: string): Promise<void> {
    await this.dataSource.query(
      `update messaging.notification set read_at = now() where user_id = $1 and read_at is null`,
      [userId],
    );
  }
}
