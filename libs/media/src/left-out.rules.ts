import { leastBitrate } from './allocator.rules.js';

const firstWaitMs = 6_000;
const longestWaitMs = 60_000;
/** Time for the estimate to follow: it is probed once more is wanted. */
const trialMs = 6_000;
/** Room for one more picture. */
const extra = leastBitrate.camera * 2;

/**
 * Tries a picture that was left out for want of bandwidth again now and then. An estimate does not grow while little is sent, so
 * without a try one low value, of a busy moment perhaps, would leave it out for good.
 */
export class LeftOutTrial {
  private since: number | null = null;
  private until: number | null = null;
  private waitMs = firstWaitMs;

  /** bit/s that count as there on top of the estimate. `isLeftOut`: by the estimate alone something is left out. Times in ms. */
  extra(now: number, isLeftOut: boolean): number {
    if (!isLeftOut) {
      this.since = null;
      this.until = null;
      this.waitMs = firstWaitMs;
      return 0;
    }
    if (this.until !== null) {
      if (now < this.until) return extra;
      this.until = null;
      this.since = now;
      this.waitMs = Math.min(this.waitMs * 2, longestWaitMs);
      return 0;
    }
    this.since ??= now;
    if (now - this.since < this.waitMs) return 0;
    this.until = now + trialMs;
    return extra;
  }
}
