import type { ConsumerView, MediaSource, RtpParameters } from '@parvis/contracts';
import { errors, type types } from 'mediasoup';
import type { Allotted } from './allocator.rules.js';

/** mediasoup takes the highest there is when a stream has fewer. */
const bestLayer = 2;
const anything: Allotted = { layer: null, priority: 1 };

/**
 * One stream on its way to one client: created and paused until the client is ready, live while it is wanted, parked when not;
 * a parked one is closed by its owner after a while. Changes are worked off one after the other, the last wish wins.
 */
export class Subscription {
  private isStarted = false;
  private wish: Allotted | null = anything;
  private work: Promise<void> = Promise.resolve();

  constructor(
    private readonly consumer: types.Consumer,
    private readonly stream: { producerId: string; participantId: string; source: MediaSource },
    /** The layer that the consumer was made with. */
    private askedLayer: number = bestLayer,
  ) {}

  get id(): string {
    return this.consumer.id;
  }

  /** Of the stream as its sender knows it; on an edge router the consumed one has another id. */
  get producerId(): string {
    return this.stream.producerId;
  }

  get participantId(): string {
    return this.stream.participantId;
  }

  get source(): MediaSource {
    return this.stream.source;
  }

  get kind(): 'audio' | 'video' {
    return this.consumer.kind;
  }

  get view(): ConsumerView {
    return {
      id: this.consumer.id,
      ...this.stream,
      kind: this.consumer.kind,
      rtpParameters: this.consumer.rtpParameters as RtpParameters,
      producerPaused: this.consumer.producerPaused,
    };
  }

  /** Whether packets may flow, and the simulcast or SVC layer that is wanted at most. */
  get state(): { isFlowing: boolean; layer: number | null } {
    return { isFlowing: !this.consumer.paused, layer: this.consumer.preferredLayers?.spatialLayer ?? null };
  }

  get isWanted(): boolean {
    return this.wish !== null;
  }

  /** It should flow and its sender sends, but the line to this client has no room left even for its smallest layer. */
  get isStarved(): boolean {
    const { consumer } = this;
    if (consumer.closed || consumer.paused || consumer.producerPaused || !this.isLayered || this.wish === null)
      return false;
    return consumer.currentLayers === undefined && Math.max(0, ...consumer.score.producerScores) > 0;
  }

  /**
   * mediasoup has chosen no layer of a stream that is sent. With room on the line that may be for good: it passes to another layer only
   * when the one it began with has sent a report of its clock (SimulcastConsumer), and that one may have ended before it did.
   */
  async isWedged(): Promise<boolean> {
    if (!this.isStarved) return false;
    const dump = await this.consumer.dump();
    return 'targetSpatialLayer' in dump && dump.targetSpatialLayer === -1 && this.isStarved;
  }

  /** Whether a picture of this stream is on its way. */
  get hasPicture(): boolean {
    const { consumer } = this;
    return consumer.kind === 'video' && !consumer.closed && !consumer.paused && consumer.currentLayers !== undefined;
  }

  /** The client is ready to receive. Once more on a running picture: it missed the start and needs a key frame. */
  start(): Promise<void> {
    const wasStarted = this.isStarted;
    this.isStarted = true;
    return this.next(async () => {
      const wasFlowing = !this.consumer.paused;
      await this.settle();
      if (wasStarted && wasFlowing && !this.consumer.paused && this.consumer.kind === 'video') {
        await unlessGone(this.consumer.requestKeyFrame());
      }
    });
  }

  /** What this client should get of it; null parks it. */
  want(wish: Allotted | null): Promise<void> {
    this.wish = wish;
    return this.next(() => this.settle());
  }

  close(): void {
    this.consumer.close();
  }

  private get isLayered(): boolean {
    return this.consumer.type === 'simulcast' || this.consumer.type === 'svc';
  }

  private next(work: () => Promise<void>): Promise<void> {
    this.work = this.work.then(work, work);
    return this.work;
  }

  private async settle(): Promise<void> {
    const { consumer, wish } = this;
    if (consumer.closed) return;
    if (wish === null) {
      if (!consumer.paused) await unlessGone(consumer.pause());
      return;
    }
    const changes: Promise<unknown>[] = [];
    if (this.isLayered) {
      const spatialLayer = wish.layer ?? bestLayer;
      if (spatialLayer !== this.askedLayer) changes.push(consumer.setPreferredLayers({ spatialLayer }));
      this.askedLayer = spatialLayer;
    }
    if (consumer.kind === 'video' && consumer.priority !== wish.priority) {
      changes.push(consumer.setPriority(wish.priority));
    }
    if (this.isStarted && consumer.paused) changes.push(consumer.resume());
    if (changes.length > 0) await unlessGone(Promise.all(changes));
  }
}

/** The worker closes a consumer with its producer a moment before we hear of it. */
async function unlessGone(request: Promise<unknown>): Promise<void> {
  try {
    await request;
  } catch (error) {
    if (!(error instanceof errors.NotFoundError) && !(error instanceof errors.WorkerClosedError)) throw error;
  }
}
