import { emptyRecord } from '@parvis/engine';
import { discreetRecord, hasMoved } from './record.rules.js';

describe('discreetRecord', () => {
  it('keeps few answers to itself, each side apart', () => {
    const record = { ...emptyRecord, yesGiven: 3, noGiven: 1, shown: 20, yesGot: 5, noGot: 0, held: 2, missed: 1 };
    expect(discreetRecord(record)).toEqual({ ...record, yesGiven: 0, noGiven: 0, shown: 0 });
  });
  it('counts them from the fifth on', () => {
    const record = { ...emptyRecord, yesGiven: 3, noGiven: 3, shown: 20, yesGot: 0, noGot: 6 };
    expect(discreetRecord(record)).toEqual(record);
  });
  it('shows no single no, however much is known', () => {
    const withNoes = (noes: number) =>
      discreetRecord({ ...emptyRecord, yesGiven: 5, noGiven: noes, yesGot: 7, noGot: noes });
    expect(withNoes(1)).toEqual(withNoes(0));
    expect(withNoes(2)).toEqual(withNoes(0));
    expect(withNoes(3)).toMatchObject({ noGiven: 3, noGot: 3 });
    expect(withNoes(5)).toEqual(withNoes(3));
    // Nor does a no as the fifth answer bring the others to light.
    expect(discreetRecord({ ...emptyRecord, yesGot: 4, noGot: 1 })).toEqual(emptyRecord);
  });
});

describe('hasMoved', () => {
  it('sees a first count and one that has grown by more than a quarter', () => {
    expect(hasMoved(undefined, { ...emptyRecord, held: 1 })).toBe(true);
    expect(hasMoved({ ...emptyRecord, shown: 20 }, { ...emptyRecord, shown: 26 })).toBe(true);
    expect(hasMoved({ ...emptyRecord, yesGiven: 8 }, { ...emptyRecord, yesGiven: 5 })).toBe(true);
  });
  it('overlooks the rest', () => {
    expect(hasMoved(undefined, emptyRecord)).toBe(false);
    expect(hasMoved({ ...emptyRecord, shown: 20 }, { ...emptyRecord, shown: 25 })).toBe(false);
  });
});
