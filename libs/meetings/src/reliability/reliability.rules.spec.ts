import fc from 'fast-check';
import { figureOf, meanOf, type Tally } from './reliability.rules.js';

const tally = fc
  .record({ due: fc.integer({ min: 1, max: 60 }), missed: fc.nat(60) })
  .map(({ due, missed }): Tally => ({ due, kept: Math.max(0, due - missed) }));
const fairs = fc
  .record({ due: fc.integer({ min: 0, max: 5_000 }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ due, share }): Tally => ({ due, kept: Math.round(due * share) }));
const none: Tally = { kept: 0, due: 0 };

describe('figureOf', () => {
  it('says nothing of whoever has no case', () => {
    expect(figureOf('attendance', none, none)).toEqual({ kept: 0, due: 0, percent: null, meanPercent: 90 });
  });
  it('lies between what a person has done and what the fair does', () => {
    fc.assert(
      fc.property(tally, fairs, (own, fair) => {
        const { percent } = figureOf('attendance', own, fair);
        const ends = [own.kept / own.due, meanOf('attendance', fair)].map((share) => share * 100);
        expect(percent).toBeGreaterThanOrEqual(Math.floor(Math.min(...ends)));
        expect(percent).toBeLessThanOrEqual(Math.ceil(Math.max(...ends)));
      }),
    );
  });
  it('rises with each case that is kept, and falls with each that is not', () => {
    fc.assert(
      fc.property(tally, fairs, (own, fair) => {
        const of = (change: Partial<Tally>) => figureOf('answers', { ...own, ...change }, fair).percent ?? 0;
        expect(of({ kept: own.kept + 1, due: own.due + 1 })).toBeGreaterThanOrEqual(of({}));
        expect(of({ due: own.due + 1 })).toBeLessThanOrEqual(of({}));
      }),
    );
  });
  it('is not ruined by one miss', () => {
    // 0 of 1: (0 + 5 × 0.9) / 6.
    expect(figureOf('attendance', { kept: 0, due: 1 }, none).percent).toBe(75);
    expect(figureOf('attendance', { kept: 9, due: 10 }, none).percent).toBe(90);
    expect(figureOf('attendance', { kept: 0, due: 20 }, none).percent).toBe(18);
  });
});

describe('meanOf', () => {
  it('tells nothing about the few people of a small fair', () => {
    expect(meanOf('attendance', { kept: 1, due: 49 })).toBe(0.9);
    expect(meanOf('attendance', { kept: 90, due: 190 })).toBeCloseTo(99 / 200);
  });
});
