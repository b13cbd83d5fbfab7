import { Injectable } from '@nestjs/common';
import type { BodyOf, PillarView, ratePillar } from '@parvis/contracts';
import { StandingRepository, workers } from '../space/standing.repository.js';
import { pillarViews } from './pillar.rules.js';
import { RatingRepository } from './rating.repository.js';

/** How each side sees what the partnership stands on. */
@Injectable()
export class PillarService {
  constructor(
    private readonly ratings: RatingRepository,
    private readonly standings: StandingRepository,
  ) {}

  async of(partnershipId: string, userId: string): Promise<PillarView[]> {
    return pillarViews(await this.ratings.latest(partnershipId, userId));
  }

  rate(partnershipId: string, userId: string, { pillar, score, word, note }: BodyOf<typeof ratePillar>): Promise<void> {
    return this.standings.change(partnershipId, userId, workers, async (manager, { side, name }) => {
      await manager.query(
        `insert into partnerships.rating (partnership_id, side, pillar, score, word, note, by_user, by_name)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [partnershipId, side, pillar, score, word, note, userId, name],
      );
    });
  }
}
