import type { OwnProfile } from '@parvis/contracts';
import { changesBetween, errorWithin, profileSteps, stepOfField, stepOfGap, valuesOf } from './profile-form.js';

const profile: OwnProfile = {
  id: '0b5f6f5e-8d0f-4c53-9f0e-000000000001',
  kind: 'visitor',
  firstName: 'Anna',
  lastName: 'Keller',
  jobTitle: '',
  companyId: null,
  companyName: 'Alpenblick',
  country: 'CH',
  languages: ['de'],
  timeZone: 'Europe/Zurich',
  attendance: 'both',
  needs: [],
  offers: [],
  needText: '',
  offerText: '',
  intents: ['buy'],
  stage: null,
  terms: {
    dealSizes: [],
    requires: ['ISO 9001'],
    requiresStrictly: false,
    exclusivity: null,
    seeksSizes: [],
    seeksStages: [],
  },
  photoUrl: null,
  callPhone: '',
  email: 'anna@example.com',
  busy: [],
  gaps: ['job-title'],
  completedAt: null,
};

describe('the profile form', () => {
  it('sends only what was changed', () => {
    const before = valuesOf(profile);
    expect(changesBetween(before, { ...before })).toEqual({});
    expect(changesBetween(before, { ...before, jobTitle: 'Buyer', languages: ['de', 'fr'] })).toEqual({
      jobTitle: 'Buyer',
      languages: ['de', 'fr'],
    });
  });

  it('sends a value that was emptied', () => {
    const before = valuesOf(profile);
    expect(changesBetween(before, { ...before, country: null })).toEqual({ country: null });
  });

  it('sends the terms as a whole, whichever of them was changed', () => {
    const before = valuesOf(profile);
    const terms = { ...before.terms, requiresStrictly: true };
    expect(changesBetween(before, { ...before, terms })).toEqual({ terms });
    expect(changesBetween(before, { ...before, intents: [] })).toEqual({ intents: [] });
  });

  it('shows what is wrong with one entry at its list', () => {
    const errors = { 'terms.requires.1': 'too long', 'terms.exclusivity': 'unknown' };
    expect(errorWithin(errors, 'terms.requires')).toBe('too long');
    expect(errorWithin(errors, 'terms.exclusivity')).toBe('unknown');
    expect(errorWithin(errors, 'terms.require')).toBeUndefined();
  });

  it('asks for every gap and every field in a step that exists', () => {
    for (const step of Object.values(stepOfGap)) expect(profileSteps).toContain(step);
    expect(Object.keys(valuesOf(profile)).map(stepOfField)).toEqual([
      ...['person', 'person', 'person', 'person', 'person'],
      ...['meet', 'meet', 'meet'],
      ...['seek', 'offer', 'seek', 'offer', 'purpose', 'purpose', 'terms', 'meet', 'times'],
    ]);
  });
});
