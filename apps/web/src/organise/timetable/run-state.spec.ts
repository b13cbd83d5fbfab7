import { gapInWishes, qualityOf } from './run-state.js';

describe('the gap of a run', () => {
  it('is none where the value reaches the bound, give or take the rounding of the solver', () => {
    expect(gapInWishes({ value: 100, bound: 100.000001, meetings: 50 })).toBe(0);
    expect(gapInWishes({ value: 0, bound: 0, meetings: 0 })).toBe(0);
  });

  it('counts wishes of average value, a part of one as a whole', () => {
    expect(gapInWishes({ value: 100, bound: 103, meetings: 50 })).toBe(2);
    expect(gapInWishes({ value: 100, bound: 104, meetings: 50 })).toBe(2);
  });

  it('takes a wish as worth one where none was granted', () => {
    expect(gapInWishes({ value: 0, bound: 3, meetings: 0 })).toBe(3);
  });
});

describe('the quality of a run', () => {
  it('is the share of the bound', () => {
    expect(qualityOf({ value: 99, bound: 100 })).toBe(0.99);
  });

  it('is never more than all, and nothing where there was nothing to reach', () => {
    expect(qualityOf({ value: 101, bound: 100 })).toBe(1);
    expect(qualityOf({ value: 0, bound: 0 })).toBeNull();
  });
});
