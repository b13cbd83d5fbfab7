import { Injectable } from '@nestjs/common';
import type {
  listPartnerships,
  PartnershipLine,
  PartnershipMember,
  PartnershipSpace,
  QueryOf,
} from '@parvis/contracts';
import { invalid, notFound, pageFrom, timePlaceOf, timePositionOf } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { PillarService } from '../pillar/pillar.service.js';
import { type ListedMember, SpaceRepository } from './space.repository.js';
import { StandingRepository, workers } from './standing.repository.js';

/** A partnership may sleep for so many days at a time. */
const longestSleepDays = 730;

/** What a partnership is, what it is for, and when it rests. */
@Injectable()
export class SpaceService {
  constructor(
    private readonly spaces: SpaceRepository,
    private readonly standings: StandingRepository,
    private readonly pillars: PillarService,
    private readonly participants: ParticipantReader,
  ) {}

  async list(userId: string, { cursor, limit }: QueryOf<typeof listPartnerships>) {
    const [rows, total] = await Promise.all([
      this.spaces.list(userId, timePositionOf(cursor), limit + 1),
      this.spaces.count(userId),
    ]);
    return pageFrom(rows, limit, total, timePlaceOf, ({ item }): PartnershipLine => item);
  }

  /** @throws NOT_FOUND */
  async get(partnershipId: string, userId: string): Promise<PartnershipSpace> {
    const line = await this.spaces.line(partnershipId, userId);
    if (!line) throw notFound('partnership');
    const [members, pillars, purposes] = await Promise.all([
      this.spaces.members(partnershipId, userId),
      this.pillars.of(partnershipId, userId),
      this.spaces.purposes(partnershipId),
    ]);
    return { ...line, members: await this.atFair(line.fairId, members), pillars, purposes };
  }

  private async atFair(fairId: string | null, members: readonly ListedMember[]): Promise<PartnershipMember[]> {
    const there =
      fairId === null
        ? null
        : await this.participants.byUsers(
            fairId,
            members.map(({ userId }) => userId),
          );
    return members.map(({ userId, ...member }) => ({ ...member, participantId: there?.get(userId)?.id ?? null }));
  }

  setPurpose(partnershipId: string, userId: string, purpose: string): Promise<void> {
    return this.standings.change(partnershipId, userId, workers, async (manager, { name }) => {
      // The same words again are no news.
      await manager.query(
        `insert into partnerships.purpose (partnership_id, text, by_name)
         select $1, $2, $3 where $2 is distinct from
           (select text from partnerships.purpose where partnership_id = $1 order by id desc limit 1)`,
        [partnershipId, purpose, name],
      );
    });
  }

  /** @throws INVALID_INPUT for a day that is not to come, or years ahead */
  sleep(partnershipId: string, userId: string, until: string | null): Promise<void> {
    return this.standings.change(partnershipId, userId, workers, async (manager) => {
      const rows: unknown[] = await manager.query(
        `select 1 where $1::date is null or $1::date between current_date + 1 and current_date + $2::int`,
        [until, longestSleepDays],
      );
      if (rows.length === 0) throw invalid('until', 'not-to-come');
      await manager.query(`update partnerships.partnership set sleeps_until = $2 where id = $1`, [
        partnershipId,
        until,
      ]);
    });
  }
}
