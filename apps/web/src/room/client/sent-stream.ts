import type { MediaSource } from '@parvis/contracts';
import type { Producer } from 'mediasoup-client/types';
import type { VideoCodec } from './encodings.js';
import type { Outgoing, OutgoingPlan } from './outgoing-plan.js';
import type { Request } from './request.js';
import { limitLayers, limitVoice, sendKeyFrame } from './sender-layers.js';

/** One stream on its way to the node: negotiated here at once, announced to the room when we are in it. */
export class SentStream {
  /** Its name at the server; null until it has been announced. */
  producerId: string | null = null;
  /** The largest picture that anybody wants; null: nobody wants any. */
  wantedLayer: number | null = 2;
  private toldPaused: boolean | null = null;
  private layer: number | null = 2;
  private bitrate: number;

  constructor(
    readonly source: MediaSource,
    readonly producer: Producer,
    /** Null for sound, and where the browser chose. */
    readonly codec: VideoCodec | null,
    private readonly epoch: number,
    private readonly plan: OutgoingPlan,
    private readonly request: Request,
  ) {
    this.bitrate = plan.voiceBitrate;
  }

  /** Brings the stream in line with what is wanted. `isIn`: the room knows us and can be told. */
  async settle({ track, isPaused }: Outgoing, isIn: boolean): Promise<void> {
    const { producer, plan, source } = this;
    const isResting = source === 'camera' && plan.isCameraResting;
    const shouldPause = isPaused || track === null || isResting;
    if (producer.track !== track) await producer.replaceTrack({ track });
    if (isPaused || track === null) producer.pause();
    else producer.resume();
    await this.limit(isResting ? null : this.wantedLayer);
    if (isIn) await this.tell(shouldPause);
  }

  /** What the server says of it after a lost line; undefined: it does not know it. */
  known(view: { id: string; paused: boolean } | undefined): void {
    this.producerId = view?.id ?? null;
    this.toldPaused = view?.paused ?? null;
  }

  /** The next picture needs none of those before it. */
  async renewPicture(): Promise<void> {
    const { rtpSender, kind, closed } = this.producer;
    if (kind === 'video' && rtpSender !== undefined && !closed) await sendKeyFrame(rtpSender);
  }

  async end(): Promise<void> {
    this.producer.close();
    const { producerId, epoch } = this;
    if (producerId === null) return;
    this.producerId = null;
    await this.request('media.close', { epoch, producerId });
  }

  private async tell(paused: boolean): Promise<void> {
    const { epoch, source, producer } = this;
    if (this.producerId === null) {
      const rtpParameters = producer.rtpParameters as never;
      const { producerId } = await this.request('media.produce', { epoch, source, paused, rtpParameters });
      this.producerId = producerId;
      this.toldPaused = paused;
    }
    if (this.toldPaused === paused) return;
    await this.request(paused ? 'media.pause' : 'media.resume', { epoch, producerId: this.producerId });
    this.toldPaused = paused;
  }

  private async limit(layer: number | null): Promise<void> {
    const { rtpSender, kind } = this.producer;
    if (rtpSender === undefined) return;
    if (kind === 'video' && layer !== this.layer) {
      await limitLayers(rtpSender, layer, this.source === 'camera');
      this.layer = layer;
    }
    if (this.source === 'microphone' && this.plan.voiceBitrate !== this.bitrate) {
      await limitVoice(rtpSender, this.plan.voiceBitrate);
      this.bitrate = this.plan.voiceBitrate;
    }
  }
}
