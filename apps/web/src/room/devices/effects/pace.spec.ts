import { Pace } from './pace.js';

const options = { least: 12, windowMs: 2_000, windows: 2, graceMs: 3_000 };

/** Whether so many pictures a second for that long are found too slow. */
function isSlow(fps: number, milliseconds: number, pace = new Pace(options, 0), from = 0): boolean {
  let found = false;
  for (let now = from; now <= from + milliseconds; now += 1_000 / fps) found = pace.step(now) || found;
  return found;
}

describe('Pace', () => {
  it('finds what stays below the least', () => {
    expect(isSlow(8, 9_000)).toBe(true);
  });

  it('is content with what is quick enough', () => {
    expect(isSlow(13, 60_000)).toBe(false);
  });

  it('does not count warming up', () => {
    expect(isSlow(2, 3_000)).toBe(false);
  });

  it('forgives one slow moment', () => {
    const pace = new Pace(options, 0);
    expect(isSlow(30, 4_000, pace)).toBe(false);
    expect(isSlow(5, 1_500, pace, 4_000)).toBe(false);
    expect(isSlow(30, 6_000, pace, 5_500)).toBe(false);
  });
});
