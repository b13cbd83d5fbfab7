import type { ParticipantCard } from '@parvis/contracts';

/** A person whom the viewer has met and rated, 1 to 5. */
export interface RatedPerson {
  card: Pick<ParticipantCard, 'id' | 'needs' | 'offers'>;
  /** Null: only topics were noted. */
  rating: number | null;
  /** Of which the viewer wants more. */
  topicIds: readonly string[];
}

export interface Taste {
  /** -1 for somebody just like those who were rated worst, 1 like the best. */
  liking: number;
  /** Whom of the well rated this person is like most; null where like nobody. */
  like: RatedPerson | null;
  /** A topic of this person of which the viewer wants more, and after whom that was noted. */
  noted: { topicId: string; after: RatedPerson } | null;
}

/** Ratings move nobody by more places than this: they refine a list, and the reasons go on making it. */
export const mostPlaces = 5;
/** In the middle between 1 and 5: neither good nor bad. */
const middle = 3;
/** From this part of all topics in common on, one is like another. */
const leastAlike = 0.25;
/** What a noted topic is worth: half of being just like somebody with five stars. */
const notedWorth = 0.5;

/** What the viewer's own ratings and noted topics say of somebody. Only what everybody sees of people is compared. */
export function tasteOf(card: RatedPerson['card'], rated: readonly RatedPerson[]): Taste {
  const weights = rated
    .filter((one) => one.card.id !== card.id)
    .map((one) => ({ one, weight: (((one.rating ?? middle) - middle) / 2) * likeness(card, one.card) }));
  const stands = new Set([...card.needs, ...card.offers]);
  const noted = rated
    .filter((one) => one.card.id !== card.id)
    .flatMap((after) => after.topicIds.filter((id) => stands.has(id)).map((topicId) => ({ topicId, after })));
  const topics = new Set(noted.map(({ topicId }) => topicId));
  const liking = Math.max(
    -1,
    Math.min(
      1,
      weights.reduce((sum, { weight }) => sum + weight, topics.size * notedWorth),
    ),
  );
  const best = weights
    .filter(({ one, weight }) => weight > 0 && likeness(card, one.card) >= leastAlike)
    .sort((a, b) => b.weight - a.weight)[0];
  return { liking, like: liking > 0 ? (best?.one ?? null) : null, noted: liking > 0 ? (noted[0] ?? null) : null };
}

/** A list in the order of the engine, in which whoever is liked moves up and whoever is not moves down, by `mostPlaces` at most. */
export function inOrderOfTaste<Item>(items: readonly Item[], likingOf: (item: Item) => number): Item[] {
  return items
    .map((item, place) => ({ item, place, wanted: place - likingOf(item) * mostPlaces }))
    .sort((a, b) => a.wanted - b.wanted || a.place - b.place)
    .map(({ item }) => item);
}

/** Jaccard index of what two people seek and offer. */
function likeness(one: RatedPerson['card'], other: RatedPerson['card']): number {
  const topics = ({ needs, offers }: RatedPerson['card']) =>
    new Set([...needs.map((id) => `needs ${id}`), ...offers.map((id) => `offers ${id}`)]);
  const [a, b] = [topics(one), topics(other)];
  const common = [...a].filter((topic) => b.has(topic)).length;
  return common === 0 ? 0 : common / (a.size + b.size - common);
}
