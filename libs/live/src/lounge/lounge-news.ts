import { Injectable } from '@nestjs/common';
import { audience, PacedNews, RealtimePublisher } from '@parvis/platform';

const paceMs = 500;

/** Tells the fair that a lounge has opened or closed, or that people have come or gone, twice a second at most. */
@Injectable()
export class LoungeNews {
  constructor(
    private readonly news: PacedNews,
    private readonly realtime: RealtimePublisher,
  ) {}

  async tell({ fairId, boothId }: { fairId: string; boothId: string }): Promise<void> {
    await this.news.tell(
      `lounge:${boothId}`,
      () => this.realtime.publish(audience.fair(fairId), 'lounge.changed', { fairId, boothId }),
      paceMs,
    );
  }
}
