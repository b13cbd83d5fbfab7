import type {
  DtlsParameters,
  IceParameters,
  LayoutTile,
  MediaSource,
  ProducerView,
  RoomEventName,
  RoomEvents,
  RtpCapabilities,
  RtpParameters,
  TransportOptions,
} from '@parvis/contracts';
import type { types } from 'mediasoup';
import { roomLimits } from './limits.js';
import { MediaError } from './media.errors.js';
import { Subscription } from './subscription.js';
import { transportOptions } from './transport-options.js';

export interface SentStream {
  producer: types.Producer;
  participantId: string;
  source: MediaSource;
}

export interface PeerMediaOptions {
  epoch: number;
  participantId: string;
  /** Absent for someone who may only watch. */
  sendTransport: types.WebRtcTransport | null;
  recvTransport: types.WebRtcTransport;
  rtpCapabilities: RtpCapabilities;
  /** Tells the client; what it tells belongs to this epoch. */
  tell: <N extends RoomEventName>(event: N, payload: RoomEvents[N]) => void;
}

/**
 * One connection's two transports and all that runs over them. Lives from a join to the next join, a worker's death or the
 * leave; the person's place in the room outlives it.
 */
export class PeerMedia {
  readonly epoch: number;
  readonly participantId: string;
  private readonly options: PeerMediaOptions;
  private readonly whenClosed: (() => void)[] = [];
  private sendTransport: types.WebRtcTransport | null;
  private opening: Promise<TransportOptions> | null = null;
  private readonly sent = new Map<string, SentStream>();
  private readonly subscriptions = new Map<string, Subscription>();
  private readonly connected = new Set<string>();
  private isClosed = false;

  constructor(options: PeerMediaOptions) {
    this.options = options;
    this.epoch = options.epoch;
    this.participantId = options.participantId;
    this.sendTransport = options.sendTransport;
    options.recvTransport.on('dtlsstatechange', (state) => {
      if (state === 'connected') void this.startAll();
    });
  }

  get closed(): boolean {
    return this.isClosed;
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
    return [...this.subscriptions.values()];
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
    const producer = await transport
      .produce({
        kind: input.source === 'camera' || input.source === 'screen' ? 'video' : 'audio',
        rtpParameters: input.rtpParameters as types.RtpParameters,
        paused: input.paused,
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

  /** Prepares a stream for this client, paused. Null when the client cannot decode it or the stream has just ended. */
  async consume(stream: SentStream, canConsume: types.Router['canConsume']): Promise<Subscription | null> {
    const rtpCapabilities = this.options.rtpCapabilities as types.RtpCapabilities;
    if (this.isClosed || stream.producer.closed) return null;
    if (!canConsume({ producerId: stream.producer.id, rtpCapabilities })) return null;
    try {
      const consumer = await this.options.recvTransport.consume({
        producerId: stream.producer.id,
        rtpCapabilities,
        paused: true,
        enableRtx: true,
      });
      return this.keep(new Subscription(consumer, stream.participantId, stream.source), consumer);
    } catch (error) {
      // The producer or the transport may have closed while the worker was asked; anything else is a real refusal.
      if (stream.producer.closed || this.isClosed) return null;
      throw refused(error);
    }
  }

  async start(consumerIds: readonly string[]): Promise<void> {
    await Promise.all(consumerIds.map((id) => this.subscriptions.get(id)?.start()));
  }

  async setLayout(tiles: readonly LayoutTile[]): Promise<void> {
    const shown = new Map(tiles.map((tile) => [`${tile.participantId} ${tile.source}`, tile]));
    await Promise.all(
      this.consumers.map((subscription) => {
        const tile = shown.get(`${subscription.participantId} ${subscription.source}`);
        return tile === undefined ? undefined : subscription.showOn(tile.width, tile.height);
      }),
    );
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.sendTransport?.close();
    this.options.recvTransport.close();
    this.sent.clear();
    this.subscriptions.clear();
    for (const listener of this.whenClosed) listener();
  }

  private keep(subscription: Subscription, consumer: types.Consumer): Subscription {
    const { epoch } = this;
    const tell: PeerMediaOptions['tell'] = (event, payload) => this.tell(event, payload);
    this.subscriptions.set(consumer.id, subscription);
    consumer.observer.once('close', () => this.subscriptions.delete(consumer.id));
    consumer.on('producerclose', () => tell('consumer.closed', { epoch, consumerIds: [consumer.id] }));
    consumer.on('producerpause', () => tell('consumer.paused', { epoch, consumerId: consumer.id }));
    consumer.on('producerresume', () => tell('consumer.resumed', { epoch, consumerId: consumer.id }));
    return subscription;
  }

  private async startAll(): Promise<void> {
    await Promise.allSettled(this.consumers.map((subscription) => subscription.start()));
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
