import type { ClientStats } from '@parvis/contracts';
import { statsBetween } from './client-stats.js';
import { type FrameFindings, FrameWatch } from './frame-watch.js';
import { countLink, type LinkCounters } from './link-counters.js';
import type { MediaLink } from './media-link.js';
import { Uplink, type UplinkPlan } from './uplink.js';

export interface MonitorListeners {
  /** Pictures and voices that have begun to arrive, and pictures that stand still. */
  onStreams(findings: Pick<FrameFindings, 'flowing' | 'still'>): void;
  onUplink(plan: UplinkPlan): void;
  onStats(stats: ClientStats): void;
  /** Whether nothing is to be expected of this stream. */
  isResting(consumerId: string): boolean;
}

const alertMs = 100;
const quickMs = 250;
const calmMs = 500;
/** After a change we look more often. */
const unsettledMs = 4_000;
const uplinkEveryMs = 1_000;
const statsEveryMs = 5_000;

/** Looks at one link's statistics as long as it lives, and tells what follows from them. */
export class LinkMonitor {
  private readonly frames = new FrameWatch();
  private readonly uplink = new Uplink();
  private readonly heard = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private unsettledUntil = 0;
  private forUplink: LinkCounters | null = null;
  private forStats: LinkCounters | null = null;
  private isClosed = false;

  constructor(
    private readonly link: MediaLink,
    private readonly listeners: MonitorListeners,
  ) {
    this.unsettle();
  }

  /** Streams have been added or are expected back. */
  unsettle(): void {
    this.unsettledUntil = performance.now() + unsettledMs;
    this.plan(quickMs);
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
  }

  private plan(milliseconds: number): void {
    clearTimeout(this.timer);
    if (!this.isClosed) this.timer = setTimeout(() => void this.look(), milliseconds);
  }

  private async look(): Promise<void> {
    try {
      const [recv, send] = await Promise.all([this.link.receiveStats(), this.link.sendStats()]);
      if (!this.isClosed) this.judge(countLink(performance.now(), recv, send));
    } catch {
      // A transport that closes while it is asked; the next look finds the new one or none.
    }
    if (this.link.path.isUneasy || this.link.renewal.isDue) this.plan(alertMs);
    else this.plan(performance.now() < this.unsettledUntil ? quickMs : calmMs);
  }

  private judge(counters: LinkCounters): void {
    const { at } = counters;
    this.link.roundTripMs = counters.roundTripMs ?? this.link.roundTripMs;
    this.link.path.traffic(at, counters.packetsIn, counters.pairs);
    this.link.renewal.look(at, counters.feedbackIn, this.link.path.state === 'up');
    this.judgeStreams(counters);
    this.forUplink ??= counters;
    this.forStats ??= counters;
    if (at - this.forUplink.at >= uplinkEveryMs) {
      // Losses stand still between two reports, which is no sign of a line without.
      const isReported = counters.up.reportedAt !== this.forUplink.up.reportedAt;
      const loss = isReported ? (statsBetween(this.forUplink, counters)?.up.loss ?? null) : null;
      const { roundTripMs: roundTrip, up } = counters;
      const { isSendingCamera } = this.link.sender;
      this.listeners.onUplink(this.uplink.next({ at, available: up.available, loss, roundTrip, isSendingCamera }));
      this.forUplink = counters;
    }
    if (at - this.forStats.at >= statsEveryMs) {
      const stats = statsBetween(this.forStats, counters);
      this.forStats = counters;
      if (stats !== null) this.listeners.onStats(stats);
    }
  }

  private judgeStreams({ at, streams }: LinkCounters): void {
    const ids = this.link.receiver.idsByTrack;
    const named = streams.flatMap((stream) => {
      const id = ids.get(stream.trackId);
      return id === undefined ? [] : [{ ...stream, id, isResting: this.listeners.isResting(id) }];
    });
    const videos = named.filter(({ kind }) => kind === 'video');
    const { needKeyFrame, flowing, still } = this.frames.look(at, videos);
    for (const { id, kind, packets } of named) {
      if (kind === 'audio' && packets > 0 && !this.heard.has(id)) {
        this.heard.add(id);
        flowing.push(id);
      }
    }
    if (needKeyFrame.length > 0) this.link.receiver.resume(needKeyFrame).catch(() => undefined);
    if (flowing.length > 0 || still.length > 0) this.listeners.onStreams({ flowing, still });
  }
}
