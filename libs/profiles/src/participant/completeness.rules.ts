import { type OwnProfile, ProfileGap } from '@parvis/contracts';

/** What completeness is judged by. */
export interface ProfileContent {
  companyId: string | null;
  jobTitle: string;
  needs: readonly string[];
  needText: string;
  offers: readonly string[];
  offerText: string;
  languages: readonly string[];
  /** Whether the person has looked at the availability at least once. */
  isAvailabilityChecked: boolean;
}

/** What is still missing, in the order in which the form asks for it. Needs and offers may be topics or words. */
export function gapsOf(profile: ProfileContent): OwnProfile['gaps'] {
  const isMissing: Record<OwnProfile['gaps'][number], boolean> = {
    company: profile.companyId === null,
    'job-title': profile.jobTitle === '',
    needs: profile.needs.length === 0 && profile.needText === '',
    offers: profile.offers.length === 0 && profile.offerText === '',
    languages: profile.languages.length === 0,
    availability: !profile.isAvailabilityChecked,
  };
  return ProfileGap.options.filter((gap) => isMissing[gap]);
}

/** What intents make up for, in parts of a profile: they help, but a profile is complete without them. */
const worthOfIntents = 0.5;

/** How much of the profile is filled in, 0 to 1. */
export function completenessOf(profile: ProfileContent & { intents: readonly unknown[] }): number {
  const parts = ProfileGap.options.length;
  const filled = parts - gapsOf(profile).length + (profile.intents.length > 0 ? worthOfIntents : 0);
  return Math.min(1, filled / parts);
}

/** When the profile became complete: stays while it is, null when it is not. */
export const completedAtOf = (profile: ProfileContent, before: Date | null, now: Date): Date | null =>
  gapsOf(profile).length > 0 ? null : (before ?? now);
