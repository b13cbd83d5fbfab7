import { completedAtOf, completenessOf, gapsOf, type ProfileContent } from './completeness.rules.js';

const whole: ProfileContent = {
  companyId: 'c',
  jobTitle: 'CEO',
  needs: ['t'],
  needText: '',
  offers: [],
  offerText: 'Advice',
  languages: ['fr'],
  isAvailabilityChecked: true,
};
const empty: ProfileContent = {
  companyId: null,
  jobTitle: '',
  needs: [],
  needText: '',
  offers: [],
  offerText: '',
  languages: [],
  isAvailabilityChecked: false,
};

describe('completeness', () => {
  it('asks for all that is missing, in the order of the form', () => {
    expect(gapsOf(empty)).toEqual(['company', 'job-title', 'needs', 'offers', 'languages', 'availability']);
    expect(completenessOf({ ...empty, intents: [] })).toBe(0);
  });
  it('counts intents as half a part, and needs none to be whole', () => {
    expect(completenessOf({ ...whole, intents: [] })).toBe(1);
    expect(completenessOf({ ...whole, intents: ['buy'] })).toBe(1);
    expect(completenessOf({ ...whole, jobTitle: '', intents: [] })).toBe(5 / 6);
    expect(completenessOf({ ...whole, jobTitle: '', intents: ['buy'] })).toBe(5.5 / 6);
  });
  it('takes topics or words', () => {
    expect(gapsOf(whole)).toEqual([]);
    expect(gapsOf({ ...whole, needs: [], needText: 'Boxes' })).toEqual([]);
    expect(gapsOf({ ...whole, offerText: '' })).toEqual(['offers']);
  });
  it('keeps the time at which the profile became complete, until it is no longer', () => {
    const before = new Date('2026-01-01');
    const now = new Date('2026-02-02');
    expect(completedAtOf(whole, null, now)).toBe(now);
    expect(completedAtOf(whole, before, now)).toBe(before);
    expect(completedAtOf({ ...whole, jobTitle: '' }, before, now)).toBeNull();
  });
});
