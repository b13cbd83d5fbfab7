import type { ConsumerView, IceServer, LayoutTile, RoomJoined, RoomResumed, RtpCapabilities } from '@parvis/contracts';
import type { Device } from 'mediasoup-client/types';
import { LastPictures } from './last-pictures.js';
import { LinkMonitor, type MonitorListeners } from './link-monitor.js';
import { MediaLink } from './media-link.js';
import type { OutgoingPlan } from './outgoing-plan.js';
import type { PathState } from './path-watch.js';
import type { Received } from './receiver.js';
import type { Request } from './request.js';
import { reconcile } from './room-changes.rules.js';
import { settled } from './settled.js';
import { SignalError, type SignalErrorCode } from './signal-error.js';
import { silentTrack } from './silent-track.js';

const layoutRetryMs = 1_000;
/** Refusals of a layout that say nothing about it. */
const passing: readonly SignalErrorCode[] = ['TIMEOUT', 'ROOM_TOO_MANY_REQUESTS'];

export interface LineMediaOptions {
  iceServers: readonly IceServer[];
  plan: OutgoingPlan;
  loadDevice(): Promise<Device>;
  layout(): readonly LayoutTile[];
}

export interface LineMediaListeners extends MonitorListeners {
  path(state: PathState): void;
  opened(received: readonly Received[]): void;
  /** Answers whether its last picture is still shown. */
  ended(consumerId: string): boolean;
  /** These streams have lost what carried them. */
  lost(consumerIds: readonly string[]): void;
}

interface LineMediaOwner {
  request: Request;
  /** What is there cannot be mended. */
  broken(): void;
  /** The line is there and does not answer. */
  noAnswer(): void;
}

/** The media that was agreed on over one line: one link at a time, and what is left of the earlier ones. */
export class LineMedia {
  link: MediaLink | null = null;
  private monitor: LinkMonitor | null = null;
  private layoutRetry: ReturnType<typeof setTimeout> | undefined;
  private readonly lastPictures = new LastPictures();

  constructor(
    private readonly options: LineMediaOptions,
    private readonly listeners: LineMediaListeners,
    private readonly owner: LineMediaOwner,
  ) {}

  async capabilities(): Promise<RtpCapabilities> {
    return (await this.options.loadDevice()).recvRtpCapabilities as RtpCapabilities;
  }

  /** Transports before the join; `isWanted` is asked once the server has answered. */
  async warm(isWanted: () => boolean): Promise<void> {
    const device = await this.options.loadDevice();
    const prepared = await this.owner.request('lobby.prepare', { rtpCapabilities: await this.capabilities() });
    if (!isWanted() || this.link !== null) return;
    this.link = this.open(device, prepared);
    await this.link.warm(prepared.silence, silentTrack());
  }

  /** What can be negotiated without the server, while it answers. */
  negotiate(): void {
    this.link?.sender.syncAll().catch(() => undefined);
  }

  /** We are in: over the link that was warmed up, if the server has taken it over. */
  async entered(joined: RoomJoined): Promise<MediaLink> {
    const { link } = this;
    if (link?.isOf(joined.transports, joined.epoch) && link.path.state !== 'broken') return this.watch(link);
    this.drop();
    const device = await this.options.loadDevice();
    this.link = this.open(device, joined);
    return this.watch(this.link);
  }

  /** Brings both directions to what the join has answered. */
  async fill(link: MediaLink, consumers: readonly ConsumerView[]): Promise<void> {
    await Promise.all([this.receive(link, consumers), settled(link.sender.enter())]);
  }

  /** The line was lost, the media is still there: brings both sides in line again. */
  async resumed(link: MediaLink, answer: RoomResumed): Promise<void> {
    const { missing, gone } = reconcile(link.receiver.ids, answer.consumers);
    for (const id of gone) this.end(id);
    link.lineIsBack();
    link.sender.reconcile(answer.producers);
    await Promise.all([this.receive(link, missing), settled(link.sender.syncAll())]);
  }

  async receive(link: MediaLink, views: readonly ConsumerView[]): Promise<void> {
    await link.receiver.receive(views, (received) => {
      if (this.link !== link) return;
      this.monitor?.unsettle();
      this.listeners.opened(received);
    });
  }

  /** The server has ended this stream. */
  end(id: string): void {
    const { link } = this;
    if (this.listeners.ended(id)) this.lastPictures.keep(id, () => link?.receiver.stop(id));
    else link?.receiver.stop(id);
  }

  sendLayout(): void {
    const tiles = this.options.layout().map((tile) => ({ ...tile }));
    if (this.link === null || tiles.length === 0) return;
    const { link } = this;
    clearTimeout(this.layoutRetry);
    this.owner.request('layout.set', { epoch: link.epoch, tiles }).catch((error: unknown) => {
      // A line that is lost, or replaced, sends it when it is there again.
      if (this.link !== link || !(error instanceof SignalError) || !passing.includes(error.code)) return;
      this.layoutRetry = setTimeout(() => this.link === link && this.sendLayout(), layoutRetryMs);
    });
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
    const { transport } = await this.owner.request('transport.send', { epoch: link.epoch });
    link.openSend(transport);
    await link.sender.enter();
  }

  /** Lets go of everything whose last picture is no longer on the screen. */
  letGo(shown: ReadonlySet<string>): void {
    this.lastPictures.letGo(shown);
  }

  /** Nothing more comes over the link; what it brought last stays on the screen for a while. */
  drop(): void {
    const { link } = this;
    if (link === null) return;
    this.monitor?.close();
    this.monitor = null;
    this.link = null;
    clearTimeout(this.layoutRetry);
    this.lastPictures.forgetStreams();
    this.lastPictures.retire(link);
    this.listeners.lost(link.receiver.ids);
  }

  /** `keepsPictures`: what is on the screen stays there for a while, for a successor to replace it. */
  close(keepsPictures: boolean): void {
    this.drop();
    if (!keepsPictures) this.lastPictures.close();
  }

  private watch(link: MediaLink): MediaLink {
    this.monitor?.close();
    this.monitor = new LinkMonitor(link, this.listeners);
    return link;
  }

  private open(device: Device, { epoch, transports }: Pick<RoomJoined, 'epoch' | 'transports'>): MediaLink {
    const { plan, iceServers } = this.options;
    const { request, noAnswer, broken } = this.owner;
    const link = new MediaLink({
      device,
      epoch,
      transports,
      iceServers,
      plan,
      request,
      onPath: (state) => {
        if (this.link !== link) return;
        this.listeners.path(state);
        if (state === 'broken') broken();
      },
      onNoAnswer: noAnswer,
    });
    return link;
  }
}
