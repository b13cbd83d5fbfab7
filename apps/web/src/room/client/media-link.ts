import type {
  ConsumerView,
  IceServer,
  MediaSource,
  RoomRequestInput,
  RoomRequestName,
  RoomRequestOutput,
  TransportOptions,
} from '@parvis/contracts';
import type { Consumer, ConsumerOptions, Device, Producer, Transport } from 'mediasoup-client/types';
import { encodingOf } from './encodings.js';

export type Request = <N extends RoomRequestName>(name: N, input: RoomRequestInput<N>) => Promise<RoomRequestOutput<N>>;

export interface MediaLinkOptions {
  device: Device;
  epoch: number;
  transports: { send: TransportOptions | null; recv: TransportOptions };
  iceServers: readonly IceServer[];
  request: Request;
  /** The path to the media node is there, is shaky, or could not be mended in time. */
  onPath(path: 'up' | 'suspect' | 'broken'): void;
}

/** What this side wants to send from one source. A track of null keeps the place and sends nothing. */
export interface Outgoing {
  track: MediaStreamTrack | null;
  isPaused: boolean;
}

const connectWithinMs = 8_000;
const suspectAfterMs = 1_000;
const mendWithinMs = 3_000;

/** The two transports of one join and everything on them. Mends its path by itself; what cannot be mended is built anew. */
export class MediaLink {
  readonly epoch: number;
  private readonly send: Transport | null;
  private readonly recv: Transport;
  private readonly producers = new Map<MediaSource, Producer>();
  private readonly consumers = new Map<string, Consumer>();
  private readonly toldPaused = new Map<string, boolean>();
  private readonly wanted = new Map<MediaSource, Outgoing>();
  private readonly syncing = new Map<MediaSource, Promise<void>>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private isMending = false;
  private isClosed = false;

  constructor(private readonly options: MediaLinkOptions) {
    const { device, transports, iceServers } = options;
    this.epoch = options.epoch;
    const shared = { iceServers: iceServers.map((server) => ({ ...server })) };
    this.recv = device.createRecvTransport({ ...transports.recv, ...shared });
    this.send = transports.send === null ? null : device.createSendTransport({ ...transports.send, ...shared });
    for (const transport of this.transports) this.wire(transport);
    this.send?.on('produce', ({ rtpParameters, appData }, done, fail) => {
      const { source, paused } = appData as { source: MediaSource; paused: boolean };
      this.ask('media.produce', { epoch: this.epoch, source, paused, rtpParameters: rtpParameters as never })
        .then(({ producerId }) => done({ id: producerId }))
        .catch(fail);
    });
  }

  get canSend(): boolean {
    return this.send !== null;
  }

  get isUp(): boolean {
    return this.transports.every(({ connectionState: state }) => state === 'connected' || state === 'new');
  }

  /** Opens streams that the server has prepared and lets them flow. Streams that end meanwhile are left out. */
  async receive(views: readonly ConsumerView[]): Promise<{ view: ConsumerView; track: MediaStreamTrack }[]> {
    const opened = await Promise.all(views.map((view) => this.consume(view)));
    const received = opened.filter((item) => item !== null);
    const consumerIds = received.map(({ view }) => view.id);
    if (consumerIds.length > 0) await this.ask('consumer.resume', { epoch: this.epoch, consumerIds });
    return received;
  }

  stopReceiving(consumerId: string): void {
    this.consumers.get(consumerId)?.close();
    this.consumers.delete(consumerId);
  }

  /** Sends this from now on. Calls for one source are worked off one after the other; the last one wins. */
  setOutgoing(source: MediaSource, outgoing: Outgoing): Promise<void> {
    this.wanted.set(source, outgoing);
    const before = this.syncing.get(source) ?? Promise.resolve();
    const sync = before.catch(() => undefined).then(() => this.sync(source));
    this.syncing.set(source, sync);
    return sync;
  }

  /** Looks for a new path to the media node, as after a change of network. */
  mend(): void {
    if (this.isClosed || this.isMending) return;
    this.isMending = true;
    if (!this.isUp) this.options.onPath('suspect');
    this.startTimer(mendWithinMs, () => {
      this.isMending = false;
      if (this.isUp) this.options.onPath('up');
      else this.options.onPath('broken');
    });
    for (const transport of this.transports) {
      if (transport.connectionState !== 'new') this.restartIce(transport).catch(() => undefined);
    }
  }

  async getStats(): Promise<RTCStatsReport[]> {
    return Promise.all(this.transports.map((transport) => transport.getStats()));
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    for (const transport of this.transports) transport.close();
  }

  private get transports(): Transport[] {
    return this.send === null ? [this.recv] : [this.send, this.recv];
  }

  private wire(transport: Transport): void {
    transport.on('connect', ({ dtlsParameters }, done, fail) => {
      this.ask('transport.connect', { epoch: this.epoch, transportId: transport.id, dtlsParameters })
        .then(() => done())
        .catch(fail);
    });
    transport.on('connectionstatechange', (state) => this.pathChanged(state));
  }

  private pathChanged(state: string): void {
    if (this.isClosed) return;
    if (this.isUp) {
      if (this.timer !== null) clearTimeout(this.timer);
      this.timer = null;
      this.isMending = false;
      this.options.onPath('up');
    } else if (state === 'failed') {
      this.mend();
    } else if (state === 'disconnected' && !this.isMending) {
      // Often over by itself within a second.
      this.startTimer(suspectAfterMs, () => this.mend());
    } else if (state === 'connecting' && !this.isMending) {
      this.startTimer(connectWithinMs, () => this.mend());
    }
  }

  private startTimer(milliseconds: number, then: () => void): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(then, milliseconds);
  }

  private async restartIce(transport: Transport): Promise<void> {
    const { iceParameters } = await this.ask('transport.restart-ice', { epoch: this.epoch, transportId: transport.id });
    if (!transport.closed) await transport.restartIce({ iceParameters });
  }

  private async consume(view: ConsumerView): Promise<{ view: ConsumerView; track: MediaStreamTrack } | null> {
    if (this.isClosed || this.consumers.has(view.id)) return null;
    const { id, producerId, kind, participantId, source } = view;
    // Voice and picture of one person share a stream id, so that the browser keeps them in step.
    const streamId = `${participantId}-${source.startsWith('screen') ? 'screen' : 'person'}`;
    const rtpParameters = view.rtpParameters as ConsumerOptions['rtpParameters'];
    try {
      const consumer = await this.recv.consume({ id, producerId, kind, rtpParameters, streamId });
      this.consumers.set(id, consumer);
      return { view, track: consumer.track };
    } catch (error) {
      if (this.isClosed) return null;
      throw error;
    }
  }

  private async sync(source: MediaSource): Promise<void> {
    const wanted = this.wanted.get(source);
    if (wanted === undefined || this.isClosed || this.send === null) return;
    const producer = this.producers.get(source);
    if (producer === undefined || producer.closed) {
      if (wanted.track !== null) await this.produce(source, wanted.track, wanted.isPaused);
      return;
    }
    if (wanted.track === null && (source === 'screen' || source === 'screen-audio')) {
      this.producers.delete(source);
      producer.close();
      await this.ask('media.close', { epoch: this.epoch, producerId: producer.id });
      return;
    }
    if (producer.track !== wanted.track) await producer.replaceTrack({ track: wanted.track });
    const shouldPause = wanted.isPaused || wanted.track === null;
    if (shouldPause) producer.pause();
    else producer.resume();
    // Not by the producer's own state: the server may have missed the last change.
    if (this.toldPaused.get(producer.id) === shouldPause) return;
    const name = shouldPause ? 'media.pause' : 'media.resume';
    await this.ask(name, { epoch: this.epoch, producerId: producer.id });
    this.toldPaused.set(producer.id, shouldPause);
  }

  private async produce(source: MediaSource, track: MediaStreamTrack, isPaused: boolean): Promise<void> {
    if (this.send === null || track.readyState === 'ended') return;
    // mediasoup-client starts a producer paused when its track is disabled, which an earlier link may have left so.
    track.enabled = !isPaused;
    const producer = await this.send.produce({
      track,
      ...encodingOf(source),
      // The tracks belong to the local media, which outlives this link.
      stopTracks: false,
      disableTrackOnPause: true,
      zeroRtpOnPause: false,
      appData: { source, paused: isPaused },
    });
    this.producers.set(source, producer);
    this.toldPaused.set(producer.id, isPaused);
  }

  private ask: Request = (name, input) => this.options.request(name, input);
}
