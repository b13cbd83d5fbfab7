import type { ConsumerView, MediaSource, RtpParameters } from '@parvis/contracts';
import { errors, type types } from 'mediasoup';
import { layerForTile } from './layers.rules.js';

/** One stream on its way to one client. It flows once the client is ready for it and can see it. */
export class Subscription {
  private isStarted = false;
  private isHidden = false;

  constructor(
    private readonly consumer: types.Consumer,
    readonly participantId: string,
    readonly source: MediaSource,
  ) {}

  get id(): string {
    return this.consumer.id;
  }

  get view(): ConsumerView {
    return {
      id: this.consumer.id,
      producerId: this.consumer.producerId,
      participantId: this.participantId,
      kind: this.consumer.kind,
      source: this.source,
      rtpParameters: this.consumer.rtpParameters as RtpParameters,
      producerPaused: this.consumer.producerPaused,
    };
  }

  /** Whether packets may flow, and the simulcast layer that is wanted at most. */
  get state(): { isFlowing: boolean; layer: number | null } {
    return { isFlowing: !this.consumer.paused, layer: this.consumer.preferredLayers?.spatialLayer ?? null };
  }

  /** The client is ready to receive. Once more on a running picture: it missed the start and needs a key frame. */
  async start(): Promise<void> {
    const wasStarted = this.isStarted;
    this.isStarted = true;
    if (this.isHidden || this.consumer.closed) return;
    if (!wasStarted || this.consumer.paused) await unlessGone(this.consumer.resume());
    else if (this.consumer.kind === 'video') await unlessGone(this.consumer.requestKeyFrame());
  }

  /** What the client shows it on, in device pixels. */
  async showOn(width: number, height: number): Promise<void> {
    if (this.consumer.closed || this.consumer.kind !== 'video') return;
    const spatialLayer = layerForTile(width, height);
    this.isHidden = spatialLayer === null;
    if (spatialLayer === null) return unlessGone(this.consumer.pause());
    if (this.consumer.type === 'simulcast') await unlessGone(this.consumer.setPreferredLayers({ spatialLayer }));
    if (this.isStarted && this.consumer.paused) await unlessGone(this.consumer.resume());
  }
}

/** The worker closes a consumer with its producer a moment before we hear of it. */
async function unlessGone(request: Promise<void>): Promise<void> {
  try {
    await request;
  } catch (error) {
    if (!(error instanceof errors.NotFoundError) && !(error instanceof errors.WorkerClosedError)) throw error;
  }
}
