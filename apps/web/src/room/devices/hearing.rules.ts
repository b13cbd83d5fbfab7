/** Whether a microphone gives any sound: not long enough listened to, yes, or nothing at all so far. */
export type Hearing = 'listening' | 'heard' | 'silent';

/** Of the scale of `readLevel`: above what a muted microphone or a dead input gives, below a whisper. */
const leastLevel = 0.04;
/** So long people need to see the bar and say something. */
const patienceMs = 6_000;

/** Finds out from levels whether a microphone works. One that was heard once works. */
export class MicrophoneHearing {
  private since: number | null = null;
  private wasHeard = false;

  /** A level from 0 to 1, and when it was measured, in ms. */
  measured(level: number, now: number): Hearing {
    this.since ??= now;
    this.wasHeard ||= level >= leastLevel;
    if (this.wasHeard) return 'heard';
    return now - this.since >= patienceMs ? 'silent' : 'listening';
  }
}
