import { compareIds } from '../compare-ids.js';
import type { CompanySize, DealSize, Intent, MatchProfile, Stage } from './match-types.js';

/** What answers each intent. */
const COUNTERPART: Readonly<Record<Intent, Intent>> = {
  buy: 'sell',
  sell: 'buy',
  'seek-distribution': 'offer-distribution',
  'offer-distribution': 'seek-distribution',
  invest: 'raise',
  raise: 'invest',
  'license-in': 'license-out',
  'license-out': 'license-in',
  research: 'research',
};

/** Deal sizes ascending: bands that touch differ less than bands that do not. */
const DEAL_SIZES: readonly DealSize[] = ['under-10k', '10k-100k', '100k-1m', 'over-1m'];

/** Everything about a person that many others have alike, in a normal form. */
export interface Traits {
  /** Primary language tags, ascending. */
  languages: readonly string[];
  country: string | null;
  comesOnSite: boolean;
  intents: readonly Intent[];
  dealSizes: readonly DealSize[];
  exclusivity: 'wanted' | 'refused' | null;
  companySize: CompanySize | null;
  seeksSizes: readonly CompanySize[];
  stage: Stage | null;
  seeksStages: readonly Stage[];
  requires: readonly string[];
  requiresStrictly: boolean;
  certificates: readonly string[];
}

/** Order and repetitions of a profile's lists do not matter. */
export function traitsOf(profile: MatchProfile): Traits {
  const requires = distinct(profile.requires);
  return {
    languages: distinct(profile.languages.map(primaryLanguage)),
    country: profile.country?.toUpperCase() ?? null,
    comesOnSite: profile.attendance !== 'virtual',
    intents: distinct(profile.intents),
    dealSizes: distinct(profile.dealSizes),
    exclusivity: profile.exclusivity,
    companySize: profile.companySize,
    seeksSizes: distinct(profile.seeksSizes),
    stage: profile.stage,
    seeksStages: distinct(profile.seeksStages),
    requires,
    requiresStrictly: profile.requiresStrictly && requires.length > 0,
    certificates: distinct(profile.certificates),
  };
}

/** Those of a person's intents that the other answers. */
export function answeredIntents(own: readonly Intent[], others: readonly Intent[]): readonly Intent[] {
  return own.filter((intent) => others.includes(COUNTERPART[intent]));
}

/** How many bands lie between the two nearest deal sizes: 0 = one in common; null where one side said nothing. */
export function dealSizeGap(own: readonly DealSize[], others: readonly DealSize[]): number | null {
  let gap: number | null = null;
  for (const one of own) {
    for (const other of others) {
      const between = Math.abs(DEAL_SIZES.indexOf(one) - DEAL_SIZES.indexOf(other));
      if (gap === null || between < gap) gap = between;
    }
  }
  return gap;
}

export function inCommon<T>(own: readonly T[], others: readonly T[]): readonly T[] {
  return own.filter((one) => others.includes(one));
}

export function missingFrom<T>(wanted: readonly T[], had: readonly T[]): readonly T[] {
  return wanted.filter((one) => !had.includes(one));
}

/** A strict requirement that the other does not meet. */
export function isRequirementUnmet(own: Traits, other: Traits): boolean {
  return own.requiresStrictly && missingFrom(own.requires, other.certificates).length > 0;
}

function primaryLanguage(tag: string): string {
  return tag.toLowerCase().split(/[-_]/, 1)[0] ?? '';
}

function distinct<T extends string>(values: readonly T[]): readonly T[] {
  for (let i = 1; i < values.length; i++) {
    if (!((values[i - 1] as T) < (values[i] as T))) return [...new Set(values)].sort(compareIds);
  }
  return values.slice();
}
