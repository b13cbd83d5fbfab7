import { Injectable } from '@nestjs/common';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource, type EntityManager } from 'typeorm';
import { PairingRepository, type RouletteBounds } from './pairing.repository.js';
import { pairUp, type Waiting } from './pairing.rules.js';
import { pairingPaceMs } from './roulette-schedule.js';
import { RouletteTalks, type TalkNews } from './roulette-talks.js';

/** What one round has done. */
export interface PairingRound {
  pairs: number;
  /** Who has been left over. */
  waiting: number;
  /** When the next round has something to do; null: when somebody waits. */
  nextInMs: number | null;
}

/**
 * One round of a roulette: ends what is due, then brings those who wait together. Any number of rounds may run at once, in any number of
 * workers: seats and pairs that one works on are passed over by the others, and what was interrupted has not happened.
 */
@Injectable()
export class RoulettePairing {
  constructor(
    private readonly repository: PairingRepository,
    private readonly participants: ParticipantReader,
    private readonly talks: RouletteTalks,
    private readonly dataSource: DataSource,
  ) {}

  async run(fairId: string, rouletteId: string): Promise<PairingRound> {
    const { news, round } = await this.dataSource.transaction(async (manager) => {
      const bounds = await this.repository.bounds(manager, rouletteId);
      if (!bounds) return { news: [], round: { pairs: 0, waiting: 0, nextInMs: null } };
      const ended = [
        ...(await this.repository.finish(manager, rouletteId)),
        ...(await this.repository.dissolve(manager, rouletteId, bounds.isOpen)),
      ];
      await this.repository.forget(manager, rouletteId, bounds.isOpen);
      const { found, waiting } = bounds.isOpen
        ? await this.bringTogether(manager, { fairId, rouletteId, ...bounds })
        : { found: [], waiting: 0 };
      const due = await this.repository.nextDue(manager, rouletteId);
      const nextInMs = waiting > 0 ? Math.min(pairingPaceMs, due ?? pairingPaceMs) : due;
      return { news: [...ended, ...found], round: { pairs: found.length, waiting, nextInMs } };
    });
    if (news.length > 0) await this.talks.tell(...news);
    return round;
  }

  private async bringTogether(
    manager: EntityManager,
    roulette: { fairId: string; rouletteId: string } & RouletteBounds,
  ): Promise<{ found: TalkNews[]; waiting: number }> {
    const line = await this.repository.line(manager, roulette.rouletteId);
    if (line.length < 2) return { found: [], waiting: line.length };
    const ids = line.map(({ participantId }) => participantId);
    const [profiles, forbidden] = await Promise.all([
      this.participants.matchProfilesOf(roulette.fairId, ids),
      this.repository.forbidden(manager, roulette.fairId, ids),
    ]);
    const byId = new Map(profiles.map((profile) => [profile.id, profile]));
    const waiting = line.flatMap(({ participantId, topicIds, since, isFirst }): Waiting[] => {
      const profile = byId.get(participantId);
      if (!profile) return [];
      const { companyId, needs, offers } = profile;
      return [{ id: participantId, companyId, topicIds, needs, offers, since: since.getTime(), isFirst }];
    });
    const found = await this.repository.insert(manager, roulette, pairUp(waiting, forbidden));
    return { found, waiting: line.length - 2 * found.length };
  }
}
