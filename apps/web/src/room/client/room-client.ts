import type {
  IceServer,
  LayoutTile,
  MediaSource,
  RoomErrorCode,
  RoomJoined,
  RoomNodeAddress,
  RoomRequestInput,
  RoomRequestName,
  RoomRequestOutput,
  RoomTicket,
  RtpCapabilities,
} from '@parvis/contracts';
import type { Device } from 'mediasoup-client/types';
import { backoff } from './backoff.js';
import { MediaLink, type Outgoing } from './media-link.js';
import { RoomActions } from './room-actions.js';
import { reconcile } from './room-changes.rules.js';
import type { RoomSession } from './room-session.js';
import type { RoomState } from './room-state.js';
import { RoomView } from './room-view.js';
import { SignalError, SignalSocket } from './signal-socket.js';
import type { Store } from './store.js';

export interface RoomClientOptions {
  /** Asks for a fresh ticket; may reject when the person may not enter (any more). */
  fetchTicket(): Promise<RoomTicket>;
  fetchCapabilities(): Promise<RtpCapabilities>;
  createDevice(): Promise<Device>;
  /** Where a reload finds its way back in. */
  session: { read(): RoomSession | null; keep(session: RoomSession): void; drop(): void };
  /** No ticket was to be had: should it be tried again at once, or is that final until `prepare` is called? */
  onNoTicket(error: unknown): 'retry' | 'stop';
}

/** Refusals that another try cannot change. */
const final: readonly string[] = ['ROOM_FULL', 'ROOM_GRANT_MISSING', 'ROOM_MESSAGE_INVALID'] satisfies RoomErrorCode[];

/** Refusals of one stream. */
const streamRefusals: readonly string[] = [
  'ROOM_GRANT_MISSING',
  'MEDIA_LIMIT',
  'MEDIA_REFUSED',
] satisfies RoomErrorCode[];

/**
 * One person's connection to one room, without any user interface: `prepare` opens the line, `join` enters. From then on it keeps the
 * person in: a lost line is resumed, a lost path of the media mended, and what cannot be mended built anew.
 */
export class RoomClient {
  /** Hands, reactions, moderation, recording. */
  readonly actions = new RoomActions((name, input) => this.ask(name, input));
  private readonly view = new RoomView();
  private readonly outgoing = new Map<MediaSource, Outgoing>();
  private layout: readonly LayoutTile[] = [];
  private device: Promise<Device> | null = null;
  private signal: SignalSocket | null = null;
  private link: MediaLink | null = null;
  private iceServers: readonly IceServer[] = [];
  private node: RoomNodeAddress | null = null;
  private entering: Promise<void> | null = null;
  private wantsIn = false;
  private isClosed = false;
  private retry: ReturnType<typeof setTimeout> | null = null;
  private attempts = 0;

  constructor(private readonly options: RoomClientOptions) {
    window.addEventListener('online', this.networkChanged);
  }

  get store(): Store<RoomState> {
    return this.view.store;
  }

  /** Loads what a join needs and opens the line, so that the join itself takes one round trip. May be called again. */
  async prepare(): Promise<void> {
    if (this.isClosed) return;
    this.loadDevice().catch(() => undefined);
    const kept = this.options.session.read();
    if (kept !== null) return this.openLine(kept.node, kept.iceServers, { session: kept.session });
    try {
      const { ticket, node, kind, iceServers } = await this.options.fetchTicket();
      this.view.set({ kind });
      this.openLine(node, iceServers, { ticket });
    } catch (error) {
      if (this.isClosed) return;
      if (this.options.onNoTicket(error) === 'retry') this.later(() => this.prepare());
      else if (this.wantsIn) this.fail('ROOM_TICKET_INVALID');
    }
  }

  /** Enters as soon as the line is up. */
  join(): void {
    this.wantsIn = true;
    this.view.set({ phase: 'joining', problem: null });
    if (this.signal?.isUp) void this.enter();
  }

  /** Sends this from now on, also after every reconnect. */
  setOutgoing(source: MediaSource, outgoing: Outgoing): void {
    this.outgoing.set(source, outgoing);
    // A failure shows as a broken path or as a lost line, and both lead to a new link that sends it again.
    this.link?.setOutgoing(source, outgoing).catch(() => undefined);
  }

  /** Tells the server what the screen shows, so that it sends what fits and nothing that nobody sees. */
  setLayout(tiles: readonly LayoutTile[]): void {
    this.layout = tiles;
    this.sendLayout();
  }

  /** Pictures and voices, or voices only. */
  async setReceive(wantsVideo: boolean): Promise<void> {
    if (this.link === null) return;
    const receiveMode = await this.ask('receive.set', { epoch: this.link.epoch, wantsVideo });
    this.view.set({ receiveMode });
  }

  /** The device and the line, for the network check in the lobby. */
  async checkMeans(): Promise<{ device: Device; signal: SignalSocket; iceServers: readonly IceServer[] } | null> {
    const device = await this.loadDevice();
    return this.signal?.isUp ? { device, signal: this.signal, iceServers: this.iceServers } : null;
  }

  async getStats(): Promise<RTCStatsReport[]> {
    return this.link?.getStats() ?? [];
  }

  /** Leaves for good; a reload does not come back. */
  async leave(): Promise<void> {
    this.wantsIn = false;
    this.options.session.drop();
    this.view.set({ phase: 'left' });
    await this.signal?.request('room.leave', {}).catch(() => undefined);
    this.close();
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.wantsIn = false;
    if (this.retry !== null) clearTimeout(this.retry);
    window.removeEventListener('online', this.networkChanged);
    this.dropLink();
    this.signal?.close();
    this.signal = null;
  }

  private async ask<N extends RoomRequestName>(name: N, input: RoomRequestInput<N>): Promise<RoomRequestOutput<N>> {
    if (this.signal === null) throw new SignalError('OFFLINE', 'there is no line');
    return this.signal.request(name, input);
  }

  private loadDevice(): Promise<Device> {
    if (this.device === null) {
      const device = Promise.all([this.options.createDevice(), this.options.fetchCapabilities()]).then(
        async ([loaded, routerRtpCapabilities]) => {
          await loaded.load({ routerRtpCapabilities: routerRtpCapabilities as Device['rtpCapabilities'] });
          return loaded;
        },
      );
      this.device = device;
      device.catch(() => {
        this.device = null;
      });
    }
    return this.device;
  }

  private openLine(
    node: RoomNodeAddress,
    iceServers: readonly IceServer[],
    credentials: { ticket: string } | { session: string },
  ): void {
    if (this.isClosed) return;
    this.iceServers = iceServers;
    if (this.node?.origin !== node.origin || this.node.path !== node.path) {
      this.signal?.close();
      this.signal = null;
    }
    this.node = node;
    if (this.signal === null) {
      this.signal = new SignalSocket(node.origin, node.path, {
        up: () => this.lineUp(),
        down: () => this.lineDown(),
        refused: (code) => this.lineRefused(code),
      });
      this.listen(this.signal);
    }
    this.signal.open(credentials);
  }

  private lineUp(): void {
    this.view.set({ isLineUp: true, problem: null });
    if (this.wantsIn) void this.enter();
  }

  private lineDown(): void {
    this.view.set({ isLineUp: false, ...(this.view.state.phase === 'live' ? { phase: 'reconnecting' } : {}) });
  }

  private lineRefused(code: RoomErrorCode): void {
    this.view.set({ isLineUp: false });
    // A used or expired ticket, an ended session: only a fresh ticket helps. Everything else may pass.
    if (code === 'ROOM_TICKET_INVALID' || code === 'ROOM_TICKET_USED') this.options.session.drop();
    this.later(() => this.prepare());
  }

  private async enter(): Promise<void> {
    if (this.entering !== null) return this.entering;
    this.entering = this.resumeOrJoin().finally(() => {
      this.entering = null;
    });
    return this.entering;
  }

  private async resumeOrJoin(): Promise<void> {
    try {
      if (this.link === null || !(await this.resume(this.link))) await this.joinAnew();
      this.attempts = 0;
    } catch (error) {
      if (this.isClosed || !this.wantsIn) return;
      const code = error instanceof SignalError ? error.code : 'ROOM_INTERNAL';
      if (final.includes(code)) return this.fail(code);
      this.view.set({ problem: code });
      this.dropLink();
      this.later(() => this.signal?.isUp && this.enter());
    }
  }

  /** After a short drop the media is still there; answers false when it is not. */
  private async resume(link: MediaLink): Promise<boolean> {
    const { signal } = this;
    if (signal === null) return false;
    try {
      const resumed = await signal.request('room.resume', { epoch: link.epoch });
      const { missing, gone } = reconcile(
        this.view.state.tracks.map((track) => track.consumerId),
        resumed.consumers,
      );
      for (const consumerId of gone) {
        link.stopReceiving(consumerId);
        this.view.forgetTrack(consumerId);
      }
      this.view.applySnapshot(resumed);
      await this.receive(link, missing);
      for (const [source, outgoing] of this.outgoing) await link.setOutgoing(source, outgoing).catch(unlessRefused);
    } catch (error) {
      if (error instanceof SignalError && error.code === 'OFFLINE') throw error;
      return false;
    }
    this.sendLayout();
    if (link.isUp) this.isBack();
    else link.mend();
    return true;
  }

  private async joinAnew(): Promise<void> {
    const device = await this.loadDevice();
    const { signal } = this;
    if (signal === null || this.isClosed) return;
    this.dropLink();
    const joined = await signal.request('room.join', { rtpCapabilities: device.rtpCapabilities as RtpCapabilities });
    const link = this.openLink(device, signal, joined);
    this.keepSession(signal, joined.sessionToken);
    this.view.applySnapshot(joined);
    this.isBack();
    const sending = [...this.outgoing].map(([source, outgoing]) =>
      link.setOutgoing(source, outgoing).catch(unlessRefused),
    );
    await Promise.all([this.receive(link, joined.consumers), ...sending]);
  }

  private keepSession(signal: SignalSocket, session: string): void {
    signal.authorise({ session });
    if (this.node === null) return;
    this.options.session.keep({
      session,
      node: this.node,
      kind: this.view.state.kind,
      iceServers: [...this.iceServers],
    });
  }

  private openLink(device: Device, signal: SignalSocket, joined: RoomJoined): MediaLink {
    const link = new MediaLink({
      device,
      epoch: joined.epoch,
      transports: joined.transports,
      iceServers: this.iceServers,
      request: (name, input) => signal.request(name, input),
      onPath: (path) => {
        if (this.link !== link) return;
        if (path === 'up') this.isBack();
        else this.view.set({ phase: 'reconnecting' });
        if (path === 'broken') this.rebuild();
      },
    });
    this.link = link;
    return link;
  }

  private rebuild(): void {
    this.dropLink();
    if (this.wantsIn) this.view.set({ phase: 'reconnecting' });
    if (this.wantsIn && this.signal?.isUp) void this.enter();
  }

  private async receive(link: MediaLink, views: Parameters<MediaLink['receive']>[0]): Promise<void> {
    const received = await link.receive(views);
    if (this.link !== link) return;
    this.view.addTracks(received);
    this.sendLayout();
  }

  private listen(signal: SignalSocket): void {
    this.view.listen(signal, (consumerId) => this.link?.stopReceiving(consumerId));
    signal.on('consumer.new', ({ epoch, consumers }) => void this.consumersCame(epoch, consumers));
    signal.on('media.reset', () => this.rebuild());
    signal.on('room.replaced', () => {
      this.options.session.drop();
      this.view.set({ phase: 'replaced' });
      this.close();
    });
    signal.on('room.closed', ({ reason }) => {
      this.dropLink();
      this.view.set({ phase: 'reconnecting', problem: reason });
    });
  }

  private async consumersCame(epoch: number, consumers: Parameters<MediaLink['receive']>[0]): Promise<void> {
    // Streams may be announced before the answer of the join that they belong to.
    await this.entering?.catch(() => undefined);
    const { link } = this;
    if (link === null || link.epoch !== epoch) return;
    // A stream that cannot be opened now is opened with the next link.
    await this.receive(link, consumers).catch(() => undefined);
  }

  private isBack(): void {
    if (this.link === null || !this.signal?.isUp) return;
    const { phase } = this.view.state;
    if (phase === 'reconnecting') this.view.set({ phase: 'live', problem: null, recoveredAt: performance.now() });
    else this.view.set({ phase: 'live', problem: null });
  }

  private sendLayout(): void {
    if (this.link === null || !this.signal?.isUp || this.layout.length === 0) return;
    const tiles = this.layout.map((tile) => ({ ...tile }));
    // The next change of the layout sends it again.
    this.signal.request('layout.set', { epoch: this.link.epoch, tiles }).catch(() => undefined);
  }

  private fail(problem: RoomState['problem']): void {
    this.wantsIn = false;
    this.dropLink();
    this.view.set({ phase: 'failed', problem });
  }

  private dropLink(): void {
    this.link?.close();
    this.link = null;
    this.view.forgetAllTracks();
  }

  private later(work: () => unknown): void {
    if (this.isClosed) return;
    if (this.retry !== null) clearTimeout(this.retry);
    this.retry = setTimeout(() => void work(), backoff(this.attempts));
    this.attempts += 1;
  }

  private readonly networkChanged = (): void => this.link?.mend();
}

/** A stream that the server will not have is no reason to build the connection anew; a lost answer is. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof SignalError) || !streamRefusals.includes(error.code)) throw error;
}
