import { usualMatchSettings as usual } from '@parvis/contracts';
import { isSameSettings, levelOf } from './match-settings.rules.js';

describe('settings of the matching', () => {
  it('are the same when all of them are', () => {
    expect(isSameSettings(usual, structuredClone(usual))).toBe(true);
  });

  it.each([
    { ...usual, pillars: { ...usual.pillars, proof: 1.1 } },
    { ...usual, reach: 0.6 },
    { ...usual, explorePlaces: 2 },
    { ...usual, perCompany: 1 },
    { ...usual, learns: false },
  ])('differ when one does: %j', (changed) => {
    expect(isSameSettings(usual, changed)).toBe(false);
  });
});

describe('the word for a slider', () => {
  it.each([
    [0, '0'],
    [0.9, 'less'],
    [1, 'usual'],
    [1.1, 'more'],
    [2, '2'],
  ])('at %d is %s', (emphasis, level) => {
    expect(levelOf(emphasis)).toBe(level);
  });
});
