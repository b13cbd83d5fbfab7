import { mostAttempts, retryDelayMs } from './retry.rules.js';

const hour = 3_600_000;

describe('attempts of a delivery', () => {
  it('come after twice the time each, over about a day, and then no more', () => {
    const waits = Array.from({ length: mostAttempts }, (_, index) => retryDelayMs(index + 1, 0.5));
    expect(waits.slice(0, 3)).toEqual([20_000, 40_000, 80_000]);
    expect(waits.at(-1)).toBeNull();
    const total = waits.reduce<number>((sum, wait) => sum + (wait ?? 0), 0);
    expect(total).toBeGreaterThan(20 * hour);
    expect(total).toBeLessThan(25 * hour);
  });

  it('do not come back all at one moment', () => {
    expect(retryDelayMs(1, 0)).toBe(18_000);
    expect(retryDelayMs(1, 1)).toBe(22_000);
  });
});
