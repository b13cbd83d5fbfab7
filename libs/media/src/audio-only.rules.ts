/** Times in ms, rates in bit/s: voices only when pictures were dropped twice in 10 s or under 150 kbit/s for 3 s, back above 400 kbit/s for 5 s. */
export interface AudioOnlyRules {
  drops: number;
  dropsWithinMs: number;
  lowBitrate: number;
  lowForMs: number;
  leastMs: number;
  goodBitrate: number;
  goodForMs: number;
  /** How long one picture is tried, and how long after a try in vain the next may come; the pause doubles up to `lastPauseMs`. */
  trialMs: number;
  firstPauseMs: number;
  lastPauseMs: number;
  /** A line without more losses than that, 0 to 1, loses nothing. */
  cleanLoss: number;
  /** So long after the last picture, losses are no longer its doing. */
  drainedMs: number;
  /** A line that lost voices and has lost nothing for so long is another line: tried at once, and trusted after `cleanGoodForMs`. */
  cleanForMs: number;
  cleanGoodForMs: number;
  /**
   * A line that has lost nothing since pictures were left out may never have been thin: a device that is busy for a moment reads packets
   * late, and the estimate takes that for a queue. Such a line is tried after so long, as one that has become clean; once in `wholeEveryMs`.
   */
  wholeForMs: number;
  wholeEveryMs: number;
  /** How long such a try may last while nothing is lost: the estimate begins far down. */
  cleanTrialMs: number;
}

export const audioOnlyRules: AudioOnlyRules = {
  drops: 2,
  dropsWithinMs: 10_000,
  lowBitrate: 150_000,
  lowForMs: 3_000,
  leastMs: 15_000,
  goodBitrate: 400_000,
  goodForMs: 5_000,
  trialMs: 8_000,
  firstPauseMs: 10_000,
  lastPauseMs: 60_000,
  cleanLoss: 0.02,
  drainedMs: 3_000,
  cleanForMs: 2_000,
  cleanGoodForMs: 2_000,
  wholeForMs: 3_000,
  wholeEveryMs: 60_000,
  cleanTrialMs: 20_000,
};

/** What the line carries now. `trial`: voices only, but one small picture runs so that the estimate can grow. */
export type LineMode = 'full' | 'audio-only' | 'trial';

/**
 * Whether a line carries pictures, with hysteresis: mediasoup alone switches them on and off every few seconds on a line that is
 * too thin. The estimate hardly grows while only voices flow, since what is not sent cannot be measured; so after a while
 * one small picture is tried. A pure state machine: time comes in, nothing is started.
 */
export class AudioOnly {
  private current: LineMode = 'full';
  private readonly dropTimes: number[] = [];
  private lowSince: number | null = null;
  private goodSince: number | null = null;
  private enteredAt = 0;
  private trialAt = 0;
  private pauseMs: number;
  private cleanSince: number | null = null;
  /** Voices alone were lost, too. */
  private wasBad = false;
  /** Something was lost since pictures were left out. */
  private hasLost = false;
  private wholeTrialAt = Number.NEGATIVE_INFINITY;
  /** The try of now is one of a line that was bad for voices, too, and has become clean. */
  private isRecovery = false;

  constructor(private readonly rules: AudioOnlyRules = audioOnlyRules) {
    this.pauseMs = rules.firstPauseMs;
  }

  get mode(): LineMode {
    return this.current;
  }

  /** The line had no room left for any picture. */
  dropped(now: number): LineMode {
    // The estimate may fall for a moment while it grows; as long as nothing is lost that ends no try of a line that has become clean.
    if (this.current === 'trial') return this.isWhole ? this.current : this.endTrial(now);
    if (this.current === 'audio-only') return this.current;
    this.dropTimes.push(now);
    while ((this.dropTimes[0] ?? now) < now - this.rules.dropsWithinMs) this.dropTimes.shift();
    if (this.dropTimes.length >= this.rules.drops) this.enter(now);
    return this.current;
  }

  /** A new estimate, or time has passed (`bitrate` is then the last one). */
  measured(now: number, bitrate: number): LineMode {
    this.lowSince = bitrate < this.rules.lowBitrate ? (this.lowSince ?? now) : null;
    this.goodSince = bitrate > this.rules.goodBitrate ? (this.goodSince ?? now) : null;
    if (this.current === 'full') {
      if (this.lowSince !== null && now - this.lowSince >= this.rules.lowForMs) this.enter(now);
      return this.current;
    }
    if (this.isProven(now)) return this.leave();
    if (this.current === 'trial') return this.hasFailed(now) ? this.endTrial(now) : this.current;
    if (now - this.enteredAt >= this.rules.leastMs && now - this.trialAt >= this.pauseMs) this.startTrial(now);
    return this.current;
  }

  /** The share of packets, 0 to 1, that the line has lost lately. Only of interest while it does not carry all. */
  lost(now: number, loss: number): LineMode {
    const isAlone = this.current === 'audio-only';
    if (loss > this.rules.cleanLoss) {
      this.cleanSince = null;
      this.hasLost = true;
      if (isAlone && now - this.trialAt >= this.rules.drainedMs) this.wasBad = true;
    } else {
      this.cleanSince ??= now;
      const cleanMs = now - Math.max(this.cleanSince, this.trialAt);
      if (isAlone && this.wasBad && cleanMs >= this.rules.cleanForMs) {
        // One such try for each recovery.
        this.wasBad = false;
        this.startRecovery(now);
      } else if (isAlone && this.mayBeWhole(now)) {
        this.wholeTrialAt = now;
        this.startRecovery(now);
      }
    }
    return this.current;
  }

  private mayBeWhole(now: number): boolean {
    if (this.hasLost || now - this.enteredAt < this.rules.wholeForMs) return false;
    return now - this.wholeTrialAt >= this.rules.wholeEveryMs;
  }

  private get isWhole(): boolean {
    return this.isRecovery && this.cleanSince !== null;
  }

  private isProven(now: number): boolean {
    if (this.goodSince === null) return false;
    const goodMs = now - this.goodSince;
    if (this.isWhole) return goodMs >= this.rules.cleanGoodForMs;
    return goodMs >= this.rules.goodForMs && now - this.enteredAt >= this.rules.leastMs;
  }

  private hasFailed(now: number): boolean {
    if (this.isWhole) return this.goodSince === null && now - this.trialAt >= this.rules.cleanTrialMs;
    if (this.lowSince !== null && now - this.lowSince >= this.rules.lowForMs) return true;
    return this.goodSince === null && now - this.trialAt >= this.rules.trialMs;
  }

  private startRecovery(now: number): void {
    this.pauseMs = this.rules.firstPauseMs;
    this.startTrial(now);
    this.isRecovery = true;
  }

  private startTrial(now: number): void {
    this.current = 'trial';
    this.trialAt = now;
    this.isRecovery = false;
    // What was measured on voices alone says nothing of a picture.
    this.lowSince = null;
  }

  private enter(now: number): void {
    this.current = 'audio-only';
    this.enteredAt = now;
    this.trialAt = now;
    this.goodSince = null;
    this.cleanSince = null;
    this.wasBad = false;
    this.hasLost = false;
    this.isRecovery = false;
    this.dropTimes.length = 0;
  }

  private endTrial(now: number): LineMode {
    this.current = 'audio-only';
    this.trialAt = now;
    this.goodSince = null;
    this.isRecovery = false;
    this.pauseMs = Math.min(this.pauseMs * 2, this.rules.lastPauseMs);
    return this.current;
  }

  private leave(): LineMode {
    this.current = 'full';
    this.lowSince = null;
    this.goodSince = null;
    this.pauseMs = this.rules.firstPauseMs;
    return this.current;
  }
}
