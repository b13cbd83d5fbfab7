import type { CompiledModel } from './compiled-model.js';
import type { Dictionary } from './dictionary.js';
import { indexOfTerm } from './match-features.js';
import { pillarOf, type Term, terms } from './match-model.js';
import type { Reason, ReasonCode, TermValue } from './match-types.js';
import type { Person } from './person.js';
import { exactTopics, relatedTopics, sharedWords } from './reason-evidence.js';
import { answeredIntents, inCommon, missingFrom } from './traits.js';
import { floatAt } from './typed.js';

/** Three arguments are read, a fourth is not. */
const MAX_REASONS = 3;
/** Below this a profile is thin enough to warn of. */
const THIN = 0.5;
/** One side this much less keen than the other, in log-odds, is worth saying. */
const ONE_SIDED = 1.2;
/** Missing this much more often than is usual in the fair, as a rate, is worth saying. */
const OFTEN_ABSENT = 0.1;
/** Certificates that nobody asked for, and better rates than most, are no reason below this weight in log-odds. */
const WORTH_SAYING = 0.1;

/** One side of a pair: who decides, on whom, and the features of it. */
export interface Side {
  from: Person;
  to: Person;
  features: Float64Array;
  model: CompiledModel;
  dictionary: Dictionary;
}

type Evidence = Omit<Reason, 'code' | 'weight'>;

/** All non-zero terms of a side, the strongest contribution first. */
export function termValues({ features, model }: Side): TermValue[] {
  const values: TermValue[] = [];
  for (const [i, term] of terms.entries()) {
    const feature = floatAt(features, i);
    if (feature !== 0) values.push({ term, pillar: pillarOf[term], feature, weight: model.weightOf(term) });
  }
  const strength = ({ feature, weight }: TermValue): number => Math.abs(feature * weight);
  return values.sort((a, b) => strength(b) - strength(a) || indexOfTerm(a.term) - indexOfTerm(b.term));
}

/** The strongest terms that speak to `from` for meeting `to`. */
export function reasonsFor(side: Side): Reason[] {
  const { from, to, dictionary } = side;
  const points: { code: ReasonCode; weight: number; evidence: () => Evidence }[] = [];
  const add = (code: ReasonCode, weight: number, evidence: () => Evidence = () => ({}), least = 0): void => {
    if (weight > least) points.push({ code, weight, evidence });
  };
  const asked = from.traits.requires.length > 0;
  add('wishes-to-meet-you', contribution(side, 'their-wish'));
  add('they-offer-what-you-seek', contribution(side, 'needs'), () => ({
    topicIds: exactTopics(from, to, dictionary.topics),
  }));
  add('they-seek-what-you-offer', contribution(side, 'sought'), () => ({
    topicIds: exactTopics(to, from, dictionary.topics),
  }));
  add('related-topic', contribution(side, 'related'), () => ({ topicIds: relatedTopics(from, to, dictionary.topics) }));
  add('words-in-common', contribution(side, 'words'), () => ({ words: sharedWords(from, to, dictionary) }));
  add('intents-fit', contribution(side, 'intent'), () => ({
    intents: answeredIntents(from.traits.intents, to.traits.intents),
  }));
  add('you-wish-to-meet', contribution(side, 'own-wish'));
  add('common-language', contribution(side, 'language'), () => ({
    languages: inCommon(from.traits.languages, to.traits.languages),
  }));
  add('deal-size-fits', contribution(side, 'deal-size'), () => ({
    dealSizes: inCommon(from.traits.dealSizes, to.traits.dealSizes),
  }));
  add(
    'certificates-held',
    contribution(side, 'certificates'),
    () => ({
      certificates: asked ? inCommon(from.traits.requires, to.traits.certificates) : to.traits.certificates,
    }),
    asked ? 0 : WORTH_SAYING,
  );
  add('size-sought', contribution(side, 'size'));
  add('stage-sought', contribution(side, 'stage'));
  add('reliable', contribution(side, 'show-up') + contribution(side, 'answers'), () => ({}), WORTH_SAYING);
  add('same-place', contribution(side, 'same-place'));
  add('same-country', contribution(side, 'same-country'));
  return points
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MAX_REASONS)
    .map(({ code, weight, evidence }) => ({ code, weight, ...evidence() }));
}

/** The strongest point against the meeting, from the viewer's side. */
export function cautionFor(side: Side, ownLogOdds: number, otherLogOdds: number): Reason | null {
  const { from, to, features } = side;
  const cautions: Reason[] = [];
  const add = (code: ReasonCode, term: Term, evidence: Evidence = {}): void => {
    const weight = contribution(side, term);
    if (weight < 0) cautions.push({ code, weight, ...evidence });
  };
  add('no-common-language', 'no-language');
  add('intents-differ', 'intent', { intents: to.traits.intents });
  add('deal-size-differs', 'deal-size', { dealSizes: to.traits.dealSizes });
  add('certificate-missing', 'certificates-missing', {
    certificates: missingFrom(from.traits.requires, to.traits.certificates),
  });
  add('exclusivity-conflict', 'exclusivity');
  add('met-before', 'met-before');
  if (floatAt(features, indexOfTerm('show-up')) < -OFTEN_ABSENT) add('often-absent', 'show-up');
  if (to.completeness < THIN) add('thin-profile', 'thinness');
  const gap = -Math.abs(ownLogOdds - otherLogOdds);
  if (gap <= -ONE_SIDED) cautions.push({ code: 'one-sided', weight: gap });
  return cautions.sort((a, b) => a.weight - b.weight)[0] ?? null;
}

function contribution({ features, model }: Side, term: Term): number {
  return floatAt(features, indexOfTerm(term)) * model.weightOf(term);
}
