import type { OwnProfile } from '@parvis/contracts';
import { changesBetween, profileSteps, stepOfField, stepOfGap, valuesOf } from './profile-form.js';

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
  photoUrl: null,
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

  it('asks for every gap and every field in a step that exists', () => {
    for (const step of Object.values(stepOfGap)) expect(profileSteps).toContain(step);
    expect(Object.keys(valuesOf(profile)).map(stepOfField)).toEqual([
      ...['person', 'person', 'person', 'person', 'person'],
      ...['meet', 'meet', 'meet'],
      ...['seek', 'offer', 'seek', 'offer', 'times'],
    ]);
  });
});
