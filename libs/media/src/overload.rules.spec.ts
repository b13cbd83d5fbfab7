import fc from 'fast-check';
import { limitsAt, Overload, type OverloadLevel, refusesPublishers, refusesViewers } from './overload.rules.js';

describe('Overload', () => {
  it('takes a step every three seconds above 85 %, and one back after six seconds below 70 %', () => {
    const overload = new Overload();
    const levels = Array.from({ length: 14 }, (_, second) => overload.measured(second * 1_000, 0.95));
    expect(levels).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4]);
    const back = Array.from({ length: 14 }, (_, second) => overload.measured((20 + second) * 1_000, 0.5));
    expect(back).toEqual([4, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 2, 2]);
  });

  it('does nothing for a peak, and stays as it is between the two marks', () => {
    const overload = new Overload();
    for (const [second, use] of [0.95, 0.95, 0.5, 0.95, 0.95, 0.8].entries()) overload.measured(second * 1_000, use);
    expect(overload.level).toBe(0);
    for (let second = 10; second < 14; second += 1) overload.measured(second * 1_000, 0.9);
    for (let second = 14; second < 60; second += 1) overload.measured(second * 1_000, 0.78);
    expect(overload.level).toBe(1);
  });

  it('moves by one step at a time and never faster than its times', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1.2, noNaN: true }), { maxLength: 200 }), (uses) => {
        const overload = new Overload();
        let before: OverloadLevel = 0;
        let changedAt = Number.NEGATIVE_INFINITY;
        uses.forEach((use, second) => {
          const level = overload.measured(second * 1_000, use);
          expect(Math.abs(level - before)).toBeLessThanOrEqual(1);
          if (level !== before) {
            expect(second * 1_000 - changedAt).toBeGreaterThanOrEqual(3_000);
            changedAt = second * 1_000;
          }
          before = level;
        });
      }),
    );
  });

  it('gives up more with each step, people already inside last', () => {
    const levels: OverloadLevel[] = [0, 1, 2, 3, 4];
    expect(levels.map((level) => limitsAt(level).lastN)).toEqual([9, 4, 4, 4, 4]);
    expect(levels.map((level) => limitsAt(level).gridLayer)).toEqual([2, 2, 0, 0, 0]);
    expect(levels.filter(refusesPublishers)).toEqual([3, 4]);
    expect(levels.filter(refusesViewers)).toEqual([4]);
  });
});
