import type { LayoutTile, MediaSource, RtpCapabilities } from '@parvis/contracts';
import type { Device } from 'mediasoup-client/types';
import type { CheckMeans, CheckSource } from '../devices/connection-means.js';
import { CallPhase } from './call-phase.js';
import { DeviceLoader } from './device-loader.js';
import { Entrance, type EntranceOptions } from './entrance.js';
import { type CallParts, lineListeners, listenToRoom } from './line-listeners.js';
import { OutgoingMedia } from './outgoing-media.js';
import { type Outgoing, OutgoingPlan } from './outgoing-plan.js';
import type { Receiver } from './receiver.js';
import type { Request } from './request.js';
import { RoomActions } from './room-actions.js';
import { RoomLine, type RoomLineOptions } from './room-line.js';
import { RoomLines } from './room-lines.js';
import type { RoomState } from './room-state.js';
import { RoomView } from './room-view.js';
import { SignalError } from './signal-error.js';
import type { Store } from './store.js';
import { watchWake } from './wake.js';

export interface RoomClientOptions extends EntranceOptions {
  fetchCapabilities(): Promise<RtpCapabilities>;
  createDevice(): Promise<Device>;
}

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
  private readonly lines: RoomLines;
  private readonly parts: CallParts;
  private readonly stopWatching: () => void;
  /** Until the join, the line may be used to check the network. */
  private readonly lobby = new AbortController();
  private layout: readonly LayoutTile[] = [];
  private isClosed = false;

  constructor(private readonly options: RoomClientOptions) {
    this.actions = new RoomActions(this.request);
    this.device = new DeviceLoader(options);
    this.lines = new RoomLines({
      create: (node, iceServers) => this.createLine({ node, iceServers }),
      settled: (hasMoved) => this.settled(hasMoved),
    });
    const { view, lines, plan } = this;
    const phase = new CallPhase(view, lines);
    const outgoing = new OutgoingMedia(plan, view, lines);
    const entrance = new Entrance(options, view, lines, phase, () => this.close());
    this.parts = { view, lines, phase, entrance, outgoing };
    this.stopWatching = watchWake(() => lines.current?.doubt());
  }

  get store(): Store<RoomState> {
    return this.view.store;
  }

  /** Loads what a join needs and opens the line, so that the join itself takes one round trip. May be called again. */
  async prepare(): Promise<void> {
    if (this.isClosed) return;
    this.device.load().catch(() => undefined);
    this.parts.entrance.prepare();
  }

  /** Enters as soon as the line is up. */
  join(): void {
    this.lobby.abort();
    this.parts.entrance.enter();
  }

  /** Sends this from now on, also after every reconnect. */
  setOutgoing(source: MediaSource, outgoing: Outgoing): void {
    this.parts.outgoing.set(source, outgoing);
  }

  /** Tells the server what the screen shows, so that it sends what fits and nothing that nobody sees. */
  setLayout(tiles: readonly LayoutTile[]): void {
    this.layout = tiles;
    this.lines.current?.sendLayout();
  }

  /** Pictures and voices, or voices only. */
  async setReceive(wantsVideo: boolean): Promise<void> {
    const epoch = this.lines.current?.link?.epoch;
    if (epoch === undefined) return;
    this.view.set({ receiveMode: await this.request('receive.set', { epoch, wantsVideo }) });
  }

  /** The device and the line, for the network check in the lobby. */
  async checkMeans(): Promise<CheckMeans | null> {
    const device = await this.device.load();
    const line = this.lines.current;
    if (!line?.signal.isUp) return null;
    // Both use the same line: one after the other.
    await line.warm();
    return { device, signal: line.signal, iceServers: line.options.iceServers, ended: this.lobby.signal };
  }

  /** What the browser measures on the link in use; `receiver` names its streams. */
  async getStats(): Promise<{ send: RTCStatsReport | null; recv: RTCStatsReport | null; receiver: Receiver | null }> {
    const link = this.lines.current?.link ?? null;
    const [send, recv] = await Promise.all([link?.sendStats() ?? null, link?.receiveStats() ?? null]);
    return { send, recv, receiver: link?.receiver ?? null };
  }

  /** Leaves for good; a reload does not come back. */
  async leave(): Promise<void> {
    const line = this.lines.current;
    this.parts.entrance.close();
    this.options.session.drop();
    this.view.set({ phase: 'left' });
    await line?.request('room.leave', {}, 2_000).catch(() => undefined);
    this.close();
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.lobby.abort();
    this.parts.entrance.close();
    this.parts.phase.close();
    this.stopWatching();
    this.lines.close();
  }

  private readonly request: Request = async (name, input, withinMs) => {
    const { current } = this.lines;
    if (current === null) throw new SignalError('OFFLINE', 'there is no line');
    return current.request(name, input, withinMs);
  };

  private createLine(where: Pick<RoomLineOptions, 'node' | 'iceServers'>): RoomLine {
    const { plan, parts } = this;
    // Before an audience of hundreds every packet counts; who talks to each other does without the 20 ms more.
    plan.soundPacketMs = this.view.state.kind === 'stage' ? 40 : 20;
    const options = { ...where, plan, loadDevice: () => this.device.load(), layout: () => this.layout };
    const line: RoomLine = new RoomLine(
      options,
      lineListeners(() => line, parts),
    );
    listenToRoom(line, parts);
    return line;
  }

  private settled(hasMoved: boolean): void {
    const { view, phase, outgoing } = this.parts;
    view.releasePeers(hasMoved);
    if (!phase.isIn) return;
    phase.back();
    outgoing.obeyGrants();
  }
}
