import type { ParticipantCard } from '@parvis/contracts';
import { type Recommendation, type TermValue, terms } from '@parvis/engine';
import type { Impression } from './impression.repository.js';

/** What one list showed, in its order. */
export function toImpressions(
  fairId: string,
  viewerId: string,
  shown: readonly { match: Recommendation; card: ParticipantCard }[],
  at: Date,
): Impression[] {
  return shown.map(({ match, card }, place) => ({
    fairId,
    viewerId,
    shownId: card.id,
    at,
    position: place + 1,
    propensity: match.propensity,
    features: featuresOf(match.termsForYou),
  }));
}

/** All features in the engine's order of terms; those that are not told are 0. */
export function featuresOf(values: readonly TermValue[]): number[] {
  const featureOf = new Map(values.map(({ term, feature }) => [term, feature]));
  return terms.map((term) => featureOf.get(term) ?? 0);
}
