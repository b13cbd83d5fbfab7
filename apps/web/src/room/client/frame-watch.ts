/** What has arrived of one video stream until now. */
export interface FrameCount {
  id: string;
  packets: number;
  frames: number;
  /** Switched off by its sender, or not wanted on this screen. */
  isResting: boolean;
}

export interface FrameFindings {
  /** Packets come but no picture: a key frame has been lost, another one is to be asked for. */
  needKeyFrame: string[];
  /** The first picture since the stream was opened, or since it stood still. */
  flowing: string[];
  /** No picture for a second although there should be. */
  still: string[];
}

interface Watched {
  packets: number;
  frames: number;
  /** When the picture last moved, or since when packets come without one. */
  movedAt: number;
  askedAt: number;
  asks: number;
  isStill: boolean;
}

const keyFrameAfterMs = 250;
const stillAfterMs = 1_000;
const askAgainMs = [500, 1_000, 2_000, 4_000] as const;

/** Finds video streams whose packets arrive without becoming pictures. Times in ms. */
export class FrameWatch {
  private readonly watched = new Map<string, Watched>();

  look(at: number, counts: readonly FrameCount[]): FrameFindings {
    const findings: FrameFindings = { needKeyFrame: [], flowing: [], still: [] };
    const ids = new Set(counts.map(({ id }) => id));
    for (const id of this.watched.keys()) if (!ids.has(id)) this.watched.delete(id);
    for (const count of counts) this.lookAt(at, count, findings);
    return findings;
  }

  private lookAt(at: number, { id, packets, frames, isResting }: FrameCount, findings: FrameFindings): void {
    const before = this.watched.get(id);
    const now = before ?? { packets: 0, frames: 0, movedAt: at, askedAt: 0, asks: 0, isStill: true };
    if (before === undefined) this.watched.set(id, now);
    const hasPackets = packets > now.packets;
    if (frames > now.frames) {
      if (now.isStill) findings.flowing.push(id);
      Object.assign(now, { movedAt: at, asks: 0, isStill: false });
    } else if (isResting || (now.isStill && now.packets === 0 && packets === 0)) {
      now.movedAt = at;
    } else {
      const waitMs = now.asks === 0 ? 0 : (askAgainMs[Math.min(now.asks, askAgainMs.length) - 1] ?? 0);
      if (hasPackets && at - now.movedAt >= keyFrameAfterMs && at - now.askedAt >= waitMs) {
        findings.needKeyFrame.push(id);
        now.askedAt = at;
        now.asks += 1;
      }
      if (!now.isStill && at - now.movedAt >= stillAfterMs) {
        findings.still.push(id);
        now.isStill = true;
      }
    }
    now.packets = packets;
    now.frames = frames;
  }
}
