import type {
  IceServer,
  LayoutTile,
  MediaSource,
  RoomCloseReason,
  RoomErrorCode,
  RoomEvents,
  RoomHandshake,
  RoomNodeAddress,
  RoomTicket,
  RtpCapabilities,
} from '@parvis/contracts';
import type { Device } from 'mediasoup-client/types';
import type { CheckMeans, CheckSource } from '../devices/connection-means.js';
import { backoff } from './backoff.js';
import { DeviceLoader } from './device-loader.js';
import { lineQuality } from './line-quality.js';
import { type Outgoing, OutgoingPlan } from './outgoing-plan.js';
import type { Receiver } from './receiver.js';
import type { Request } from './request.js';
import { RoomActions } from './room-actions.js';
import { RoomLine } from './room-line.js';
import type { RoomSession } from './room-session.js';
import { isOver, type RoomPhase, type RoomState } from './room-state.js';
import { RoomView } from './room-view.js';
import { SignalError, type SignalErrorCode } from './signal-error.js';
import type { SignalSocket } from './signal-socket.js';
import type { Store } from './store.js';
import { TicketSeeker } from './ticket-seeker.js';
import type { UplinkPlan } from './uplink.js';
import { watchWake } from './wake.js';

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
/** Only a fresh ticket helps. */
const needTicket: readonly string[] = [
  'ROOM_TICKET_INVALID',
  'ROOM_TICKET_USED',
  'ROOM_ELSEWHERE',
  'ROOM_CLOSED',
] satisfies RoomErrorCode[];

/** A short restart of ICE that nobody notices is not worth a word. */
const patienceMs = 700;
const seekAfterAttempts = 2;
const comeBackWithinMs = 8_000;
const moveWithinMs = 14_000;

/**
 * One person's connection to one room, without any user interface: `prepare` opens the line, `join` enters. From then on it keeps the
 * person in: a lost line is resumed, a lost path of the media mended, what cannot be mended is built anew, and a call that moves to
 * another node is carried over.
 */
export class RoomClient implements CheckSource {
  /** Hands, reactions, moderation, recording. */
  readonly actions: RoomActions;
  private readonly view = new RoomView();
  private readonly plan = new OutgoingPlan();
  private readonly device: DeviceLoader;
  private readonly tickets: TicketSeeker;
  private readonly stopWatching: () => void;
  /** Until the join, the line may be used to check the network. */
  private readonly lobby = new AbortController();
  private layout: readonly LayoutTile[] = [];
  private line: RoomLine | null = null;
  /** The line to the node that is being left, or the one to which the call is about to move. */
  private other: RoomLine | null = null;
  private wantsIn = false;
  private isClosed = false;
  private again: ReturnType<typeof setTimeout> | undefined;
  private impatience: ReturnType<typeof setTimeout> | undefined;
  private moveTimer: ReturnType<typeof setTimeout> | undefined;
  /** Whether `other` is the old node. */
  private hasArrived = false;
  private pruning: ReturnType<typeof setTimeout> | undefined;
  private attempts = 0;

  constructor(private readonly options: RoomClientOptions) {
    this.actions = new RoomActions(this.request);
    this.device = new DeviceLoader(options);
    this.tickets = new TicketSeeker({
      fetchTicket: options.fetchTicket,
      isPassing: (error) => options.onNoTicket(error) === 'retry',
      onTicket: (ticket) => this.ticketCame(ticket),
      onRefused: () => this.noTicket(),
    });
    this.stopWatching = watchWake(() => this.line?.doubt());
  }

  get store(): Store<RoomState> {
    return this.view.store;
  }

  /** Loads what a join needs and opens the line, so that the join itself takes one round trip. May be called again. */
  async prepare(): Promise<void> {
    if (this.isClosed) return;
    this.device.load().catch(() => undefined);
    const kept = this.options.session.read();
    if (kept === null) return this.tickets.seek();
    this.view.set({ kind: kept.kind });
    this.openLine(kept.node, kept.iceServers, { session: kept.session });
  }

  /** Enters as soon as the line is up. */
  join(): void {
    this.lobby.abort();
    this.wantsIn = true;
    this.view.set({ phase: 'joining', problem: null });
    if (this.line?.signal.isUp) void this.line.enter();
  }

  /** Sends this from now on, also after every reconnect. */
  setOutgoing(source: MediaSource, outgoing: Outgoing): void {
    this.plan.sources.set(source, outgoing);
    this.syncSource(source);
  }

  /** Tells the server what the screen shows, so that it sends what fits and nothing that nobody sees. */
  setLayout(tiles: readonly LayoutTile[]): void {
    this.layout = tiles;
    this.line?.sendLayout();
  }

  /** Pictures and voices, or voices only. */
  async setReceive(wantsVideo: boolean): Promise<void> {
    const epoch = this.line?.link?.epoch;
    if (epoch === undefined) return;
    this.view.set({ receiveMode: await this.request('receive.set', { epoch, wantsVideo }) });
  }

  /** The device and the line, for the network check in the lobby. */
  async checkMeans(): Promise<CheckMeans | null> {
    const device = await this.device.load();
    const { line } = this;
    if (!line?.signal.isUp) return null;
    // Both use the same line: one after the other.
    await line.warm();
    return { device, signal: line.signal, iceServers: line.options.iceServers, ended: this.lobby.signal };
  }

  /** What the browser measures on the link in use; `receiver` names its streams. */
  async getStats(): Promise<{ send: RTCStatsReport | null; recv: RTCStatsReport | null; receiver: Receiver | null }> {
    const link = this.line?.link ?? null;
    const [send, recv] = await Promise.all([link?.sendStats() ?? null, link?.receiveStats() ?? null]);
    return { send, recv, receiver: link?.receiver ?? null };
  }

  /** Leaves for good; a reload does not come back. */
  async leave(): Promise<void> {
    this.wantsIn = false;
    this.options.session.drop();
    this.view.set({ phase: 'left' });
    await this.line?.request('room.leave', {}, 2_000).catch(() => undefined);
    this.close();
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.wantsIn = false;
    this.lobby.abort();
    for (const timer of [this.again, this.impatience, this.moveTimer, this.pruning]) clearTimeout(timer);
    this.tickets.close();
    this.stopWatching();
    this.other?.close();
    this.line?.close();
    this.other = null;
    this.line = null;
  }

  private readonly request: Request = async (name, input, withinMs) => {
    if (this.line === null) throw new SignalError('OFFLINE', 'there is no line');
    return this.line.request(name, input, withinMs);
  };

  private get isIn(): boolean {
    return this.wantsIn && ['live', 'moving', 'reconnecting'].includes(this.view.state.phase);
  }

  // Tickets and lines

  private ticketCame({ ticket, node, kind, iceServers }: RoomTicket): void {
    this.view.set({ kind });
    if (this.line?.signal.isUp) {
      this.tickets.rest();
      return;
    }
    if (this.line?.isAt(node) && this.line.signal.isTrying) {
      // The same node as before: it may come back, and our session with it. Meanwhile we go on asking.
      this.tickets.seek('later');
      return;
    }
    this.openLine(node, iceServers, { ticket });
  }

  private noTicket(): void {
    if (this.wantsIn && !this.line?.signal.isUp) this.over('failed', 'ROOM_TICKET_INVALID');
  }

  private openLine(node: RoomNodeAddress, iceServers: readonly IceServer[], credentials: RoomHandshake): void {
    if (this.isClosed) return;
    if (this.line === null || !this.line.isAt(node)) {
      this.line?.close(true);
      this.line = this.createLine(node, iceServers);
    }
    this.line.open(credentials);
  }

  private createLine(node: RoomNodeAddress, iceServers: readonly IceServer[]): RoomLine {
    const { view, plan } = this;
    const isCurrent = () => this.line === line;
    const line: RoomLine = new RoomLine(
      { node, iceServers, plan, loadDevice: () => this.device.load(), layout: () => this.layout },
      {
        up: () => this.lineUp(line),
        down: () => (isCurrent() ? this.lineDown() : this.otherDown(line)),
        unreachable: (attempts) => isCurrent() && attempts >= seekAfterAttempts && this.tickets.seek(),
        refused: (code) => this.refused(line, code),
        joined: (joined) => {
          this.entered(line);
          line.signal.authorise({ session: joined.sessionToken });
          const { kind } = joined;
          this.options.session.keep({ session: joined.sessionToken, node, kind, iceServers: [...iceServers] });
          view.applySnapshot(joined);
          this.pruneLater();
          this.isBack();
        },
        resumed: (resumed) => {
          view.applySnapshot(resumed);
          this.isBack();
        },
        notEntered: (code) => (isCurrent() ? this.notEntered(code) : this.stay(line)),
        path: (state) => isCurrent() && this.pathIs(state === 'new' || state === 'up'),
        opened: (received) => view.opened(received),
        ended: (consumerId) => view.ended(consumerId),
        lost: (consumerIds) => view.lost(consumerIds),
        isResting: (consumerId) => view.tracks.find(consumerId)?.isPaused ?? false,
        onStreams: (findings) => {
          view.streamsMoved(findings);
          line.letGo(new Set(view.tracks.list.map(({ consumerId: id }) => id)));
          this.letGo();
        },
        onUplink: (uplink) => isCurrent() && this.follow(uplink),
        onStats: (stats) => {
          if (!isCurrent() || line.link === null) return;
          const isLeftOut = view.state.isCameraResting || view.state.receiveMode.cause === 'line';
          view.set({ line: lineQuality(stats, isLeftOut) });
          line.request('stats.report', { epoch: line.link.epoch, stats }).catch(() => undefined);
        },
      },
    );
    view.listen(line.signal, isCurrent);
    this.listen(line, isCurrent);
    return line;
  }

  private listen({ signal }: RoomLine, isCurrent: () => boolean): void {
    const on: SignalSocket['on'] = (event, listener) =>
      signal.on(event, (payload) => {
        if (isCurrent()) listener(payload);
      });
    signal.on('consumer.paused', ({ consumerId }) => this.view.paused(consumerId, true));
    signal.on('consumer.resumed', ({ consumerId }) => this.view.paused(consumerId, false));
    on('room.changed', ({ status }) => {
      if (status.videoCodec === this.plan.videoCodec) return;
      this.plan.videoCodec = status.videoCodec;
      this.syncSource('camera');
      this.syncSource('screen');
    });
    on('grants.changed', ({ grants }) => {
      this.view.set({ grants });
      this.allowSending();
    });
    on('lobby.answered', ({ isAdmitted }) => (isAdmitted ? this.join() : this.over('removed', 'ROOM_REMOVED')));
    on('room.replaced', () => this.over('replaced', null));
    on('room.closed', ({ reason }) => this.roomClosed(reason));
    on('media.migrate', (ticket) => this.move(ticket));
  }

  // Coming in

  private lineUp(line: RoomLine): void {
    if (line === this.other) {
      if (!this.hasArrived) void line.enter();
      return;
    }
    this.tickets.rest();
    this.view.set({ isLineUp: true, problem: null });
    if (this.wantsIn) void line.enter();
    else void line.warm();
  }

  private lineDown(): void {
    this.view.set({ isLineUp: false });
    if (this.isIn) this.reconnecting();
  }

  private otherDown(line: RoomLine): void {
    if (line === this.other && this.hasArrived) this.leaveOther();
  }

  private refused(line: RoomLine, code: RoomErrorCode): void {
    if (line !== this.line) {
      this.stay(line);
      return;
    }
    this.view.set({ isLineUp: false });
    if (this.isOverBy(code)) return;
    if (needTicket.includes(code)) this.options.session.drop();
    if (this.isIn) this.reconnecting();
    this.tickets.seek();
  }

  private notEntered(code: SignalErrorCode): void {
    if (this.isClosed || !this.wantsIn || this.isOverBy(code)) return;
    if (code === 'ROOM_WAITING') {
      this.view.set({ phase: 'waiting', problem: null });
      return;
    }
    if (final.includes(code)) {
      this.over('failed', code);
      return;
    }
    this.view.set({ problem: code });
    if (needTicket.includes(code)) {
      this.newTicket();
      return;
    }
    clearTimeout(this.again);
    this.again = setTimeout(() => this.line?.signal.isUp && void this.line.enter(), backoff(this.attempts));
    this.attempts += 1;
  }

  private entered(line: RoomLine): void {
    this.attempts = 0;
    if (line !== this.other) return;
    // The call has arrived on the new node; the old one carries what has not come over yet.
    this.hasArrived = true;
    this.view.holdPeers();
    this.other = this.line;
    this.line = line;
    clearTimeout(this.moveTimer);
    this.moveTimer = setTimeout(() => this.leaveOther(), moveWithinMs);
  }

  /** After a fault everybody comes back at their own pace; what has not come back by then is not waited for. */
  private pruneLater(): void {
    clearTimeout(this.pruning);
    this.pruning = setTimeout(() => {
      this.view.tracks.keepOnly(this.view.state.peers);
      this.view.showTracks();
    }, comeBackWithinMs);
  }

  private newTicket(): void {
    this.options.session.drop();
    this.line?.close(true);
    this.line = null;
    this.view.set({ isLineUp: false });
    if (this.isIn) this.reconnecting();
    this.tickets.seek();
  }

  private roomClosed(reason: RoomCloseReason): void {
    if (reason === 'ended' || reason === 'removed') {
      this.over(reason, reason);
      return;
    }
    this.view.set({ problem: reason });
    this.newTicket();
  }

  private isOverBy(code: SignalErrorCode): boolean {
    if (code !== 'ROOM_REMOVED') return false;
    this.over('removed', code);
    return true;
  }

  private over(phase: RoomPhase, problem: RoomState['problem']): void {
    if (isOver(this.view.state.phase)) return;
    this.options.session.drop();
    this.view.set({ phase, problem });
    this.close();
  }

  // Staying in

  private isBack(): void {
    clearTimeout(this.impatience);
    const path = this.line?.link?.path.state;
    if (!this.line?.signal.isUp || !this.wantsIn || (path !== 'up' && path !== 'new')) return;
    const phase = this.other === null ? 'live' : 'moving';
    const recoveredAt = this.view.state.phase === 'reconnecting' ? performance.now() : this.view.state.recoveredAt;
    this.view.set({ phase, problem: null, recoveredAt });
    this.allowSending();
  }

  private pathIs(isGood: boolean): void {
    clearTimeout(this.impatience);
    if (isGood) this.isBack();
    else if (this.isIn) this.impatience = setTimeout(() => this.reconnecting(), patienceMs);
  }

  private reconnecting(): void {
    const { line } = this.view.state;
    this.view.set({ phase: 'reconnecting', line: { ...line, quality: 0 } });
  }

  private allowSending(): void {
    const { grants } = this.view.state;
    const maySend = grants.includes('speak') || grants.includes('share');
    this.line?.allowSending(maySend).catch(() => undefined);
  }

  private syncSource(source: MediaSource): void {
    // A failure shows as a broken path or as a lost line, and both lead to a new link that sends it again.
    for (const line of [this.line, this.other]) {
      if (this.wantsIn) line?.link?.sender.sync(source).catch(() => undefined);
    }
  }

  private follow({ isCameraResting, voiceBitrate }: UplinkPlan): void {
    const { plan } = this;
    if (plan.isCameraResting !== isCameraResting) {
      plan.isCameraResting = isCameraResting;
      this.view.set({ isCameraResting });
      this.syncSource('camera');
    }
    if (plan.voiceBitrate !== voiceBitrate) {
      plan.voiceBitrate = voiceBitrate;
      this.syncSource('microphone');
    }
  }

  // Moving to another node

  private move({ ticket, node, iceServers }: RoomEvents['media.migrate']): void {
    if (this.other !== null || this.line === null || !this.wantsIn) return;
    this.other = this.createLine(node, iceServers);
    this.view.set({ phase: 'moving' });
    this.other.open({ ticket });
    const { other } = this;
    this.moveTimer = setTimeout(() => this.stay(other), moveWithinMs);
  }

  /** The new node will not have us: what is here goes on until it is closed, and then a new ticket is asked for. */
  private stay(line: RoomLine): void {
    if (line !== this.other) return;
    this.leaveOther();
  }

  /** Lets the old node go as soon as nothing on the screen comes from there. */
  private letGo(): void {
    const { other } = this;
    if (other === null || !this.hasArrived) return;
    const old = new Set(other.link?.receiver.ids);
    if (other.link !== null && this.view.tracks.list.some(({ consumerId }) => old.has(consumerId))) return;
    if (this.view.isHolding) return;
    this.leaveOther();
  }

  private leaveOther(): void {
    clearTimeout(this.moveTimer);
    this.other?.close();
    this.other = null;
    this.hasArrived = false;
    this.view.releasePeers();
    if (this.isIn) this.isBack();
  }
}
