/** What the way up could carry in the last second. Rates in bit/s, loss 0 to 1; null where the browser does not say. */
export interface UplinkLook {
  /** In ms. */
  at: number;
  available: number | null;
  loss: number | null;
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
/** With no more losses than that a line carries a voice well. */
const cleanLoss = 0.02;
/** So long after the camera was put to rest, losses are no longer its doing. */
const drainedMs = 3_000;
/** A line that lost packets of the voice alone and has been clean for so long is another line: it is tried at once. */
const cleanForMs = 8_000;
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
  /** The voice alone has suffered, too. */
  private wasBad = false;

  next({ at, available, loss, isSendingCamera }: UplinkLook): UplinkPlan {
    const isRamping = this.triedAt !== null && at - this.triedAt < rampMs;
    const isNarrow = !isRamping && available !== null && available < cameraFloor;
    const isPoor = isNarrow || (loss !== null && loss > lossCeiling);
    if (loss !== null) this.cleanSince = loss <= cleanLoss ? (this.cleanSince ?? at) : null;
    if (this.restingSince !== null) {
      if (this.cleanSince === null && at - this.restingSince >= drainedMs) this.wasBad = true;
      const isBetter = this.wasBad && this.cleanSince !== null && at - this.cleanSince >= cleanForMs;
      const waitMs = restMs[Math.min(this.rests, restMs.length) - 1] ?? restMs[0];
      if (at - this.restingSince >= waitMs || isBetter) {
        this.wasBad = false;
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
      if (this.triedAt !== null && at - this.triedAt >= provenMs) this.rests = 0;
    }
    return { isCameraResting: this.restingSince !== null, voiceBitrate: voiceFor(available, loss) };
  }
}

function voiceFor(available: number | null, loss: number | null): number {
  if (available !== null && available < 60_000) return voice.worst;
  return (available !== null && available < 150_000) || (loss !== null && loss > 0.08) ? voice.poor : voice.good;
}
