import type { Match, MatchReason, MatchTerm, MatchWithNumbers } from '@parvis/contracts';
import type { Reason, Recommendation, TermValue } from '@parvis/engine';
import { discreet } from './discretion.rules.js';

/** What a list adds to a judgement of the engine. */
export type MatchContext = Pick<
  Match,
  'participant' | 'places' | 'colleagueAsked' | 'likeRated' | 'asNoted' | 'otherColleagues' | 'wish'
>;

/** Of a pair that can never be proposed there is no judgement. */
const unjudged = (id: string): Recommendation => ({
  id,
  score: 0,
  yours: 0,
  theirs: 0,
  forYou: [],
  forThem: [],
  caution: null,
  termsForYou: [],
  termsForThem: [],
  isExplored: false,
  propensity: 1,
});

export const toMatch = (judgement: Recommendation, context: MatchContext): Match =>
  viewOf(discreet(judgement), context);

/** @param judgement null for a pair that can never be proposed */
export function toMatchWithNumbers(judgement: Recommendation | null, context: MatchContext): MatchWithNumbers {
  const match = discreet(judgement ?? unjudged(context.participant.id));
  return {
    ...viewOf(match, context),
    termsForYou: match.termsForYou.map(toTerm),
    termsForThem: match.termsForThem.map(toTerm),
  };
}

function viewOf(match: ReturnType<typeof discreet>, context: MatchContext): Match {
  const { score, yours, theirs, isExplored } = match;
  return {
    ...context,
    score,
    yours,
    theirs,
    isExplored,
    forYou: match.forYou.map(toReason),
    forThem: match.forThem.map(toReason),
    caution: match.caution && toReason(match.caution),
  };
}

/** The engine's term value is its factors; what is told is what they come to. */
export const toTerm = ({ term, pillar, feature, weight }: TermValue): MatchTerm => ({
  term,
  pillar,
  feature: rounded(feature),
  weight: rounded(feature * weight),
});

/** Field by field and only what is there: a list has some hundred of them. */
function toReason({ code, weight, topicIds, words, languages, intents, dealSizes, certificates }: Reason): MatchReason {
  const reason: MatchReason = { code, weight: rounded(weight) };
  if (topicIds) reason.topicIds = [...topicIds];
  if (words) reason.words = [...words];
  if (languages) reason.languages = [...languages];
  if (intents) reason.intents = [...intents];
  if (dealSizes) reason.dealSizes = [...dealSizes];
  if (certificates) reason.certificates = [...certificates];
  return reason;
}

/** More digits say nothing and make half of an answer. */
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;
