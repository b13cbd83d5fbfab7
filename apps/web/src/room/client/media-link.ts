import type { ConsumerView, IceServer, TransportOptions } from '@parvis/contracts';
import type { Device, Transport } from 'mediasoup-client/types';
import type { OutgoingPlan } from './outgoing-plan.js';
import { type PathState, PathWatch } from './path-watch.js';
import { PictureRenewal } from './picture-renewal.js';
import { Receiver } from './receiver.js';
import type { Request } from './request.js';
import { Sender } from './sender.js';
import { SignalError } from './signal-error.js';

export interface MediaLinkOptions {
  device: Device;
  epoch: number;
  transports: { send: TransportOptions | null; recv: TransportOptions };
  iceServers: readonly IceServer[];
  plan: OutgoingPlan;
  request: Request;
  onPath(path: PathState): void;
  /** The line is there and does not answer. */
  onNoAnswer(): void;
}

/** A restart of ICE also tells whether the line itself still lives: it has so many round trips, and the node some time to answer. */
const probeRoundTrips = 4;
const probeMs = { answer: 400, most: 2_000 } as const;

/** The two transports of one join and everything on them. Mends its path by itself; what cannot be mended is built anew. */
export class MediaLink {
  readonly epoch: number;
  readonly sender: Sender;
  readonly receiver: Receiver;
  readonly path: PathWatch;
  readonly renewal = new PictureRenewal(() => void this.sender.renewPictures().catch(() => undefined));
  /** There and back over the path in use, as last measured; null: not yet. */
  roundTripMs: number | null = null;
  private send: Transport | null = null;
  private readonly recv: Transport;
  private wasLost = false;
  /** Key frames are wanted, and the node could not be asked. */
  private isOwedPictures = false;
  private isClosed = false;

  constructor(private readonly options: MediaLinkOptions) {
    const { device, transports, epoch, plan, request } = options;
    this.epoch = epoch;
    this.path = new PathWatch({ changed: (state) => this.pathChanged(state), restartIce: () => this.restartIce() });
    this.recv = this.wire(device.createRecvTransport({ ...transports.recv, ...this.shared }));
    this.receiver = new Receiver(this.recv, epoch, request);
    this.sender = new Sender({ device, epoch, plan, request });
    if (transports.send !== null) this.openSend(transports.send);
  }

  /** The same transports as the server speaks of. */
  isOf(transports: { recv: TransportOptions }, epoch: number): boolean {
    return !this.isClosed && this.epoch === epoch && this.recv.id === transports.recv.id;
  }

  get canSend(): boolean {
    return this.send !== null;
  }

  /** The line is back, over which the node can be asked. */
  lineIsBack(): void {
    this.path.lineIsBack();
    if (this.isOwedPictures) void this.askPictures();
  }

  /** Someone who only watched may speak now. */
  openSend(transport: TransportOptions): void {
    if (this.isClosed || this.send !== null) return;
    this.send = this.wire(this.options.device.createSendTransport({ ...transport, ...this.shared }));
    this.sender.attach(this.send);
  }

  /** ... and no longer. */
  closeSend(): void {
    this.send?.close();
    this.send = null;
  }

  /** Both ways are opened before the join: the one by a stream of silence, the other by one that is not announced. */
  async warm(silence: ConsumerView | null, silentTrack: MediaStreamTrack): Promise<void> {
    await Promise.all([
      silence === null ? null : this.receiver.receive([silence], () => undefined),
      this.send === null ? null : this.sender.warm(silentTrack),
    ]);
  }

  async receiveStats(): Promise<RTCStatsReport | null> {
    return this.recv.closed ? null : this.recv.getStats();
  }

  async sendStats(): Promise<RTCStatsReport | null> {
    return this.send === null || this.send.closed ? null : this.send.getStats();
  }

  /** Does nothing any more; but what was received last stays on the screen, which turns black when a track ends. */
  retire(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.path.close();
    this.closeSend();
  }

  close(): void {
    this.retire();
    this.recv.close();
  }

  private get transports(): Transport[] {
    return this.send === null ? [this.recv] : [this.send, this.recv];
  }

  private get shared(): { iceServers: RTCIceServer[] } {
    return { iceServers: this.options.iceServers.map((server) => ({ ...server })) };
  }

  private wire(transport: Transport): Transport {
    transport.on('connect', ({ dtlsParameters }, done) => {
      // The browser need not wait for the answer: its first packet takes as long to the node as this request.
      done();
      this.options
        .request('transport.connect', { epoch: this.epoch, transportId: transport.id, dtlsParameters })
        .catch(() => this.path.giveUp());
    });
    transport.on('connectionstatechange', () => {
      if (!this.isClosed) this.path.carriersChanged(this.transports.map(({ connectionState }) => connectionState));
    });
    return transport;
  }

  private pathChanged(state: PathState): void {
    if (this.isClosed) return;
    this.options.onPath(state);
    // What was on its way while the path was lost is gone, key frames and the requests for them included.
    if (state === 'up' && this.wasLost) void this.askPictures();
    const isLost = state === 'suspect' || state === 'restarting';
    if (isLost && !this.wasLost) this.renewal.lost();
    this.wasLost = isLost;
  }

  private async askPictures(): Promise<void> {
    this.isOwedPictures = true;
    try {
      await this.receiver.resume(this.receiver.ids);
      this.isOwedPictures = false;
    } catch {
      // The media may be back before the line is: asked again with it.
    }
  }

  private get probeWithinMs(): number {
    if (this.roundTripMs === null) return probeMs.most;
    return Math.min(probeMs.answer + probeRoundTrips * this.roundTripMs, probeMs.most);
  }

  private async restartIce(): Promise<boolean> {
    const { epoch, options } = this;
    const started = this.transports.filter(({ connectionState }) => connectionState !== 'new');
    try {
      await Promise.all(
        started.map(async (transport) => {
          const request = { epoch, transportId: transport.id };
          const { iceParameters } = await options.request('transport.restart-ice', request, this.probeWithinMs);
          if (!transport.closed) await transport.restartIce({ iceParameters });
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof SignalError && error.code === 'TIMEOUT') options.onNoAnswer();
      // Refused: the node no longer has these transports, and a restart cannot help.
      return error instanceof SignalError && error.code !== 'TIMEOUT' && error.code !== 'OFFLINE';
    }
  }
}
