import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { audience, LinePresence, PacedNews, RealtimePublisher } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DutyRepository } from './duty.repository.js';
import { DutyReader } from './duty-reader.js';

/** News of one fair goes out this often at most; whoever has missed some reads all of it once a minute. */
const paceMs = 400;

/**
 * Tells a fair who stands where since somebody has come to a booth or left it: by switch, by roster, or with the connection. The numbers
 * come along, for thousands of browsers that asked for them in the same moment would all wait.
 */
@Injectable()
export class DutyNews implements OnApplicationBootstrap {
  private readonly logger = new Logger('duty');
  /** Booths of which there is news that has not been told, by fair. */
  private readonly changed = new Map<string, Set<string>>();

  constructor(
    private readonly duties: DutyRepository,
    private readonly reader: DutyReader,
    private readonly participants: ParticipantReader,
    private readonly presence: LinePresence,
    private readonly news: PacedNews,
    private readonly realtime: RealtimePublisher,
  ) {}

  async onApplicationBootstrap() {
    await this.presence.listen(({ change, userId }) => {
      if (change !== 'closed') this.heard(userId).catch((error: unknown) => this.missed(error));
    });
  }

  async tell(fairId: string, boothIds: readonly string[]): Promise<void> {
    this.changed.set(fairId, new Set([...(this.changed.get(fairId) ?? []), ...boothIds]));
    await this.news.tell(
      `staffing:${fairId}`,
      () => void this.publish(fairId).catch((error) => this.missed(error)),
      paceMs,
    );
  }

  /** Hours have changed, for all booths perhaps. */
  async tellHours(fairId: string): Promise<void> {
    this.realtime.publish(audience.fair(fairId), 'staffing.changed', { fairId, staffed: null });
  }

  private async publish(fairId: string): Promise<void> {
    const boothIds = [...(this.changed.get(fairId) ?? [])];
    this.changed.delete(fairId);
    if (boothIds.length === 0) return;
    const people = new Map(boothIds.map((boothId) => [boothId, 0]));
    for (const { boothId } of await this.reader.staffed(fairId, boothIds))
      people.set(boothId, (people.get(boothId) ?? 0) + 1);
    const staffed = [...people].map(([boothId, count]) => ({ boothId, people: count }));
    this.realtime.publish(audience.fair(fairId), 'staffing.changed', { fairId, staffed });
  }

  private async heard(userId: string): Promise<void> {
    const people = [...(await this.participants.ofUser(userId)).keys()];
    if (people.length === 0) return;
    for (const { fairId, boothId } of await this.duties.boothsOf(people)) await this.tell(fairId, [boothId]);
  }

  private missed(error: unknown): void {
    this.logger.warn({ error }, 'a change of staff was not told');
  }
}
