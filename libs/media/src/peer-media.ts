import type {
  DtlsParameters,
  IceParameters,
  LayoutTile,
  MediaSource,
  ProducerView,
  ReceiveMode,
  RoomEventName,
  RoomEvents,
  RtpCapabilities,
  RtpParameters,
  TransportOptions,
} from '@parvis/contracts';
import type { types } from 'mediasoup';
import { roomLimits } from './limits.js';
import { MediaError } from './media.errors.js';
import { Reception } from './reception.js';
import type { SentStream } from './sent-stream.js';
import type { Subscription } from './subscription.js';
import { transportOptions } from './transport-options.js';

export interface PeerMediaOptions {
  epoch: number;
  participantId: string;
  /** Absent for someone who may only watch. */
  sendTransport: types.WebRtcTransport | null;
  recvTransport: types.WebRtcTransport;
  rtpCapabilities: RtpCapabilities;
  /** Tells the client; what it tells belongs to this epoch. */
  tell: <N extends RoomEventName>(event: N, payload: RoomEvents[N]) => void;
  /** What this client receives is another now. */
  receives?: (mode: ReceiveMode) => void;
  /** Time in ms before the sender is asked for another key frame; 0 when absent. */
  keyFrameRequestDelay?: number;
  /** How long a stream that is not wanted any more is kept ready, ms. */
  parkMs?: number;
}

/**
 * One connection's two transports and all that runs over them. Lives from a join to the next join, a worker's death or the
 * leave; the person's place in the room outlives it.
 */
export class PeerMedia {
  readonly epoch: number;
  readonly participantId: string;
  readonly reception: Reception;
  private readonly options: PeerMediaOptions;
  private readonly sent = new Map<string, SentStream>();
  private readonly connected = new Set<string>();
  private readonly whenClosed: (() => void)[] = [];
  private sendTransport: types.WebRtcTransport | null;
  private opening: Promise<TransportOptions> | null = null;
  private isClosed = false;

  constructor(options: PeerMediaOptions) {
    this.options = options;
    this.epoch = options.epoch;
    this.participantId = options.participantId;
    this.sendTransport = options.sendTransport;
    this.reception = new Reception({
      epoch: options.epoch,
      transport: options.recvTransport,
      rtpCapabilities: options.rtpCapabilities,
      tell: (event, payload) => this.tell(event, payload),
      ...(options.receives === undefined ? {} : { receives: options.receives }),
      ...(options.parkMs === undefined ? {} : { parkMs: options.parkMs }),
    });
  }

  get closed(): boolean {
    return this.isClosed;
  }

  get rtpCapabilities(): RtpCapabilities {
    return this.options.rtpCapabilities;
  }

  get transports(): { send: TransportOptions | null; recv: TransportOptions } {
    return {
      send: this.sendTransport === null ? null : transportOptions(this.sendTransport),
      recv: transportOptions(this.options.recvTransport),
    };
  }

  get streams(): SentStream[] {
    return [...this.sent.values()];
  }

  get producers(): ProducerView[] {
    return this.streams.map(({ producer, source }) => ({ id: producer.id, source, paused: producer.paused }));
  }

  get consumers(): Subscription[] {
    return this.reception.consumers;
  }

  get receiveMode(): ReceiveMode {
    return this.reception.mode;
  }

  /** Tells the client, while this is what it is connected to. */
  tell<N extends RoomEventName>(event: N, payload: RoomEvents[N]): void {
    if (!this.isClosed) this.options.tell(event, payload);
  }

  onClose(listener: () => void): void {
    if (this.isClosed) listener();
    else this.whenClosed.push(listener);
  }

  /** Idempotent: asked twice, it opens one transport. */
  openSend(create: () => Promise<types.WebRtcTransport>): Promise<TransportOptions> {
    if (this.sendTransport !== null) return Promise.resolve(transportOptions(this.sendTransport));
    this.opening ??= create()
      .then((transport) => {
        if (this.isClosed) {
          transport.close();
          throw new MediaError('ROOM_EPOCH_STALE', 'the media connection was replaced');
        }
        this.sendTransport = transport;
        return transportOptions(transport);
      })
      .finally(() => {
        this.opening = null;
      });
    return this.opening;
  }

  /** Someone who may not send any more: the streams end and the transport with them. Idempotent. */
  closeSend(): void {
    for (const { producer } of this.streams) producer.close();
    this.sendTransport?.close();
    this.sendTransport = null;
  }

  /** Idempotent: a client that did not see the answer asks again. */
  async connect(transportId: string, dtlsParameters: DtlsParameters): Promise<void> {
    const transport = this.transport(transportId);
    if (this.connected.has(transportId)) return;
    this.connected.add(transportId);
    try {
      await transport.connect({ dtlsParameters });
    } catch (error) {
      this.connected.delete(transportId);
      throw refused(error);
    }
  }

  restartIce(transportId: string): Promise<IceParameters> {
    return this.transport(transportId).restartIce();
  }

  /** A second stream from the same source takes the place of the first. */
  async produce(input: { source: MediaSource; rtpParameters: RtpParameters; paused: boolean }): Promise<SentStream> {
    const transport = this.sendTransport;
    if (transport === null) throw new MediaError('ROOM_GRANT_MISSING', 'this peer only watches');
    for (const stream of this.streams) if (stream.source === input.source) stream.producer.close();
    if (this.sent.size >= roomLimits.producersPerPeer) throw new MediaError('MEDIA_LIMIT', 'too many streams');
    const isVideo = input.source === 'camera' || input.source === 'screen';
    const { keyFrameRequestDelay } = this.options;
    const producer = await transport
      .produce({
        kind: isVideo ? 'video' : 'audio',
        rtpParameters: input.rtpParameters as types.RtpParameters,
        paused: input.paused,
        ...(isVideo && keyFrameRequestDelay !== undefined ? { keyFrameRequestDelay } : {}),
      })
      .catch((error: unknown) => {
        throw refused(error);
      });
    const stream = { producer, participantId: this.participantId, source: input.source };
    this.sent.set(producer.id, stream);
    producer.observer.once('close', () => this.sent.delete(producer.id));
    return stream;
  }

  async setProducerPaused(producerId: string, paused: boolean): Promise<void> {
    const { producer } = this.stream(producerId);
    await (paused ? producer.pause() : producer.resume());
  }

  closeProducer(producerId: string): void {
    this.stream(producerId).producer.close();
  }

  start(consumerIds: readonly string[]): Promise<void> {
    return this.reception.start(consumerIds);
  }

  setLayout(tiles: readonly LayoutTile[]): Promise<void> {
    return this.reception.setLayout(tiles);
  }

  /** The person's own choice: voices only, or pictures as the line allows. */
  setWantsVideo(wantsVideo: boolean): Promise<ReceiveMode> {
    return this.reception.setWantsVideo(wantsVideo);
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.sendTransport?.close();
    this.reception.close();
    this.sent.clear();
    for (const listener of this.whenClosed) listener();
  }

  private transport(id: string): types.WebRtcTransport {
    const found = [this.sendTransport, this.options.recvTransport].find((transport) => transport?.id === id);
    if (!found || found.closed) throw new MediaError('MEDIA_NOT_FOUND', 'no such transport');
    return found;
  }

  private stream(producerId: string): SentStream {
    const stream = this.sent.get(producerId);
    if (stream === undefined) throw new MediaError('MEDIA_NOT_FOUND', 'no such stream');
    return stream;
  }
}

const refused = (error: unknown) => new MediaError('MEDIA_REFUSED', String(error));
