/**
 * What the way up could carry in the last second. Rates in bit/s, loss 0 to 1; null where the browser does not say, or no report of losses
 * has come.
 */
export interface UplinkLook {
  /** In ms. */
  at: number;
  available: number | null;
  loss: number | null;
  /** In ms. */
  roundTrip: number | null;
  isSendingCamera: boolean;
}

export interface UplinkPlan {
  /** The camera picture is left out, so that the voice gets through. */
  isCameraResting: boolean;
  /** For Opus. */
  voiceBitrate: number;
}

const cameraFloor = 100_000;
const poorForMs = 3_000;
const lossCeiling = 0.25;
/** How long the camera rests before it is tried again; longer after each try that failed. */
const restMs = [15_000, 30_000, 60_000] as const;
/** With no more losses than that, and no longer round trip, a line carries a voice well. */
const cleanLoss = 0.02;
const calmRoundTripMs = 400;
/** So long after the camera was put to rest, losses are no longer its doing. */
const drainedMs = 3_000;
/**
 * A line on which nothing has been lost or queued up for so long is not harmed by what is sent: a low estimate says then that little
 * was sent, as of a still picture or by a busy device. If it was bad for the voice alone, it is another line and tried at once.
 */
const cleanForMs = 3_000;
/** Any other clean one is tried after so long, which grows with each try that failed: the camera may be too much for it. */
const cleanRestMs = [10_000, 20_000, 60_000] as const;
/** In a try the estimate is still that of the voice alone for so long; only losses speak against it. */
const rampMs = 8_000;
/** A try that lasts so long has succeeded. */
const provenMs = 20_000;

const voice = { good: 32_000, poor: 20_000, worst: 16_000 } as const;

/**
 * Decides what a poor line still sends: the voice always, the camera only where it fits. Bandwidth estimates do not grow while only a
 * voice is sent, so the camera comes back as a try.
 */
export class Uplink {
  private poorSince: number | null = null;
  private restingSince: number | null = null;
  private triedAt: number | null = null;
  private rests = 0;
  private cleanSince: number | null = null;
  /** Nothing that was before this is covered by the next report of losses. */
  private coveredFrom: number | null = null;
  /** The voice alone has suffered, too. */
  private wasBad = false;

  next({ at, available, loss, roundTrip, isSendingCamera }: UplinkLook): UplinkPlan {
    this.judgeCleanness(at, loss, roundTrip);
    const isNarrow = available !== null && available < cameraFloor && !this.isClean(at) && !this.isRamping(at);
    const isPoor = isNarrow || (loss !== null && loss > lossCeiling);
    if (this.restingSince !== null) {
      if (this.cleanSince === null && at - this.restingSince >= drainedMs) this.wasBad = true;
      const isBetter = this.isBetter(at, this.restingSince);
      if (isBetter || at - this.restingSince >= stepOf(restMs, this.rests)) {
        // One try for each recovery. A try in between says nothing of the voice alone.
        if (isBetter) this.wasBad = false;
        this.restingSince = null;
        this.poorSince = null;
        this.triedAt = at;
      }
    } else if (isPoor && isSendingCamera) {
      this.poorSince ??= at;
      if (at - this.poorSince >= poorForMs) {
        this.restingSince = at;
        this.rests += 1;
      }
    } else {
      this.poorSince = null;
      if (this.triedAt !== null && at - this.triedAt >= provenMs) {
        this.rests = 0;
        this.wasBad = false;
      }
    }
    return { isCameraResting: this.restingSince !== null, voiceBitrate: voiceFor(available, loss) };
  }

  private judgeCleanness(at: number, loss: number | null, roundTrip: number | null): void {
    const isCalm = roundTrip === null || roundTrip < calmRoundTripMs;
    if (!isCalm || (loss !== null && loss > cleanLoss)) this.cleanSince = null;
    // A report speaks of all the time since the one before.
    else if (loss !== null) this.cleanSince ??= this.coveredFrom ?? at;
    if (!isCalm || loss !== null) this.coveredFrom = at;
  }

  /** The line has been clean for so long since the camera rests that it is worth another try. */
  private isBetter(at: number, restingSince: number): boolean {
    if (this.cleanSince === null) return false;
    return at - Math.max(this.cleanSince, restingSince) >= (this.wasBad ? cleanForMs : stepOf(cleanRestMs, this.rests));
  }

  private isClean(at: number): boolean {
    return this.cleanSince !== null && at - this.cleanSince >= cleanForMs;
  }

  /** A try goes on in which the estimate says nothing yet. */
  private isRamping(at: number): boolean {
    return this.triedAt !== null && at - this.triedAt < rampMs;
  }
}

/** The step after so many failures, from 1; the last one for all that follow. */
const stepOf = (steps: readonly [number, number, number], failures: number): number =>
  steps[Math.min(failures, steps.length) - 1] ?? steps[0];

function voiceFor(available: number | null, loss: number | null): number {
  if (available !== null && available < 60_000) return voice.worst;
  return (available !== null && available < 150_000) || (loss !== null && loss > 0.08) ? voice.poor : voice.good;
}
