import { LeftOutTrial } from './left-out.rules.js';

/** When something was tried, in seconds. */
function triesUntil(seconds: number, isLeftOut: (at: number) => boolean): number[] {
  const trial = new LeftOutTrial();
  const tries: number[] = [];
  let isTried = false;
  for (let at = 0; at <= seconds; at += 1) {
    const now = trial.extra(at * 1_000, isLeftOut(at)) > 0;
    if (now && !isTried) tries.push(at);
    isTried = now;
  }
  return tries;
}

describe('a picture that was left out', () => {
  it('is tried again after 6 s, and ever less often while that does not help', () => {
    expect(triesUntil(150, () => true)).toEqual([6, 24, 54, 108]);
  });

  it('is not tried while nothing is left out, and soon again the next time', () => {
    expect(triesUntil(60, () => false)).toEqual([]);
    // The first try helps for twenty seconds.
    expect(triesUntil(60, (at) => at < 8 || at > 28)).toEqual([6, 35, 53]);
  });
});
