import { Injectable } from '@nestjs/common';
import type {
  listRecommendations,
  Match,
  MatchWithNumbers,
  ParticipantCard,
  PersonLine,
  QueryOf,
} from '@parvis/contracts';
import type { Recommendation } from '@parvis/engine';
import { notFound } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { toImpressions } from '../impression/impression.rules.js';
import { ImpressionLog } from '../impression/impression-log.js';
import { WishRepository } from '../wish/wish.repository.js';
import { type MatchContext, toMatch, toMatchWithNumbers } from './match-view.rules.js';
import { OfferedProducts } from './offered-products.js';
import { inOrderOfTaste, mostPlaces, type RatedPerson, type Taste, tasteOf } from './taste.rules.js';
import { optionsFor, type Viewer, ViewerSource } from './viewer.source.js';

type Purpose = QueryOf<typeof listRecommendations>['purpose'];

@Injectable()
export class RecommendationService {
  constructor(
    private readonly viewers: ViewerSource,
    private readonly participants: ParticipantReader,
    private readonly wishes: WishRepository,
    private readonly impressions: ImpressionLog,
    private readonly products: OfferedProducts,
  ) {}

  /** The best counterparts of the caller, judged by the caller's profile and answers as they are now. */
  async list(fairId: string, userId: string, limit: number, purpose: Purpose = 'show'): Promise<Match[]> {
    const viewer = await this.viewers.of(fairId, userId);
    // Whoever is liked may come from behind the end of the list.
    const room = viewer.ratings.length > 0 ? mostPlaces : 0;
    const found = viewer.fair.index.recommend(viewer.profile, optionsFor(viewer, limit + room));
    const ids = found.map((match) => match.id);
    const cards = await this.participants.cards(fairId, [...ids, ...viewer.ratings.map(({ ratedId }) => ratedId)]);
    const taste = tasteFrom(viewer, cards);
    const known = found.flatMap((match) => {
      const card = cards.get(match.id);
      return card ? [{ match, card }] : [];
    });
    const shown = inOrderOfTaste(known, ({ card }) => taste(card).liking).slice(0, limit);
    const contextOf = await this.contexts(
      fairId,
      viewer,
      shown.map(({ card }) => card.id),
      taste,
    );
    // Learning goes by what people have seen.
    if (purpose === 'show') {
      this.impressions.note(viewer.profile.id, toImpressions(fairId, viewer.profile.id, shown, new Date()));
    }
    const listed = new Map<string | null, number>();
    for (const { card } of shown) listed.set(card.companyId, (listed.get(card.companyId) ?? 0) + 1);
    const matches = shown.map(({ match, card }) => toMatch(match, contextOf(card, listed.get(card.companyId) ?? 0)));
    return this.products.name(fairId, viewer.profile, matches);
  }

  /** Score, reasons and numbers for one person; without score and reasons where the two can never be proposed to each other. */
  async one(fairId: string, userId: string, otherId: string): Promise<MatchWithNumbers> {
    const viewer = await this.viewers.of(fairId, userId);
    const cards = await this.participants.cards(fairId, [otherId, ...viewer.ratings.map(({ ratedId }) => ratedId)]);
    const card = cards.get(otherId);
    if (!card) throw notFound('person');
    const { fair, profile, wishes, tuning, met } = viewer;
    const judgement: Recommendation | null = fair.index.explain(profile, otherId, wishes, tuning.model, met);
    const contextOf = await this.contexts(fairId, viewer, [otherId], tasteFrom(viewer, cards));
    const match = toMatchWithNumbers(judgement, contextOf(card, 1));
    const [named] = await this.products.name(fairId, profile, [match]);
    return { ...match, ...named };
  }

  /** What a list tells of people beside the judgement. Two queries at most. */
  private async contexts(
    fairId: string,
    { fair, profile, wishes, tuning, asked }: Viewer,
    ids: readonly string[],
    taste: TasteFor,
  ) {
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
        likeRated: taste(participant).likeRated,
        asNoted: taste(participant).asNoted,
        otherColleagues: companyId ? fair.staff.of(companyId).length - listed : 0,
        wish: own.get(id) ?? null,
      };
    };
  }
}

type TasteFor = (card: ParticipantCard) => Pick<Taste, 'liking'> & Pick<Match, 'likeRated' | 'asNoted'>;

/** By the viewer's own ratings; those who are gone since say nothing. */
function tasteFrom({ ratings }: Viewer, cards: ReadonlyMap<string, ParticipantCard>): TasteFor {
  const rated = ratings.flatMap(({ ratedId, rating, topicIds }) => {
    const card = cards.get(ratedId);
    return card ? [{ card, rating, topicIds }] : [];
  });
  const personOf = (person: RatedPerson | undefined | null): PersonLine | null => {
    const card = person && cards.get(person.card.id);
    if (!card) return null;
    return { id: card.id, name: `${card.firstName} ${card.lastName}`, companyName: card.companyName ?? '' };
  };
  return (card) => {
    const { liking, like, noted } = tasteOf(card, rated);
    const [liked, after] = [personOf(like), personOf(noted?.after)];
    return {
      liking,
      likeRated: liked && like?.rating ? { ...liked, rating: like.rating } : null,
      asNoted: after && noted ? { ...after, topicId: noted.topicId } : null,
    };
  };
}

const lineOf = (lines: ReadonlyMap<string, PersonLine>, id: string | undefined): PersonLine | null =>
  (id !== undefined && lines.get(id)) || null;
