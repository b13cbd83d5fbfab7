import type { Term } from './match-model.js';
import { answeredIntents, dealSizeGap, inCommon, isRequirementUnmet, missingFrom, type Traits } from './traits.js';

/** Bands that touch are half a mismatch. */
const MISMATCH_PER_BAND = 0.5;
/** Certificates that nobody asked for: half of what asked-for ones say, at most. */
const UNASKED_CERTIFICATES = 0.5;

/**
 * Traits that enter the same terms. People with the same traits of a group are of one kind to everybody else, so a group's
 * part of the score is worked out once for each pair of kinds, not of people.
 */
export interface TraitGroup {
  terms: readonly Term[];
  /** Equal for people who decide alike. */
  keyFrom(traits: Traits): string;
  /** Equal for people who are decided on alike. */
  keyTo(traits: Traits): string;
  /** The features with which the other (`to`) appears to the one who decides (`from`), in the order of `terms`. */
  featuresOf(from: Traits, to: Traits): readonly number[];
  /** Whether `from` rules `to` out. */
  isVeto?(from: Traits, to: Traits): boolean;
}

const keyOfLanguages = (traits: Traits): string => traits.languages.join(' ');
const keyOfPlace = ({ country, comesOnSite }: Traits): string => `${country ?? ''} ${comesOnSite}`;
const keyOfIntents = (traits: Traits): string => traits.intents.join(' ');
const keyOfDeals = ({ dealSizes, exclusivity }: Traits): string => `${dealSizes.join(' ')} ${exclusivity}`;

const languages: TraitGroup = {
  terms: ['language', 'no-language'],
  keyFrom: keyOfLanguages,
  keyTo: keyOfLanguages,
  featuresOf: (from, to) => {
    if (from.languages.length === 0 || to.languages.length === 0) return [0, 0];
    return inCommon(from.languages, to.languages).length > 0 ? [1, 0] : [0, -1];
  },
};

const places: TraitGroup = {
  terms: ['same-country', 'same-place'],
  keyFrom: keyOfPlace,
  keyTo: keyOfPlace,
  featuresOf: (from, to) => [
    from.country !== null && from.country === to.country ? 1 : 0,
    from.comesOnSite && to.comesOnSite ? 1 : 0,
  ],
};

const intents: TraitGroup = {
  terms: ['intent'],
  keyFrom: keyOfIntents,
  keyTo: keyOfIntents,
  featuresOf: (from, to) => {
    if (from.intents.length === 0 || to.intents.length === 0) return [0];
    const answered = answeredIntents(from.intents, to.intents).length;
    return [answered > 0 ? answered / from.intents.length : -1];
  },
};

const deals: TraitGroup = {
  terms: ['deal-size', 'exclusivity'],
  keyFrom: keyOfDeals,
  keyTo: keyOfDeals,
  featuresOf: (from, to) => {
    const gap = dealSizeGap(from.dealSizes, to.dealSizes);
    const isConflict = from.exclusivity !== null && to.exclusivity !== null && from.exclusivity !== to.exclusivity;
    return [gap === null ? 0 : gap === 0 ? 1 : -Math.min(1, MISMATCH_PER_BAND * gap), isConflict ? -1 : 0];
  },
};

const company: TraitGroup = {
  terms: ['size', 'stage'],
  keyFrom: ({ seeksSizes, seeksStages }) => `${seeksSizes.join(' ')}|${seeksStages.join(' ')}`,
  keyTo: ({ companySize, stage }) => `${companySize} ${stage}`,
  featuresOf: (from, to) => [soughtOrNot(from.seeksSizes, to.companySize), soughtOrNot(from.seeksStages, to.stage)],
};

const certificates: TraitGroup = {
  terms: ['certificates-missing', 'certificates'],
  keyFrom: ({ requires, requiresStrictly }) => `${requires.join(' ')}|${requiresStrictly}`,
  keyTo: (traits) => traits.certificates.join(' '),
  featuresOf: (from, to) => {
    const had = to.certificates.length;
    if (from.requires.length === 0) return [0, had > 0 ? (UNASKED_CERTIFICATES * had) / (had + 2) : 0];
    const missing = missingFrom(from.requires, to.certificates).length / from.requires.length;
    return [missing > 0 ? -missing : 0, 1 - missing];
  },
  isVeto: isRequirementUnmet,
};

/** In the order in which their parts are summed. */
export const traitGroups = [languages, places, intents, deals, company, certificates] as const;

function soughtOrNot<T>(sought: readonly T[], has: T | null): number {
  if (sought.length === 0 || has === null) return 0;
  return sought.includes(has) ? 1 : -1;
}
