import type { types } from 'mediasoup';
import { AudioOnly, type LineMode } from './audio-only.rules.js';

/** How often losses are looked at while the line does not carry all. */
const lossEveryMs = 1_000;
/** From this estimate on, in bit/s, it is not the line that leaves a picture out. */
const ampleBitrate = 400_000;

export interface ReceivingLineNews {
  /** It carries more or less than before. */
  changed(before: LineMode): void;
  /** A new estimate; told after any change that follows from it. */
  estimated(): void;
  /** Whether the client is shown any picture: without one nothing is learnt about pictures. */
  isShowing(): boolean;
}

/** The line to one client: what its transport makes of it, and whether it carries pictures. Ends with the transport. */
export class ReceivingLine {
  private readonly rules = new AudioOnly();
  private bitrate: number | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly transport: types.WebRtcTransport,
    private readonly news: ReceivingLineNews,
  ) {
    transport.on('trace', ({ type, info }) => {
      if (type === 'bwe') this.measured((info as { availableBitrate: number }).availableBitrate);
    });
    transport.observer.once('close', () => clearTimeout(this.timer));
  }

  get mode(): LineMode {
    return this.rules.mode;
  }

  /** In bit/s; null while not known. */
  get estimate(): number | null {
    return this.bitrate;
  }

  get hasRoom(): boolean {
    return this.bitrate !== null && this.bitrate > ampleBitrate;
  }

  /** Begins to measure; the estimates come about once a second. */
  async watch(): Promise<void> {
    await this.transport.enableTraceEvent(['bwe']).catch(() => undefined);
  }

  /** No picture at all was left for want of bandwidth. */
  dropped(): void {
    this.change(() => this.rules.dropped(Date.now()));
  }

  private measured(bitrate: number): void {
    this.bitrate = bitrate;
    if (this.news.isShowing() || this.mode !== 'full') this.change(() => this.rules.measured(Date.now(), bitrate));
    this.news.estimated();
  }

  private change(work: () => unknown): void {
    const before = this.mode;
    work();
    if (this.mode === before) return;
    if (before === 'full') this.lookLater();
    this.news.changed(before);
  }

  private lookLater(): void {
    clearTimeout(this.timer);
    if (this.transport.closed) return;
    this.timer = setTimeout(() => void this.lookAtLosses(), lossEveryMs).unref();
  }

  /** The estimate hardly moves while only voices flow, but what they lose says when the line has become another. */
  private async lookAtLosses(): Promise<void> {
    if (this.mode === 'full') return;
    // The transport may close while it is asked.
    const [stats] = await this.transport.getStats().catch(() => []);
    const loss = stats?.rtpPacketLossSent;
    if (loss !== undefined) this.change(() => this.rules.lost(Date.now(), loss));
    this.lookLater();
  }
}
