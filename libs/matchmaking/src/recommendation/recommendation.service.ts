import { Injectable } from '@nestjs/common';
import type { listRecommendations, Match, ParticipantCard, PersonLine, QueryOf } from '@parvis/contracts';
import type { Recommendation } from '@parvis/engine';
import { notFound } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { toImpressions } from '../impression/impression.rules.js';
import { ImpressionLog } from '../impression/impression-log.js';
import { WishRepository } from '../wish/wish.repository.js';
import { type MatchContext, toMatch } from './match-view.rules.js';
import { optionsFor, type Viewer, ViewerSource } from './viewer.source.js';

type Purpose = QueryOf<typeof listRecommendations>['purpose'];

@Injectable()
export class RecommendationService {
  constructor(
    private readonly viewers: ViewerSource,
    private readonly participants: ParticipantReader,
    private readonly wishes: WishRepository,
    private readonly impressions: ImpressionLog,
  ) {}

  /** The best counterparts of the caller, judged by the caller's profile and answers as they are now. */
  async list(fairId: string, userId: string, limit: number, purpose: Purpose = 'show'): Promise<Match[]> {
    const viewer = await this.viewers.of(fairId, userId);
    const found = viewer.fair.index.recommend(viewer.profile, optionsFor(viewer, limit));
    const ids = found.map((match) => match.id);
    const [cards, contextOf] = await Promise.all([
      this.participants.cards(fairId, ids),
      this.contexts(fairId, viewer, ids),
    ]);
    const shown = found.flatMap((match) => {
      const card = cards.get(match.id);
      return card ? [{ match, card }] : [];
    });
    // Learning goes by what people have seen.
    if (purpose === 'show') {
      this.impressions.note(viewer.profile.id, toImpressions(fairId, viewer.profile.id, shown, new Date()));
    }
    const listed = new Map<string | null, number>();
    for (const { card } of shown) listed.set(card.companyId, (listed.get(card.companyId) ?? 0) + 1);
    return shown.map(({ match, card }) => toMatch(match, contextOf(card, listed.get(card.companyId) ?? 0)));
  }

  /** Score and reasons for one person; without score and reasons where the two can never be proposed to each other. */
  async one(fairId: string, userId: string, otherId: string): Promise<Match> {
    const [viewer, card] = await Promise.all([
      this.viewers.of(fairId, userId),
      this.participants.card(fairId, otherId),
    ]);
    if (!card) throw notFound('person');
    const { fair, profile, wishes, tuning, met } = viewer;
    const judgement: Recommendation | null = fair.index.explain(profile, otherId, wishes, tuning.model, met);
    const contextOf = await this.contexts(fairId, viewer, [otherId]);
    return toMatch(judgement, contextOf(card, 1));
  }

  /** What a list tells of people beside the judgement. Two queries at most. */
  private async contexts(fairId: string, { fair, profile, wishes, tuning, asked }: Viewer, ids: readonly string[]) {
    const askers = [...new Set(ids.flatMap((id) => asked.by.get(id) ?? []))];
    const [taken, lines] = await Promise.all([this.wishes.mutualCounts(fairId, ids), this.participants.lines(askers)]);
    const own = new Map(wishes.filter((wish) => wish.fromId === profile.id).map((wish) => [wish.toId, wish.level]));
    return (participant: ParticipantCard, listed: number): MatchContext => {
      const { id, companyId } = participant;
      const total = tuning.allocation?.capacity.get(id);
      return {
        participant,
        places: total ? { taken: Math.min(total, taken.get(id) ?? 0), total } : null,
        colleagueAsked: lineOf(lines, asked.by.get(id)),
        otherColleagues: companyId ? fair.staff.of(companyId).length - listed : 0,
        wish: own.get(id) ?? null,
      };
    };
  }
}

const lineOf = (lines: ReadonlyMap<string, PersonLine>, id: string | undefined): PersonLine | null =>
  (id !== undefined && lines.get(id)) || null;
