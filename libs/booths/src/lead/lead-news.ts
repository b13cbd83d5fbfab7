import { Injectable } from '@nestjs/common';
import { audience, PacedNews, RealtimePublisher } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';

/** Tells the team of a booth that there is news of its leads, once a second at most. */
@Injectable()
export class LeadNews {
  constructor(
    private readonly participants: ParticipantReader,
    private readonly news: PacedNews,
    private readonly realtime: RealtimePublisher,
  ) {}

  async tell(fairId: string, boothId: string): Promise<void> {
    const users = [...(await this.participants.staffOf(fairId, boothId)).values()];
    if (users.length === 0) return;
    await this.news.tell(`leads:${boothId}`, () =>
      this.realtime.publish(users.map(audience.user), 'leads.changed', { fairId, boothId }),
    );
  }
}
