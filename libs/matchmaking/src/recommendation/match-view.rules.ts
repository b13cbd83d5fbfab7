import type { Match, MatchReason, MatchTerm } from '@parvis/contracts';
import type { Reason, Recommendation, TermValue } from '@parvis/engine';
import { discreet } from './discretion.rules.js';

/** What a list adds to a judgement of the engine. */
export type MatchContext = Pick<Match, 'participant' | 'places' | 'colleagueAsked' | 'otherColleagues' | 'wish'>;

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

export function toMatch(judgement: Recommendation | null, context: MatchContext): Match {
  const match = discreet(judgement ?? unjudged(context.participant.id));
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
    termsForYou: match.termsForYou.map(toTerm),
    termsForThem: match.termsForThem.map(toTerm),
  };
}

/** The engine's term value is its factors; what is told is what they come to. */
export const toTerm = ({ term, pillar, feature, weight }: TermValue): MatchTerm => ({
  term,
  pillar,
  feature,
  weight: feature * weight,
});

const toReason = (reason: Reason): MatchReason => ({
  code: reason.code,
  weight: reason.weight,
  ...copied('topicIds', reason.topicIds),
  ...copied('words', reason.words),
  ...copied('languages', reason.languages),
  ...copied('intents', reason.intents),
  ...copied('dealSizes', reason.dealSizes),
  ...copied('certificates', reason.certificates),
});

const copied = <Key extends string, Value>(key: Key, values: readonly Value[] | undefined) =>
  (values ? { [key]: [...values] } : {}) as Partial<Record<Key, Value[]>>;
