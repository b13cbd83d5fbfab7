import type { OwnProfile, ProfileChange } from '@parvis/contracts';
import type { ReactNode } from 'react';

export type ProfileValues = Required<ProfileChange>;
type Gap = OwnProfile['gaps'][number];

/** The form, step by step. */
export const profileSteps = ['person', 'purpose', 'seek', 'offer', 'terms', 'meet', 'times'] as const;
export type ProfileStep = (typeof profileSteps)[number];

/** The step in which a gap can be filled. */
export const stepOfGap: Record<Gap, ProfileStep> = {
  company: 'person',
  'job-title': 'person',
  needs: 'seek',
  offers: 'offer',
  languages: 'meet',
  availability: 'times',
};

/** Number of things a complete profile has. */
export const gapCount = Object.keys(stepOfGap).length;

/** What the form edits of a profile. */
export const valuesOf = (profile: OwnProfile): ProfileValues => ({
  firstName: profile.firstName,
  lastName: profile.lastName,
  jobTitle: profile.jobTitle,
  companyName: profile.companyName,
  country: profile.country,
  languages: profile.languages,
  timeZone: profile.timeZone,
  attendance: profile.attendance,
  needs: profile.needs,
  offers: profile.offers,
  needText: profile.needText,
  offerText: profile.offerText,
  intents: profile.intents,
  stage: profile.stage,
  terms: profile.terms,
  callPhone: profile.callPhone,
  busy: profile.busy,
});

/** Only the fields that differ, so that two devices do not overwrite each other's work. */
export function changesBetween(before: ProfileValues, after: ProfileValues): ProfileChange {
  const names = Object.keys(after) as (keyof ProfileValues)[];
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((name) => [name, after[name]]),
  );
}

/** The first step with a refused field, so that it can be shown. */
export function stepOfField(path: string): ProfileStep {
  const field = path.split('.')[0];
  if (field === 'intents' || field === 'stage') return 'purpose';
  if (field === 'terms') return 'terms';
  if (field === 'needs' || field === 'needText') return 'seek';
  if (field === 'offers' || field === 'offerText') return 'offer';
  if (field === 'languages' || field === 'timeZone' || field === 'attendance' || field === 'callPhone') return 'meet';
  return field === 'busy' ? 'times' : 'person';
}

/** What is wrong with a field, or else with the first wrong entry of a list. */
export function errorWithin(errors: Readonly<Record<string, ReactNode>>, field: string): ReactNode {
  const path = Object.keys(errors).find((one) => one === field || one.startsWith(`${field}.`));
  return path === undefined ? undefined : errors[path];
}
