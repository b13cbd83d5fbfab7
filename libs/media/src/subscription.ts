import type { ConsumerView, MediaSource, RtpParameters } from '@parvis/contracts';
import type { types } from 'mediasoup';
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
    if (!wasStarted || this.consumer.paused) await this.consumer.resume();
    else if (this.consumer.kind === 'video') await this.consumer.requestKeyFrame();
  }

  /** What the client shows it on, in device pixels. */
  async showOn(width: number, height: number): Promise<void> {
    if (this.consumer.closed || this.consumer.kind !== 'video') return;
    const layer = layerForTile(width, height);
    this.isHidden = layer === null;
    if (layer === null) {
      await this.consumer.pause();
      return;
    }
    if (this.consumer.type === 'simulcast') await this.consumer.setPreferredLayers({ spatialLayer: layer });
    if (this.isStarted && this.consumer.paused) await this.consumer.resume();
  }
}
