import type { Reason, ReasonCode, Recommendation, Term, TermValue } from '@parvis/engine';

/*
 * What people demand of a counterpart, and on what terms they do business, works in the matching and is told to nobody:
 * a viewer is told what the viewer's own demands find, never what the other's do.
 */

/** Terms that hold the other's demands or business terms, by the side that they are told of. */
const secretTerms: Record<'forYou' | 'forThem', ReadonlySet<Term>> = {
  forYou: new Set(['deal-size', 'exclusivity']),
  forThem: new Set(['size', 'stage', 'deal-size', 'exclusivity', 'certificates-missing', 'certificates']),
};

/** Reasons of their side that would say what they seek in confidence. */
const secretReasons: ReadonlySet<ReasonCode> = new Set([
  'size-sought',
  'stage-sought',
  'certificates-held',
  'deal-size-fits',
]);

/** Counter-points out of the other's business terms. */
const secretCautions: ReadonlySet<ReasonCode> = new Set(['deal-size-differs', 'exclusivity-conflict']);

/**
 * A judgement of a pair as one of the two may read it: as if the other had demanded nothing, the numbers included, or what is
 * missing in them would tell. The order of a list follows the whole truth.
 */
export function discreet<Told extends Recommendation>(match: Told): Told {
  const termsForYou = discreetTerms(match.termsForYou, 'forYou');
  const termsForThem = discreetTerms(match.termsForThem, 'forThem');
  const yours = without(match.yours, match.termsForYou, termsForYou);
  const theirs = without(match.theirs, match.termsForThem, termsForThem);
  const isWhole = yours === match.yours && theirs === match.theirs;
  return {
    ...match,
    yours,
    theirs,
    score: isWhole ? match.score : (2 * yours * theirs) / (yours + theirs),
    forYou: match.forYou.filter(({ code }) => code !== 'deal-size-fits'),
    forThem: match.forThem.filter(({ code }) => !secretReasons.has(code)),
    caution: isWhole || match.caution?.code !== 'one-sided' ? discreetCaution(match) : null,
    termsForYou,
    termsForThem,
  };
}

export const discreetTerms = (values: readonly TermValue[], side: 'forYou' | 'forThem'): TermValue[] =>
  values.filter(({ term }) => !secretTerms[side].has(term));

/** Score of a pair as a third person may read it: as if neither side had demanded anything, or had terms of business. */
export function scoreForOthers({ yours, theirs, termsForYou, termsForThem }: Recommendation): number {
  const one = without(yours, termsForYou, discreetTerms(termsForYou, 'forThem'));
  const other = without(theirs, termsForThem, discreetTerms(termsForThem, 'forThem'));
  return (2 * one * other) / (one + other);
}

/** The probability that is left of one when only some of its terms are told. */
function without(probability: number, all: readonly TermValue[], told: readonly TermValue[]): number {
  if (told.length === all.length || probability <= 0 || probability >= 1) return probability;
  const sum = (values: readonly TermValue[]) =>
    values.reduce((total, { feature, weight }) => total + feature * weight, 0);
  const logOdds = Math.log(probability / (1 - probability)) - sum(all) + sum(told);
  return 1 / (1 + Math.exp(-logOdds));
}

/** A missing certificate is told to whoever asks for it, not to whoever lacks it. */
function discreetCaution({ caution, termsForYou }: Recommendation): Reason | null {
  if (!caution || secretCautions.has(caution.code)) return null;
  const isOwnDemand = termsForYou.some(({ term, feature }) => term === 'certificates-missing' && feature !== 0);
  return caution.code === 'certificate-missing' && !isOwnDemand ? null : caution;
}
