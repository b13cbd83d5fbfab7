import { EventEmitter } from 'node:events';
import {
  type ConsumerView,
  expectedPackets,
  type MediaSource,
  type RoomKind,
  type RoomRequestInput,
  type TransportOptions,
} from '@parvis/contracts';
import type { types } from 'mediasoup';
import type { AllocationLimits } from './allocator.rules.js';
import type { VideoCodec } from './codecs.js';
import { DemandBook } from './demand-book.js';
import { type Edge, FanOut, type FanOutOptions, fanOutDefaults } from './fan-out.js';
import { MediaError } from './media.errors.js';
import { limitsAt, refusesPublishers } from './overload.rules.js';
import type { PeerMedia } from './peer-media.js';
import type { ReceptionSource } from './reception.js';
import { RoomRouter } from './room-router.js';
import { RoomStreams } from './room-streams.js';
import { SeatBook, type SeatOptions } from './seat-book.js';
import type { SentStream } from './sent-stream.js';
import { commonVideoCodec } from './video-codec.rules.js';
import type { WorkerPool } from './worker-pool.js';

export interface RoomMediaNews {
  /** Who speaks; null when that person's stream is gone. */
  speaker: [participantId: string | null];
  /** The worker is gone and everything of this epoch with it. */
  died: [];
  /** This person's streams are others now, or one was paused or resumed. */
  streamsChanged: [participantId: string];
  /** Senders should use this codec from now on. */
  videoCodec: [codec: VideoCodec];
}

export interface RoomMediaOptions {
  kind: RoomKind;
  /** What every message about this media carries. */
  epoch: number;
  fanOut?: Partial<FanOutOptions>;
  /** How long a stream that a client does not want any more is kept ready, ms; 10 s when absent. */
  parkMs?: number;
}

/** A stage's viewers are placed one by one; what its first worker is given are the people on it. */
const stagePackets = 1_000;

/**
 * All media of one room for one epoch: routers, transports, streams and who receives which. Lives until the room closes or its
 * worker dies; the room then opens another with the next epoch.
 */
export class RoomMedia extends EventEmitter<RoomMediaNews> {
  private readonly seats: SeatBook;
  private readonly sent: RoomStreams;
  private readonly demands = new DemandBook(() => [...this.seats.live].map(({ reception }) => reception.demand));
  private readonly fanOut: FanOut;
  private readonly stopCounting: () => void;
  private codec: VideoCodec;
  private speaker: string | null = null;
  private isRefreshing = false;
  private isOver = false;

  private constructor(
    private readonly options: RoomMediaOptions,
    private readonly pool: WorkerPool,
    private readonly origin: RoomRouter,
  ) {
    super();
    this.codec = commonVideoCodec(pool.videoCodecs, []);
    this.fanOut = new FanOut(
      pool,
      origin,
      {
        died: (edge) => this.edgeDied(edge),
        packetsAt: (edge) => this.seats.packetsAt(edge),
        overload: this.overloaded,
      },
      { ...fanOutDefaults, ...options.fanOut },
    );
    const { kind, epoch, parkMs } = options;
    this.seats = new SeatBook({
      kind,
      epoch,
      origin,
      fanOut: this.fanOut,
      ...(parkMs === undefined ? {} : { parkMs }),
    });
    this.sent = new RoomStreams({
      origin,
      live: this.seats.live,
      changed: (participantId) => {
        if (!this.isOver) this.emit('streamsChanged', participantId);
      },
      ended: (producerId) => {
        this.demands.remove(producerId);
        this.refreshSoon();
      },
      voicesChanged: () => this.each((media) => media.reception.voicesChanged()),
    });
    this.stopCounting = origin.worker.uses(() => this.seats.packetsAt(null));
    origin.worker.on('overload', this.overloaded);
  }

  /** Rejects with `MEDIA_UNAVAILABLE` when no worker runs, `ROOM_OVERLOADED` when none takes another room. */
  static async open(pool: WorkerPool, options: RoomMediaOptions): Promise<RoomMedia> {
    const news: { media: RoomMedia | null } = { media: null };
    const origin = await RoomRouter.open(
      pool,
      {
        speaker: (producerId) => news.media?.spoke(producerId),
        volumes: (producerIds) => news.media?.sent.heard(producerIds),
        died: () => news.media?.died(),
      },
      { packets: options.kind === 'stage' ? stagePackets : expectedPackets[options.kind] },
    );
    const media = new RoomMedia(options, pool, origin);
    news.media = media;
    return media;
  }

  get epoch(): number {
    return this.options.epoch;
  }

  get closed(): boolean {
    return this.origin.closed;
  }

  /** The router on which everything is sent: for recorders and pipes. */
  get router(): types.Router {
    return this.origin.router;
  }

  get activeSpeaker(): string | null {
    return this.speaker;
  }

  /** The best codec that everybody here can receive. */
  get videoCodec(): VideoCodec {
    return this.codec;
  }

  /** How many edge routers carry viewers. */
  get edges(): number {
    return this.fanOut.size;
  }

  /** All streams of the room. */
  get streams(): SentStream[] {
    return this.sent.all;
  }

  streamsOf(participantId: string): SentStream[] {
    return this.sent.of(participantId);
  }

  /**
   * Opens a person's transports. Nothing is received before {@link RoomMedia.connectStreams}.
   * @throws MediaError ROOM_OVERLOADED when the worker takes no newcomers, MEDIA_UNAVAILABLE when it died meanwhile
   */
  async seat(options: SeatOptions): Promise<PeerMedia> {
    const media = await this.seats.open(options);
    media.onClose(() => this.leave(media));
    return media;
  }

  /**
   * A stream that stays silent, for media opened before the join: consuming it makes the client's receiving transport connect. It
   * ends with {@link RoomMedia.connectStreams}. Null when the client cannot take it.
   */
  async silenceFor(media: PeerMedia): Promise<ConsumerView | null> {
    const router = this.seats.routerOf(media);
    const producer = await router.silence();
    const stream: SentStream = { producer, participantId: media.participantId, source: 'microphone' };
    return (await media.reception.consume(stream, router.canConsume))?.view ?? null;
  }

  /** The sending transport of someone who may speak from now on; the one that is there when there is one. */
  async openSend(media: PeerMedia): Promise<TransportOptions> {
    // Also for a viewer on an edge: the two transports need not be on one worker.
    return media.openSend(() => this.origin.createTransport());
  }

  /**
   * Shows a seated person to the others and prepares the others' streams for this one. What is prepared now is not announced with
   * `consumer.new`; what is sent from now on is.
   */
  async connectStreams(media: PeerMedia): Promise<void> {
    if (media.closed || this.seats.live.has(media)) return;
    this.seats.live.add(media);
    for (const subscription of media.consumers) subscription.close();
    if (media.streams.length > 0) this.emit('streamsChanged', media.participantId);
    this.chooseCodec();
    await media.reception.connect(this.sourceFor(media));
  }

  /** Answers the producer's id. */
  async produce(media: PeerMedia, input: RoomRequestInput<'media.produce'>): Promise<string> {
    const isNew = !media.streams.some(({ source }) => source === input.source);
    const isVoice = input.source === 'microphone';
    // A voice costs little, and a meeting without one is none.
    if (isNew && !isVoice && refusesPublishers(this.origin.worker.overload)) {
      throw new MediaError('ROOM_OVERLOADED', 'this node takes no more pictures just now');
    }
    const stream = await media.produce(input);
    if (stream.producer.kind === 'video') this.watchDemand(stream, media);
    await this.sent.add(stream);
    await this.offer(stream);
    return stream.producer.id;
  }

  /**
   * A stream that comes through a pipe from another node. It is offered to everybody here; ends when its producer closes.
   */
  async adopt(stream: SentStream): Promise<void> {
    await this.sent.addPiped(stream);
    await this.offer(stream);
  }

  /** Silences a stream of a person; answers its producer's id, or null when there is none that flows. */
  async pauseStream(participantId: string, source: MediaSource): Promise<string | null> {
    const stream = this.streamsOf(participantId).find((one) => one.source === source && !one.producer.paused);
    if (stream === undefined) return null;
    await stream.producer.pause();
    return stream.producer.id;
  }

  /** Somebody beside the clients wants this stream in full, as a recorder or a pipe does; answers how to end that. */
  holdStream(producerId: string): () => void {
    return this.demands.hold(producerId);
  }

  close(): void {
    if (this.isOver) return;
    this.end();
    this.origin.close();
    this.removeAllListeners();
  }

  private end(): void {
    this.isOver = true;
    this.stopCounting();
    this.origin.worker.off('overload', this.overloaded);
    for (const media of this.seats.all) media.close();
    this.demands.close();
    this.sent.close();
    this.fanOut.close();
  }

  private died(): void {
    if (this.isOver) return;
    this.end();
    this.emit('died');
  }

  /** The viewers of that edge join again; nobody else notices. */
  private edgeDied(edge: Edge): void {
    for (const media of this.seats.on(edge)) {
      media.tell('media.reset', { epoch: this.epoch });
      media.close();
    }
  }

  private sourceFor(media: PeerMedia): ReceptionSource {
    const room = this;
    const edge = this.seats.edgeOf(media);
    const router = this.seats.routerOf(media);
    return {
      get streams() {
        return room.streams.filter(({ participantId }) => participantId !== media.participantId);
      },
      get speaker() {
        return room.speaker;
      },
      get limits(): AllocationLimits {
        return limitsAt(router.worker.overload);
      },
      get voices() {
        return room.sent.flowingVoices;
      },
      bring: async (stream) => (edge === null ? stream.producer.id : edge.bring(stream)),
      canConsume: router.canConsume,
      demandChanged: () => room.demands.changed(),
    };
  }

  private watchDemand({ producer }: SentStream, sender: PeerMedia): void {
    const { epoch } = this;
    this.demands.add(producer.id, (spatialLayer) =>
      sender.tell('stream.wanted', { epoch, producerId: producer.id, spatialLayer }),
    );
  }

  /** Viewers come in hundreds: the sender's answer does not wait for them. */
  private async offer(stream: SentStream): Promise<void> {
    const others = [...this.seats.live].filter(({ participantId }) => participantId !== stream.participantId);
    const offers = others.map(async (media) => {
      const work = media.reception.refresh();
      if (this.seats.isViewer(media)) work.catch(() => undefined);
      else await work;
    });
    await Promise.allSettled(offers);
  }

  private readonly overloaded = (): void => this.refreshSoon();

  private refreshSoon(): void {
    if (this.isRefreshing || this.isOver) return;
    this.isRefreshing = true;
    setImmediate(() => {
      this.isRefreshing = false;
      this.each((media) => media.reception.refresh());
    });
  }

  private each(work: (media: PeerMedia) => Promise<void>): void {
    // Whoever leaves meanwhile is no fault.
    for (const media of this.seats.live) work(media).catch(() => undefined);
  }

  private leave(media: PeerMedia): void {
    if (!this.seats.free(media) || this.isOver) return;
    const isHere = [...this.seats.live].some((other) => other.participantId === media.participantId);
    if (this.speaker === media.participantId && !isHere) this.setSpeaker(null);
    this.chooseCodec();
    this.demands.changed();
  }

  private chooseCodec(): void {
    const codec = commonVideoCodec(
      this.pool.videoCodecs,
      [...this.seats.live].map(({ rtpCapabilities }) => rtpCapabilities),
    );
    if (codec === this.codec) return;
    this.codec = codec;
    this.emit('videoCodec', codec);
  }

  private spoke(producerId: string): void {
    const stream = this.streams.find(({ producer }) => producer.id === producerId);
    if (stream !== undefined) this.setSpeaker(stream.participantId);
  }

  private setSpeaker(participantId: string | null): void {
    if (this.speaker === participantId) return;
    this.speaker = participantId;
    this.emit('speaker', participantId);
    this.refreshSoon();
  }
}
