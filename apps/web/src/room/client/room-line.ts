import type {
  ConsumerView,
  IceServer,
  LayoutTile,
  RoomErrorCode,
  RoomEvents,
  RoomHandshake,
  RoomJoined,
  RoomNodeAddress,
  RoomResumed,
  RtpCapabilities,
} from '@parvis/contracts';
import type { Device } from 'mediasoup-client/types';
import { LinkMonitor, type MonitorListeners } from './link-monitor.js';
import { MediaLink } from './media-link.js';
import type { OutgoingPlan } from './outgoing-plan.js';
import type { PathState } from './path-watch.js';
import type { Received } from './receiver.js';
import type { Request } from './request.js';
import { reconcile } from './room-changes.rules.js';
import { codeOf, SignalError, type SignalErrorCode } from './signal-error.js';
import { SignalSocket } from './signal-socket.js';
import { silentTrack } from './silent-track.js';

export interface RoomLineOptions {
  node: RoomNodeAddress;
  iceServers: readonly IceServer[];
  plan: OutgoingPlan;
  loadDevice(): Promise<Device>;
  layout(): readonly LayoutTile[];
}

export interface RoomLineListeners extends MonitorListeners {
  up(): void;
  down(): void;
  unreachable(attempts: number): void;
  refused(code: RoomErrorCode): void;
  /** In, for the first time or again with new media. */
  joined(snapshot: RoomJoined): void;
  /** In again with the media that was there. */
  resumed(snapshot: RoomResumed): void;
  notEntered(code: SignalErrorCode): void;
  path(state: PathState): void;
  opened(received: readonly Received[]): void;
  /** Answers whether its last picture is still shown. */
  ended(consumerId: string): boolean;
  /** These streams have lost what carried them. */
  lost(consumerIds: readonly string[]): void;
}

/** How long a last picture is kept at most. */
const lingerMs = 10_000;

/** Refusals of one stream: no reason to build the connection anew. */
const streamRefusals: readonly string[] = [
  'ROOM_GRANT_MISSING',
  'MEDIA_LIMIT',
  'MEDIA_REFUSED',
] satisfies RoomErrorCode[];

/** One node as this client sees it: the line to it, and the media that was agreed on over that line. */
export class RoomLine {
  readonly signal: SignalSocket;
  link: MediaLink | null = null;
  private monitor: LinkMonitor | null = null;
  private isIn = false;
  private warming: Promise<void> | null = null;
  private entering: Promise<void> | null = null;
  private isAskedAgain = false;
  /** Nothing comes over these any more, but their last pictures may still be shown. */
  private readonly retired = new Set<MediaLink>();
  private readonly lingering = new Set<string>();
  private isClosed = false;

  constructor(
    readonly options: RoomLineOptions,
    private readonly listeners: RoomLineListeners,
  ) {
    this.signal = new SignalSocket(options.node, listeners);
    this.signal.on('consumer.new', (news) => void this.consumersCame(news));
    this.signal.on('consumer.closed', ({ consumerIds }) => {
      for (const id of consumerIds) this.endStream(id);
    });
    this.signal.on('stream.wanted', ({ epoch, producerId, spatialLayer }) => {
      if (this.link?.epoch === epoch) this.link.sender.setWanted(producerId, spatialLayer).catch(() => undefined);
    });
    this.signal.on('media.reset', () => this.rebuild());
  }

  readonly request: Request = (name, input, withinMs) => this.signal.request(name, input, withinMs);

  isAt({ origin, path }: RoomNodeAddress): boolean {
    return this.options.node.origin === origin && this.options.node.path === path;
  }

  open(credentials: RoomHandshake): void {
    this.signal.open(credentials);
  }

  /** Opens the transports before the join. What goes wrong here costs only time later. */
  warm(): Promise<void> {
    if (this.link !== null || this.isIn || !this.signal.isUp) return this.warming ?? Promise.resolve();
    this.warming ??= this.openWarmLink()
      .catch(() => undefined)
      .finally(() => {
        this.warming = null;
      });
    return this.warming;
  }

  /** Resumes what is there, or joins. Called while that goes on, it does so once more afterwards. */
  async enter(): Promise<void> {
    if (this.entering !== null) {
      this.isAskedAgain = true;
      return this.entering;
    }
    this.entering = this.resumeOrJoin().finally(() => {
      this.entering = null;
      if (!this.isAskedAgain) return;
      this.isAskedAgain = false;
      if (!this.isClosed && this.signal.isUp) void this.enter();
    });
    return this.entering;
  }

  /** All media anew. */
  rebuild(): void {
    this.dropLink();
    if (this.isIn && this.signal.isUp) void this.enter();
  }

  /** The network may have changed, or the device has slept. */
  doubt(): void {
    if (this.signal.isUp) this.link?.path.doubt();
    else this.signal.restart();
  }

  sendLayout(): void {
    const tiles = this.options.layout().map((tile) => ({ ...tile }));
    if (this.link === null || !this.isIn || !this.signal.isUp || tiles.length === 0) return;
    // The next change of the layout sends it again.
    this.request('layout.set', { epoch: this.link.epoch, tiles }).catch(() => undefined);
    this.monitor?.unsettle();
  }

  /** Opens or closes the way up as the grants say. */
  async allowSending(maySend: boolean): Promise<void> {
    const { link } = this;
    if (link === null || maySend === link.canSend) return;
    if (!maySend) {
      link.closeSend();
      return;
    }
    const { transport } = await this.request('transport.send', { epoch: link.epoch });
    link.openSend(transport);
    await link.sender.enter();
  }

  /** Lets go of everything whose last picture is no longer on the screen. */
  letGo(shown: ReadonlySet<string>): void {
    for (const link of [...this.retired]) if (!link.receiver.ids.some((id) => shown.has(id))) this.forget(link);
    for (const id of [...this.lingering]) {
      if (shown.has(id)) continue;
      this.lingering.delete(id);
      this.link?.receiver.stop(id);
    }
  }

  /** `keepsPictures`: what is on the screen stays there for a while, for a successor to replace it. */
  close(keepsPictures = false): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.dropLink();
    if (!keepsPictures) for (const link of [...this.retired]) this.forget(link);
    this.signal.close();
  }

  private async openWarmLink(): Promise<void> {
    const device = await this.options.loadDevice();
    const prepared = await this.request('lobby.prepare', { rtpCapabilities: capabilitiesOf(device) });
    if (this.isClosed || this.link !== null) return;
    this.link = this.openLink(device, prepared);
    await this.link.warm(prepared.silence, silentTrack());
  }

  private async resumeOrJoin(): Promise<void> {
    try {
      if (!(await this.resume())) await this.join();
    } catch (error) {
      if (!this.isClosed) this.listeners.notEntered(codeOf(error));
    }
  }

  /** After a short drop the media is still there; answers false when it is not. */
  private async resume(): Promise<boolean> {
    const { link } = this;
    if (link === null || !this.isIn || link.path.state === 'broken') return false;
    try {
      const resumed = await this.request('room.resume', { epoch: link.epoch });
      const { missing, gone } = reconcile(link.receiver.ids, resumed.consumers);
      for (const id of gone) this.endStream(id);
      this.options.plan.videoCodec = resumed.status.videoCodec;
      this.listeners.resumed(resumed);
      link.path.lineIsBack();
      link.sender.reconcile(resumed.producers);
      await Promise.all([this.receive(link, missing), settled(link.sender.syncAll())]);
    } catch (error) {
      if (codeOf(error) === 'OFFLINE') throw error;
      return false;
    }
    this.sendLayout();
    return true;
  }

  private async join(): Promise<void> {
    const device = await this.options.loadDevice();
    await this.warming;
    if (this.isClosed) return;
    if (this.isIn) this.dropLink();
    // What can be negotiated without the server is negotiated while it answers.
    this.link?.sender.syncAll().catch(() => undefined);
    const joined = await this.request('room.join', { rtpCapabilities: capabilitiesOf(device) });
    if (this.isClosed) return;
    let { link } = this;
    if (link === null || !link.isOf(joined.transports, joined.epoch) || link.path.state === 'broken') {
      this.dropLink();
      link = this.openLink(device, joined);
      this.link = link;
    }
    this.isIn = true;
    this.monitor = new LinkMonitor(link, this.listeners);
    this.options.plan.videoCodec = joined.status.videoCodec;
    this.listeners.joined(joined);
    this.sendLayout();
    await Promise.all([this.receive(link, joined.consumers), settled(link.sender.enter())]);
  }

  private openLink(device: Device, agreed: Pick<RoomJoined, 'epoch' | 'transports'>): MediaLink {
    const { plan, iceServers } = this.options;
    const { epoch, transports } = agreed;
    const link = new MediaLink({
      device,
      epoch,
      transports,
      iceServers,
      plan,
      request: this.request,
      onPath: (state) => {
        if (this.link !== link) return;
        this.listeners.path(state);
        if (state === 'broken') this.rebuild();
      },
      onNoAnswer: () => this.signal.restart(),
    });
    return link;
  }

  private async receive(link: MediaLink, views: readonly ConsumerView[]): Promise<void> {
    if (views.length === 0) return;
    const received = await link.receiver.receive(views);
    if (this.link !== link) return;
    this.monitor?.unsettle();
    this.listeners.opened(received);
  }

  private async consumersCame({ epoch, consumers }: RoomEvents['consumer.new']): Promise<void> {
    // Streams may be announced before the answer of the join that they belong to.
    if (this.link?.epoch !== epoch || !this.isIn) await this.entering?.catch(() => undefined);
    const { link } = this;
    if (link === null || link.epoch !== epoch || !this.isIn) return;
    // A stream that cannot be opened now is opened with the next link.
    await this.receive(link, consumers).catch(() => undefined);
  }

  private dropLink(): void {
    const { link } = this;
    if (link === null) return;
    this.monitor?.close();
    this.monitor = null;
    this.link = null;
    this.lingering.clear();
    link.retire();
    this.retired.add(link);
    setTimeout(() => this.forget(link), lingerMs);
    this.listeners.lost(link.receiver.ids);
  }

  private forget(link: MediaLink): void {
    this.retired.delete(link);
    link.close();
  }

  private endStream(id: string): void {
    if (this.listeners.ended(id)) this.lingering.add(id);
    else this.link?.receiver.stop(id);
  }
}

const capabilitiesOf = (device: Device) => device.recvRtpCapabilities as RtpCapabilities;

/** A stream that the server will not have is no reason to build the connection anew; a lost answer is. */
async function settled(sending: Promise<void>): Promise<void> {
  try {
    await sending;
  } catch (error) {
    if (!(error instanceof SignalError) || !streamRefusals.includes(error.code)) throw error;
  }
}
