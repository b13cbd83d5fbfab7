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

  constructor(private readonly rules: AudioOnlyRules = audioOnlyRules) {
    this.pauseMs = rules.firstPauseMs;
  }

  get mode(): LineMode {
    return this.current;
  }

  /** The line had no room left for any picture. */
  dropped(now: number): LineMode {
    if (this.current === 'trial') return this.endTrial(now);
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
    const isGood = this.goodSince !== null && now - this.goodSince >= this.rules.goodForMs;
    if (isGood && now - this.enteredAt >= this.rules.leastMs) return this.leave();
    if (this.current === 'trial') {
      const isHopeful = this.goodSince !== null;
      if (this.lowSince !== null && now - this.lowSince >= this.rules.lowForMs) return this.endTrial(now);
      return !isHopeful && now - this.trialAt >= this.rules.trialMs ? this.endTrial(now) : this.current;
    }
    if (now - this.enteredAt >= this.rules.leastMs && now - this.trialAt >= this.pauseMs) {
      this.current = 'trial';
      this.trialAt = now;
      // What was measured on voices alone says nothing of a picture.
      this.lowSince = null;
    }
    return this.current;
  }

  private enter(now: number): void {
    this.current = 'audio-only';
    this.enteredAt = now;
    this.trialAt = now;
    this.goodSince = null;
    this.dropTimes.length = 0;
  }

  private endTrial(now: number): LineMode {
    this.current = 'audio-only';
    this.trialAt = now;
    this.goodSince = null;
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
