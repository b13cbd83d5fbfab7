import { emptyRecord } from '@parvis/engine';
import { discreetRecord, hasMoved } from './record.rules.js';

describe('discreetRecord', () => {
  it('keeps few answers to itself, each side apart', () => {
    const record = { ...emptyRecord, yesGiven: 3, noGiven: 1, shown: 20, yesGot: 4, noGot: 1, held: 2, missed: 1 };
    expect(discreetRecord(record)).toEqual({ ...record, yesGiven: 0, noGiven: 0, shown: 0 });
  });
  it('counts all of them from the fifth on', () => {
    const record = { ...emptyRecord, yesGiven: 3, noGiven: 2, shown: 20, yesGot: 0, noGot: 5 };
    expect(discreetRecord(record)).toEqual(record);
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
