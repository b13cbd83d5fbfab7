import { Injectable } from '@nestjs/common';
import { audience, PacedNews, RealtimePublisher } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';

const paceMs = 500;

/** Tells the team of a booth that visitors have come or gone, twice a second at most. */
@Injectable()
export class VisitNews {
  constructor(
    private readonly participants: ParticipantReader,
    private readonly news: PacedNews,
    private readonly realtime: RealtimePublisher,
  ) {}

  async tell(booths: readonly { fairId: string; boothId: string }[]): Promise<void> {
    const unique = new Map(booths.map((booth) => [booth.boothId, booth]));
    await Promise.all([...unique.values()].map((booth) => this.tellTeam(booth)));
  }

  private async tellTeam({ fairId, boothId }: { fairId: string; boothId: string }): Promise<void> {
    const users = [...(await this.participants.staffOf(fairId, boothId)).values()];
    if (users.length === 0) return;
    await this.news.tell(
      `visitors:${boothId}`,
      () => this.realtime.publish(users.map(audience.user), 'visitors.changed', { fairId, boothId }),
      paceMs,
    );
  }
}
