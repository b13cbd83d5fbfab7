import { Injectable } from '@nestjs/common';
import type { Match, MatchReason, ParticipantCard, WishLevel } from '@parvis/contracts';
import type { Reason, Recommendation, WishOf } from '@parvis/engine';
import { notFound } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { WishRepository } from '../wish/wish.repository.js';
import { MatchIndexStore } from './match-index.store.js';
import { RecommendationMemo } from './recommendation-memo.js';

@Injectable()
export class RecommendationService {
  private readonly memo = new RecommendationMemo();

  constructor(
    private readonly indexes: MatchIndexStore,
    private readonly participants: ParticipantReader,
    private readonly wishes: WishRepository,
  ) {}

  /** The best counterparts of the caller, judged by the caller's profile as it is now. */
  async list(fairId: string, userId: string, limit: number): Promise<Match[]> {
    const { index, profile, wishes } = await this.viewOf(fairId, userId);
    const found = this.memo.recommend(index, profile, limit, wishes);
    const cards = await this.participants.cards(
      fairId,
      found.map((match) => match.id),
    );
    return found.flatMap((match) => {
      const card = cards.get(match.id);
      return card ? [toMatch(match, card, levelOf(wishes, profile.id, match.id))] : [];
    });
  }

  /** Score and reasons for one person; without score and reasons where the two can never be proposed to each other. */
  async one(fairId: string, userId: string, otherId: string): Promise<Match> {
    const [{ index, profile, wishes }, cards] = await Promise.all([
      this.viewOf(fairId, userId),
      this.participants.cards(fairId, [otherId]),
    ]);
    const card = cards.get(otherId);
    if (!card) throw notFound('person');
    const match = index.explain(profile, otherId, wishes) ?? {
      id: otherId,
      score: 0,
      forYou: [],
      forThem: [],
      caution: null,
    };
    return toMatch(match, card, levelOf(wishes, profile.id, otherId));
  }

  private async viewOf(fairId: string, userId: string) {
    const profile = await this.participants.matchProfileOf(fairId, userId);
    if (!profile) throw notFound('profile');
    const [index, wishes] = await Promise.all([this.indexes.get(fairId), this.wishes.around(profile.id)]);
    return { index, profile, wishes };
  }
}

const levelOf = (wishes: readonly WishOf[], fromId: string, toId: string): WishLevel | null =>
  wishes.find((wish) => wish.fromId === fromId && wish.toId === toId)?.level ?? null;

const toReason = ({ code, weight, topicIds, words, languages }: Reason): MatchReason => ({
  code,
  weight,
  topicIds: topicIds && [...topicIds],
  words: words && [...words],
  languages: languages && [...languages],
});

function toMatch(match: Recommendation, participant: ParticipantCard, wish: WishLevel | null): Match {
  return {
    participant,
    score: match.score,
    forYou: match.forYou.map(toReason),
    forThem: match.forThem.map(toReason),
    caution: match.caution && toReason(match.caution),
    wish,
  };
}
