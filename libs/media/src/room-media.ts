import { EventEmitter } from 'node:events';
import type { MediaSource, RoomKind, RoomRequestInput, RtpCapabilities, TransportOptions } from '@parvis/contracts';
import type { types } from 'mediasoup';
import { MediaError } from './media.errors.js';
import { PeerMedia, type PeerMediaOptions, type SentStream } from './peer-media.js';
import { RoomRouter } from './room-router.js';
import type { WorkerPool } from './worker-pool.js';

export interface RoomMediaNews {
  /** Who speaks; null when that person's stream is gone. */
  speaker: [participantId: string | null];
  /** The worker is gone and everything of this epoch with it. */
  died: [];
  /** This person's streams are others now, or one was paused or resumed. */
  streamsChanged: [participantId: string];
}

export interface RoomMediaOptions {
  kind: RoomKind;
  /** What every message about this media carries. */
  epoch: number;
}

export interface SeatOptions {
  participantId: string;
  /** Opens a sending transport too. */
  maySend: boolean;
  /** One of a stage's audience. */
  isViewer: boolean;
  rtpCapabilities: RtpCapabilities;
  tell: PeerMediaOptions['tell'];
}

/**
 * All media of one room for one epoch: routers, transports, streams and who receives which. Lives until the room closes or its
 * worker dies; the room then opens another with the next epoch.
 */
export class RoomMedia extends EventEmitter<RoomMediaNews> {
  /** Seated people whose streams are shown to the others. */
  private readonly live = new Set<PeerMedia>();
  private speaker: string | null = null;

  private constructor(
    readonly epoch: number,
    private readonly origin: RoomRouter,
  ) {
    super();
  }

  /** Rejects with `MEDIA_UNAVAILABLE` when no worker runs. */
  static async open(pool: WorkerPool, { epoch }: RoomMediaOptions): Promise<RoomMedia> {
    const news: { media: RoomMedia | null } = { media: null };
    const origin = await RoomRouter.open(pool, {
      speaker: (producerId) => news.media?.spoke(producerId),
      died: () => news.media?.emit('died'),
    });
    const media = new RoomMedia(epoch, origin);
    news.media = media;
    return media;
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

  /** All streams of the room. */
  get streams(): SentStream[] {
    return [...this.live].flatMap((media) => media.streams);
  }

  streamsOf(participantId: string): SentStream[] {
    return this.streams.filter((stream) => stream.participantId === participantId);
  }

  /** Opens a person's transports. Nothing is received before {@link RoomMedia.connectStreams}. */
  async seat({ maySend, participantId, rtpCapabilities, tell }: SeatOptions): Promise<PeerMedia> {
    const [recvTransport, sendTransport] = await Promise.all([
      this.origin.createTransport(),
      maySend ? this.origin.createTransport() : null,
    ]);
    if (this.closed) throw new MediaError('MEDIA_UNAVAILABLE', 'the media worker was lost during the join');
    return new PeerMedia({ epoch: this.epoch, participantId, sendTransport, recvTransport, rtpCapabilities, tell });
  }

  /** The sending transport of someone who may speak from now on; the one that is there when there is one. */
  async openSend(media: PeerMedia): Promise<TransportOptions> {
    return media.openSend(() => this.origin.createTransport());
  }

  /**
   * Shows a seated person to the others and prepares the others' streams for this one. What is prepared now is not announced with
   * `consumer.new`; what is sent from now on is.
   */
  async connectStreams(media: PeerMedia): Promise<void> {
    this.live.add(media);
    media.onClose(() => this.leave(media));
    if (media.streams.length > 0) this.emit('streamsChanged', media.participantId);
    const streams = this.streams.filter((stream) => stream.participantId !== media.participantId);
    await Promise.all(streams.map((stream) => media.consume(stream, this.origin.canConsume)));
  }

  /** Answers the producer's id. */
  async produce(media: PeerMedia, input: RoomRequestInput<'media.produce'>): Promise<string> {
    const stream = await media.produce(input);
    const { producer, participantId } = stream;
    const changed = () => this.emit('streamsChanged', participantId);
    producer.observer.on('pause', changed);
    producer.observer.on('resume', changed);
    producer.observer.once('close', changed);
    changed();
    if (input.source === 'microphone') await this.origin.watchSpeaker(producer);
    const others = [...this.live].filter((other) => other.participantId !== participantId);
    await Promise.all(others.map((other) => this.offer(other, stream)));
    return producer.id;
  }

  /** Silences a stream of a person; answers its producer's id, or null when there is none that flows. */
  async pauseStream(participantId: string, source: MediaSource): Promise<string | null> {
    const stream = this.streamsOf(participantId).find((one) => one.source === source && !one.producer.paused);
    if (stream === undefined) return null;
    await stream.producer.pause();
    return stream.producer.id;
  }

  close(): void {
    for (const media of [...this.live]) media.close();
    this.origin.close();
    this.removeAllListeners();
  }

  private async offer(media: PeerMedia, stream: SentStream): Promise<void> {
    const subscription = await media.consume(stream, this.origin.canConsume);
    if (subscription === null || media.closed) return;
    media.tell('consumer.new', { epoch: this.epoch, consumers: [subscription.view] });
  }

  private leave(media: PeerMedia): void {
    this.live.delete(media);
    const isHere = [...this.live].some((other) => other.participantId === media.participantId);
    if (this.speaker === media.participantId && !isHere) this.setSpeaker(null);
  }

  private spoke(producerId: string): void {
    const stream = this.streams.find(({ producer }) => producer.id === producerId);
    if (stream !== undefined) this.setSpeaker(stream.participantId);
  }

  private setSpeaker(participantId: string | null): void {
    if (this.speaker === participantId) return;
    this.speaker = participantId;
    this.emit('speaker', participantId);
  }
}
