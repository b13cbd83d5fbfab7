import { Injectable } from '@nestjs/common';
import { type AnswerOf, type listNotifications, type QueryOf } from '@parvis/contracts';
import { audience, pageFrom, RealtimePublisher, timePlaceOf, timePositionOf } from '@parvis/platform';
import { type News, NotificationRepository, type OwnNews } from './notification.repository.js';

@Injectable()
export class NotificationService {
  constructor(
    private readonly notifications: NotificationRepository,
    private readonly realtime: RealtimePublisher,
  ) {}

  async list(
    userId: string,
    { cursor, limit }: QueryOf<typeof listNotifications>,
  ): Promise<AnswerOf<typeof listNotifications>> {
    const [rows, { total, unread }] = await Promise.all([
      this.notifications.list(userId, timePositionOf(cursor), limit + 1),
      this.notifications.count(userId),
    ]);
    return { ...pageFrom(rows, limit, total, timePlaceOf, (row) => row.item), unread };
  }

  markAllRead(userId: string): Promise<void> {
    return this.notifications.markAllRead(userId);
  }

  /** Tells people something once: the same event adds and pushes nothing a second time. */
  async tell(news: News): Promise<void> {
    const told = await this.notifications.add(news);
    if (told.length > 0) this.realtime.publish(told.map(audience.user), 'notification.added', { fairId: news.fairId });
  }

  /** The same where each is told something else. */
  async tellEach(fairId: string, kind: News['kind'], news: readonly OwnNews[]): Promise<void> {
    const told = news.length > 0 ? await this.notifications.addEach(fairId, kind, news) : [];
    if (told.length > 0) this.realtime.publish(told.map(audience.user), 'notification.added', { fairId });
  }
}
