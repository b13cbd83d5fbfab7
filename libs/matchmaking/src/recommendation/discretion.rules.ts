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

/** A judgement of a pair as one of the two may read it. */
export function discreet<Told extends Recommendation>(match: Told): Told {
  return {
    ...match,
    forYou: match.forYou.filter(({ code }) => code !== 'deal-size-fits'),
    forThem: match.forThem.filter(({ code }) => !secretReasons.has(code)),
    caution: discreetCaution(match),
    termsForYou: discreetTerms(match.termsForYou, 'forYou'),
    termsForThem: discreetTerms(match.termsForThem, 'forThem'),
  };
}

export const discreetTerms = (values: readonly TermValue[], side: 'forYou' | 'forThem'): TermValue[] =>
  values.filter(({ term }) => !secretTerms[side].has(term));

/** A missing certificate is told to whoever asks for it, not to whoever lacks it. */
function discreetCaution({ caution, termsForYou }: Recommendation): Reason | null {
  if (!caution || secretCautions.has(caution.code)) return null;
  const isOwnDemand = termsForYou.some(({ term, feature }) => term === 'certificates-missing' && feature !== 0);
  return caution.code === 'certificate-missing' && !isOwnDemand ? null : caution;
}
