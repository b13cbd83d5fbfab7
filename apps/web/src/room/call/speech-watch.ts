/** Loudness (0 to 1, -60 dB to -10 dB) above which somebody talks rather than breathes. */
const talkingLevel = 0.5;
/** So much speech within the last while is no cough. */
const neededMs = 700;
const withinMs = 2_000;

/** Tells talking from noises: fed with loudness over time, in milliseconds of one clock. */
export class SpeechWatch {
  private readonly loud: { at: number; ms: number }[] = [];
  private lastAt: number | null = null;

  /** One more measurement; answers whether somebody talks. */
  step(level: number, now: number): boolean {
    const ms = this.lastAt === null ? 0 : Math.min(now - this.lastAt, 200);
    this.lastAt = now;
    if (level >= talkingLevel) this.loud.push({ at: now, ms });
    while (this.loud[0] !== undefined && this.loud[0].at < now - withinMs) this.loud.shift();
    return this.loud.reduce((sum, part) => sum + part.ms, 0) >= neededMs;
  }
}
