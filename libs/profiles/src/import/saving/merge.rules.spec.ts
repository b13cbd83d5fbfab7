import { newlySaid, saidSoFar } from './merge.rules.js';

describe('newlySaid', () => {
  it('leaves out what was said before and what says nothing', () => {
    const row = { jobTitle: 'CEO', country: null, languages: ['fr'], company: '', needs: [] };
    expect(newlySaid(row, { jobTitle: 'CEO', languages: ['fr', 'en'], company: 'NovaPack' })).toEqual({
      languages: ['fr'],
    });
  });
  it('is everything that says something at the first time', () => {
    expect(newlySaid({ jobTitle: 'CEO', country: '', employees: 0 }, null)).toEqual({ jobTitle: 'CEO', employees: 0 });
  });
});

describe('saidSoFar', () => {
  it('keeps what a later row does not mention', () => {
    expect(saidSoFar({ jobTitle: 'CTO', company: '' }, { jobTitle: 'CEO', company: 'NovaPack' })).toEqual({
      jobTitle: 'CTO',
      company: 'NovaPack',
    });
  });
});
