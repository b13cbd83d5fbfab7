import { Injectable } from '@nestjs/common';
import type { PartnershipRole } from '@parvis/contracts';
import { DomainError, notAllowed, notFound } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';

export type Side = 'from' | 'to';
export type State = 'proposed' | 'open' | 'declined' | 'withdrawn';

/** Who somebody is in a partnership. */
export interface Standing {
  partnershipId: string;
  memberId: string;
  userId: string;
  name: string;
  side: Side;
  role: PartnershipRole;
  state: State;
  /** Null once that fair is gone. */
  fairId: string | null;
  /** The company at that fair, or the person, of the own side. */
  ownRef: string;
  ownName: string;
  otherName: string;
}

const query = `
  select p.id as "partnershipId", m.id as "memberId", m.user_id as "userId", m.name, m.side, m.role, p.state, p.fair_id as "fairId",
    case m.side when 'from' then p.from_ref else p.to_ref end as "ownRef",
    case m.side when 'from' then p.from_name else p.to_name end as "ownName",
    case m.side when 'from' then p.to_name else p.from_name end as "otherName"
  from partnerships.partnership p join partnerships.member m on m.partnership_id = p.id
  where p.id = $1 and m.user_id = $2`;

/** Answers whether somebody belongs to a partnership, which decides everything else. For nobody else there is one. */
@Injectable()
export class StandingRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws NOT_FOUND for everybody who is not in it */
  async of(partnershipId: string, userId: string): Promise<Standing> {
    const [row]: Standing[] = await this.dataSource.query(query, [partnershipId, userId]);
    if (!row) throw notFound('partnership');
    return row;
  }

  /**
   * Changes an open partnership as somebody who may: the work runs in a transaction that holds it, and counts as activity.
   * @param roles who may
   * @throws NOT_FOUND, NOT_ALLOWED, PARTNERSHIP_STATE
   */
  async change<Answer>(
    partnershipId: string,
    userId: string,
    roles: readonly PartnershipRole[],
    work: (manager: EntityManager, standing: Standing) => Promise<Answer>,
  ): Promise<Answer> {
    return this.hold(partnershipId, userId, async (manager, standing) => {
      if (!roles.includes(standing.role)) throw notAllowed(`This is for: ${roles.join(', ')}`);
      if (standing.state !== 'open') throw wrongState();
      const answer = await work(manager, standing);
      await manager.query(
        `update partnerships.partnership set last_activity_at = now(), quiet_told = 0 where id = $1`,
        [partnershipId],
      );
      return answer;
    });
  }

  /** Runs work in a transaction that holds the partnership, whatever its state. @throws NOT_FOUND */
  hold<Answer>(
    partnershipId: string,
    userId: string,
    work: (manager: EntityManager, standing: Standing) => Promise<Answer>,
  ): Promise<Answer> {
    return this.dataSource.transaction(async (manager) => {
      const [row]: Standing[] = await manager.query(`${query} for update of p`, [partnershipId, userId]);
      if (!row) throw notFound('partnership');
      return work(manager, row);
    });
  }
}

export const wrongState = () => new DomainError('PARTNERSHIP_STATE', 'conflict');
/** Who may change what a partnership holds. */
export const workers: readonly PartnershipRole[] = ['lead', 'member'];
