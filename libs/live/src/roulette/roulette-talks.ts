import { Injectable } from '@nestjs/common';
import { audience, RealtimePublisher, RoomRevocations } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import type { EntityManager } from 'typeorm';

/** A pair whose people have something to read. */
export interface TalkNews {
  pairId: string;
  /** The talk is over, and its room closes for both. */
  isOver: boolean;
  fairId: string;
  rouletteId: string;
  participantIds: string[];
}

/** A pair, locked until the transaction ends. */
export interface LockedPair {
  id: string;
  fairId: string;
  rouletteId: string;
  aId: string;
  bId: string;
  state: 'found' | 'talking' | 'over';
  extensions: number;
  isPast: boolean;
}

/**
 * The pairs of roulettes. Whoever changes a seat that is in a talk holds the lock of its pair, so that two who leave at once do not wait
 * for each other.
 */
@Injectable()
export class RouletteTalks {
  constructor(
    private readonly participants: ParticipantReader,
    private readonly realtime: RealtimePublisher,
    private readonly revocations: RoomRevocations,
  ) {}

  async lock(manager: EntityManager, pairId: string): Promise<LockedPair | null> {
    const [row]: LockedPair[] = await manager.query(
      `select id, fair_id as "fairId", roulette_id as "rouletteId", a_id as "aId", b_id as "bId", state, extensions,
         case state when 'found' then go_by else ends_at end <= now() as "isPast"
       from live.roulette_pair where id = $1 for update`,
      [pairId],
    );
    return row ?? null;
  }

  /** The pair that two people are in now. */
  async between(manager: EntityManager, oneId: string, otherId: string): Promise<string | null> {
    const [row]: { id: string }[] = await manager.query(
      `select pair_id as id from live.roulette_pair_person where participant_id = $1 and other_id = $2 and is_active`,
      [oneId, otherId],
    );
    return row?.id ?? null;
  }

  /** Ends a talk for both, who then stand between two rounds. Null when it was over. */
  async end(manager: EntityManager, pairId: string, outcome: 'ended' | 'left'): Promise<TalkNews | null> {
    const pair = await this.lock(manager, pairId);
    if (!pair || pair.state === 'over') return null;
    await manager.query(`update live.roulette_pair set state = 'over', outcome = $2, over_at = now() where id = $1`, [
      pairId,
      outcome,
    ]);
    await manager.query(`update live.roulette_pair_person set is_active = false where pair_id = $1`, [pairId]);
    await manager.query(`update live.roulette_seat set state = 'between' where pair_id = $1 and state = 'paired'`, [
      pairId,
    ]);
    return newsOf(pair, true);
  }

  /** Closes rooms of talks that are over, and tells both that there is news; what it is they read themselves. */
  async tell(...news: TalkNews[]): Promise<void> {
    for (const { pairId, isOver } of news) if (isOver) await this.revocations.end(pairId);
    const users = await this.participants.userIds(news.flatMap(({ participantIds }) => participantIds));
    for (const { fairId, rouletteId, participantIds } of news) {
      const to = participantIds.flatMap((id) => {
        const user = users.get(id);
        return user === undefined ? [] : [audience.user(user)];
      });
      if (to.length > 0) this.realtime.publish(to, 'roulette.changed', { fairId, rouletteId });
    }
  }
}

export const newsOf = (
  { id, fairId, rouletteId, aId, bId }: Pick<LockedPair, 'id' | 'fairId' | 'rouletteId' | 'aId' | 'bId'>,
  isOver = false,
): TalkNews => ({ pairId: id, fairId, rouletteId, participantIds: [aId, bId], isOver });
