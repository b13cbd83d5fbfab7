import { Injectable } from '@nestjs/common';
import { audience, PacedNews, RealtimePublisher } from '@parvis/platform';

/** Tells the fair that something of a session is new, once a second at most. */
@Injectable()
export class StageNews {
  constructor(
    private readonly news: PacedNews,
    private readonly realtime: RealtimePublisher,
  ) {}

  async tell(fairId: string, sessionId: string): Promise<void> {
    await this.news.tell(`stage:${sessionId}`, () =>
      this.realtime.publish(audience.fair(fairId), 'stage.changed', { fairId, sessionId }),
    );
  }
}
