import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { audience, LinePresence, PacedNews, RealtimePublisher } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DutyRepository } from './duty.repository.js';

/** Tells a fair that somebody has come to a booth or left it: by switch, by roster, or with the connection. */
@Injectable()
export class DutyNews implements OnApplicationBootstrap {
  private readonly logger = new Logger('duty');

  constructor(
    private readonly duties: DutyRepository,
    private readonly participants: ParticipantReader,
    private readonly presence: LinePresence,
    private readonly news: PacedNews,
    private readonly realtime: RealtimePublisher,
  ) {}

  async onApplicationBootstrap() {
    await this.presence.listen(({ userId }) => {
      this.heard(userId).catch((error: unknown) => this.logger.warn({ error }, 'a change of staff was not told'));
    });
  }

  async tell(fairId: string): Promise<void> {
    await this.news.tell(`staffing:${fairId}`, () =>
      this.realtime.publish(audience.fair(fairId), 'staffing.changed', { fairId }),
    );
  }

  private async heard(userId: string): Promise<void> {
    const people = [...(await this.participants.ofUser(userId)).keys()];
    if (people.length === 0) return;
    for (const fairId of await this.duties.fairsOf(people)) await this.tell(fairId);
  }
}
